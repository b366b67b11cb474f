"""Another world: every counter somewhere else, and all that was shown the same."""
