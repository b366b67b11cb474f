"""The crew each kind of night needs, and whether one is safe to go."""
