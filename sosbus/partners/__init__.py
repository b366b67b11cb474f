"""Partners, what each promised and what came, and the signs that commitment wanes."""
