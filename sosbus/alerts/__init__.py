"""Who has to hear that a night changed: the coordinators, and the one whose night it is."""
