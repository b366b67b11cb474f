"""How fast, how few queries, how small. Run by hand; see README.md."""
