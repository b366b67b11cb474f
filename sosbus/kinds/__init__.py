"""A kind of thing that is entered: its form, its table, and what tells one from another."""
