"""What was learned, and what it came from."""
