"""How soon somebody is looked at again, and who is waiting longest.

The times are settings, to be agreed with the clinical provider; these are reminders for the
crew and judge nobody's health. Their anchors: PACE Code C 9.3 (half-hourly for drink or drugs,
which an IOPC review found too seldom), and an ambulance on its way.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sosbus.contacts.tables import Alcohol, Contact, Injury, Reason

DRUNK = (Alcohol.CLEARLY_DRUNK, Alcohol.INCAPABLE)
UNWELL = {Reason.ILL_INCAPABLE, Reason.DRUGS, Reason.SPIKING_SUSPECTED}


@dataclass(frozen=True)
class HowOften:
    """Minutes between looks, and why in words."""

    minutes: int
    why: str = ""


@dataclass(frozen=True)
class Times:
    """The three settings, in minutes."""

    close: int
    watch: int
    calm: int


def how_often(contact: Contact, close_watch: str, times: Times) -> HowOften:
    """`close_watch` says in words why somebody is watched closely, or is empty."""
    if close_watch:
        return HowOften(times.close, close_watch)
    if contact.alcohol in DRUNK:
        return HowOften(times.watch, contact.alcohol.label.lower())
    if contact.injury is Injury.HEAD:
        return HowOften(times.watch, "head knock")
    if UNWELL & set(contact.reasons):
        return HowOften(times.watch, "unwell")
    return HowOften(times.calm)


@dataclass(frozen=True)
class Guest:
    """Somebody on the bus: when they were last looked at and when they should be again."""

    contact: Contact
    looked_at: datetime
    often: HowOften

    @property
    def due_at(self) -> datetime:
        return self.looked_at + timedelta(minutes=self.often.minutes)


def longest_first(guests: Iterable[Guest]) -> list[Guest]:
    """Whoever is overdue the longest comes first."""
    return sorted(guests, key=lambda one: (one.due_at, one.contact.number))


def was_on_time(at: datetime, due_at: datetime | None) -> bool | None:
    """Whether a look came when it was due; None when nothing was due yet."""
    return None if due_at is None else at <= due_at
