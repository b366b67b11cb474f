"""Hours promised and served, certificates and thanks."""
