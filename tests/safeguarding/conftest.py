"""A night at work with a lead, a first aider and a medic, and somebody in their care."""

from tests.bedside.conftest import contact, marlow, night, somebody

__all__ = ["contact", "marlow", "night", "somebody"]
