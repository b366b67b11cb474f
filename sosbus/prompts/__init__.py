"""Fixed reminders for the crew, and the telephone numbers in them."""
