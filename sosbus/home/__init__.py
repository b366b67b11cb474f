"""Each person's first page, read from the rooms below."""
