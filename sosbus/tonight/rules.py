"""Opening and closing a night."""

from collections.abc import Sequence
from datetime import datetime

from sosbus.base.refusal import Conflict, Refusal
from sosbus.base.words import count
from sosbus.contacts.rules import unfinished
from sosbus.contacts.tables import Contact
from sosbus.crews.rules import Cover
from sosbus.nights.rules import may_open, may_record
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


def close_night(night: Night, contacts: Sequence[Contact], now: datetime) -> Refusal | None:
    """Close, if every contact is complete: an answer, or honestly "not recorded"."""
    if refused := may_record(night):
        return refused
    if left := unfinished(contacts):
        return Conflict(f"{count(len(left), 'contact')} still to finish before closing.")
    night.closed_at = now
    return None
