"""The small groups that an attacker looks for."""
