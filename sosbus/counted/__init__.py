"""The contacts of each night, counted once for the figures, and again when they change."""
