"""Forgetting those who left, step by step, while the totals they are part of stay."""
