"""Where a figure comes from, who entered it, and what it said before."""
