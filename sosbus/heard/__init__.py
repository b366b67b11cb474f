"""What published lines tell of contacts, sorted by how they tell it."""
