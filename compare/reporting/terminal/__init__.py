"""What the terminal says: plain lines of at most 80 columns, made from the files of a results folder."""
