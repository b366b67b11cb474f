"""Yes or no from a letter: a signed link, no sign-in."""
