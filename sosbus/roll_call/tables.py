"""Who was expected, who came, who is aboard now."""
