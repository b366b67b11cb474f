"""Saying no in plain words."""


class Refusal(str):
    """Why the rules do not allow something, in a sentence the visitor will read."""

    __slots__ = ()


class Conflict(Refusal):
    """A no because the world moved on: the place went, the night closed. Answered with 409."""

    __slots__ = ()
