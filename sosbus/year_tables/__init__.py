"""The year report as tables, for whatever is made from tables."""
