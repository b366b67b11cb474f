"""What may not be in words typed on a night."""

from collections.abc import Collection


def blocked(words: str, venues: Collection[str] = ()) -> str | None:
    """Why these words are refused, in one sentence, or None."""
    return None


def doubts(words: str, venues: Collection[str] = ()) -> list[str]:
    """What may point at somebody: the person typing says whether it does."""
    return []
