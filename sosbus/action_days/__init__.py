"""Days of Action: three a year are planned, and each is told as itself."""
