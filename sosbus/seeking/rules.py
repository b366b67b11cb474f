"""When a place is given back at once, when others are asked and whom."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import TypeVar

from sosbus.crews.rules import Cover, how_covered
from sosbus.nights.tables import Night, Status
from sosbus.people.tables import BusRole
from sosbus.rota.rules import NightCrew, free_place
from sosbus.seeking.tables import Search

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
LATE = 72 * HOUR
SOON = 6 * HOUR
FIDDLING = 5 * MINUTE
WAVES, QUICK_WAVES = (0, 20, 60), (0, 5, 15)
WAVE_SIZES = (3, 6, None)  # then everybody left

W = TypeVar("W")


def is_late(night: Night, now: datetime) -> bool:
    """Inside 72 hours, and before the night opens, a place is held until it is covered."""
    return night.opens_at - LATE <= now < night.opens_at


def waves(began: datetime, opens_at: datetime) -> list[datetime]:
    """When each wave goes out; quicker when the night is near, and never once it is open."""
    minutes = QUICK_WAVES if opens_at - began < SOON else WAVES
    return [at for one in minutes if (at := began + one * MINUTE) < opens_at]


def next_wave(search: Search, opens_at: datetime) -> datetime | None:
    return next(iter(waves(search.began_at, opens_at)[search.wave :]), None)


def who_next(in_order: Iterable[W], already: Collection[W], wave: int) -> list[W]:
    """Whom the first, second or third wave asks: three, six more, everybody left."""
    left = [one for one in in_order if one not in already]
    return left[: WAVE_SIZES[wave - 1]]


def first_wave_at(emptied_at: datetime, opens_at: datetime) -> datetime:
    """People change their minds: an emptied place waits five minutes unless it is near."""
    near = opens_at - emptied_at < SOON
    return emptied_at if near else emptied_at + FIDDLING


def is_on(night: Night, now: datetime) -> bool:
    """Whether there is still any use in looking."""
    planned = night.status is Status.PLANNED and night.published_at is not None
    return planned and now < night.opens_at


def is_wanted(whole: NightCrew, role: BusRole, asked_for: bool = False) -> bool:
    """Somebody waits to be relieved, or a place is empty that the crew cannot do without."""
    if whole.sought(role):
        return True
    empty = free_place(whole, role) is not None
    return empty and (asked_for or would_help(whole, role))


def is_due(search: Search, whole: NightCrew, now: datetime) -> bool:
    """Its next wave, or its end: nobody is wanted any more, or the night begins."""
    wave = search.next_wave_at is not None and search.next_wave_at <= now
    asked_for = search.asked_by_id is not None
    return wave or not is_on(whole.night, now) or not is_wanted(whole, search.role, asked_for)


def would_help(whole: NightCrew, role: BusRole) -> bool:
    now = [one.can_be for one in whole.coming]
    return lacking(how_covered(whole.rules, [*now, {role}])) < lacking(whole.cover)


def lacking(cover: Cover) -> int:
    return sum(cover.missing.values()) + cover.more
