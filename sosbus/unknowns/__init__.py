"""All that is hidden behind published figures, as an integer programme."""
