"""The verbs of the wings as stages of an engine: columns in, columns out."""
