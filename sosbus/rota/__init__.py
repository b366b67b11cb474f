"""Who is on which night: places taken and given back, and whether the crew is safe to go."""
