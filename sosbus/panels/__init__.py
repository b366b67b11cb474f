"""Neighbourhood Action Panels: what residents chose, and what was done about it."""
