"""The search for somebody to step in: waves of offers, and the call up the list."""
