"""The gate: before anything goes out, that nobody can be found in all that ever went out."""
