"""Bringing volunteers and their cards in from a spreadsheet."""
