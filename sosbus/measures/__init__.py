"""What is published, defined once: the registry of every figure."""
