"""Packs: for whom, how often, and which blocks; and the report a pack makes of a period."""
