"""Entering and correcting what the programme is made of: each thing by its own form."""
