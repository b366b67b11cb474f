"""Which days the bus is free by day: for the office with all of it, for the public without."""
