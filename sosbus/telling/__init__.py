"""A report as it is read, every figure in words: one telling for the page and for the paper."""
