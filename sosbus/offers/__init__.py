"""A place offered to somebody until a moment: made, told of, answered, ended."""
