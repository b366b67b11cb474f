"""What hire brings in, against what the nights cost to run."""
