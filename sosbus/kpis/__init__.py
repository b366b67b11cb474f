"""The key figures, K1 to K17: each one pure function of what was shown."""
