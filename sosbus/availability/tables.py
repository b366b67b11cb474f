"""Saying no once: days, weekdays and limits that keep somebody off the rota."""
