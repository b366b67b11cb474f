"""Ground floor: settings, database, clock, words. Knows nothing of the charity's work."""
