"""All that may be known of some months, and how cells are reckoned from it."""
