"""Coming or not: one’s own place confirmed, given back, taken back after all."""
