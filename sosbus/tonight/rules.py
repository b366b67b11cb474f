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


def open_night(night: Night, cover: Cover, agreed: bool, now: datetime) -> Refusal | None:
    """Open, if it is time. A crew that is not safe opens only when the lead says so."""
    if refused := may_open(night, now):
        return refused
    if not cover.is_safe and not agreed:
        return Refusal(f"{cover.words}. Tick the box if you have agreed to open like this.")
    night.opened_at = now
    return None
