"""What a published table is: its categories, and which of them a contact falls in."""
