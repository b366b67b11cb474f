"""Writing a contact down: the short form, and one contact's own page."""
