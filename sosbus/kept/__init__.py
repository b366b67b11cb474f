"""The one list of what is kept of a night, and until when."""
