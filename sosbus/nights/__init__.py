"""Nights the bus goes out: planned, open, closed, cancelled."""
