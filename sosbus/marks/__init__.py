"""What in written words leads to a person: how each kind looks, and what only looks like it."""
