"""Cards that run out or are withdrawn: the nights that break, and who is told."""
