"""A closed month as partners read it: one document, told as page, JSON, CSV and terminal."""
