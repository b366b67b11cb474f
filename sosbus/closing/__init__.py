"""Closing a night: what must be answered, and what the next lead should know."""
