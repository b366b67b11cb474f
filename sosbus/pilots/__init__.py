"""Four-month interventions: an area, what was done there, how people felt before and after."""
