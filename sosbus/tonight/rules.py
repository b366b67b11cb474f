"""Which night is tonight, and opening it."""

from collections.abc import Sequence
from datetime import datetime

from sosbus.base.refusal import Refusal
from sosbus.crews.rules import Cover
from sosbus.nights.rules import may_open
from sosbus.nights.tables import Night, Status


def which_is_tonight(nights: Sequence[Night], now: datetime) -> Night | None:
    """The open night; else the one that may be opened; else the first that is not over."""
    is_open = [night for night in nights if night.status is Status.OPEN]
    ready = [night for night in nights if may_open(night, now) is None]
    coming = [night for night in nights if now < night.closes_at]
    return next(iter([*is_open, *ready, *coming]), None)


def in_the_way(
    night: Night, cover: Cover, agreed: bool, checks: Refusal | None, now: datetime
) -> dict[str, Refusal]:
    """What keeps the bus from opening, by the field that answers it. A crew that is not safe
    opens only when the lead says so; `checks` is what the open-up checks say."""
    if refused := may_open(night, now):
        return {"form": refused}
    found = {"override_why": checks} if checks else {}
    if not cover.is_safe and not agreed:
        words = f"{cover.words}. Tick the box if you have agreed to open like this."
        found["agreed"] = Refusal(words)
    return found
