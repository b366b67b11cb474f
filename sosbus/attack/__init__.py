"""The attacker: reads published files back, knows nothing else, and tries to find somebody."""
