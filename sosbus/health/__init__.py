"""Whether the service is up, and whether it can do its work."""
