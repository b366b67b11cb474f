"""Somebody’s own nights, in the calendar on their phone."""
