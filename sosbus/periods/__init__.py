"""Whole months by the date of their nights: a month, a quarter, a year."""
