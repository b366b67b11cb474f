"""The bus by day: who hires it, what for, and that it is back before the night."""
