"""Who is on the bus now, and when somebody last looked."""
