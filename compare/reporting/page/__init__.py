"""The page: one self-contained HTML file that shows what a run found, and asks the network for nothing."""
