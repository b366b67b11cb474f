"""Milestones, so that a person is thanked by a person."""
