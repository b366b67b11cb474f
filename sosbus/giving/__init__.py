"""Giving a place of one’s own away, or swapping it for another night."""
