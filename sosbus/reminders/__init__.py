"""The rounds that make messages due: three reminders of a night, one digest of changes."""
