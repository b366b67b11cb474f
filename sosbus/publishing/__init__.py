"""Letting the crew see a rota that was a draft until now."""
