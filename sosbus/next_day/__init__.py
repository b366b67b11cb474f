"""The coordinator's list for the day after a night."""
