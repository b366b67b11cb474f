"""Volunteers, from a spreadsheet."""
