"""Words on a form of the night: a field typed `GuardedWords` keeps none that point at somebody.

    note: GuardedWords = Field(None, max_length=140, description="At most 140 letters")

Venues are not known here, and need not be: what is refused is never one. Questions about
words (`guard.rules.doubts`) are asked by the route, which has the venues.
"""

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

from sosbus.guard.rules import blocked


def written(words: object) -> object:
    """What was typed without what no screen shows; nothing at all is None."""
    if not isinstance(words, str):
        return words
    seen = "".join(one for one in words if one.isprintable() or one == "\n")
    return seen.strip() or None


def points_at_nobody(words: str | None) -> str | None:
    if words and (why := blocked(words)):
        raise ValueError(why)
    return words


GuardedWords = Annotated[str | None, BeforeValidator(written), AfterValidator(points_at_nobody)]
