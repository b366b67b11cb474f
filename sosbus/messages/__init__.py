"""Letters out: written in the same transaction as their reason, sent after it."""
