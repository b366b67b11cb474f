"""A card to read aloud when somebody is handed over."""
