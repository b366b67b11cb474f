"""Words typed on a night, and what may not be in them: anything that points at somebody."""
