"""What a second look at a night finds in its contacts."""
