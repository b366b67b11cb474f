"""The plan: its objectives, its targets, and the results somebody told or we counted."""
