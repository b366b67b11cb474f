"""Full nights: who waits for a place, and who stands by in case."""
