"""The lead's one screen for a night: open, count, see what is missing, close."""
