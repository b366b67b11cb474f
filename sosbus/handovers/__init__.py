"""Handing somebody over: a card to read aloud, and when the ambulance was called."""
