"""How a night becomes hours, how hours are corrected and added up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sosbus.base.refusal import Refusal
from sosbus.hours.tables import HourLine
from sosbus.nights.tables import Night
from sosbus.people.tables import Person, Role
from sosbus.roll_call.rules import served
from sosbus.roll_call.tables import RollMark
from sosbus.rota.tables import SignUp

MOST_HOURS = 24
CAME_LATER = "The roll of that night reached us later"


def new_line(
    night: Night,
    person: Person,
    sign_up: SignUp,
    marks: Sequence[RollMark],
    roll_called: bool,
    now: datetime,
) -> HourLine:
    """A person's hours of a night that is over, from true moments and not from wall clocks."""
    planned = in_minutes(night.closes_at - night.opens_at)
    true = in_minutes(served(marks, night.opens_at, night.closes_at))
    promised = 0 if sign_up.seeking_since else planned  # they had said they cannot come
    return HourLine(
        person_id=person.id,
        night_id=night.id,
        role=sign_up.role,
        as_volunteer=person.role is Role.VOLUNTEER,
        roll_called=roll_called,
        planned_minutes=planned,
        served_minutes=true if roll_called else promised,
        at=now,
    )


def in_minutes(length: timedelta) -> int:
    return int(length.total_seconds() // 60)


@dataclass(frozen=True)
class Worked:
    """One night of one person, its line and its corrections added up."""

    night: Night
    first: HourLine
    corrections: Sequence[HourLine] = ()

    @property
    def roll_called(self) -> bool:
        return self.first.roll_called or any(one.roll_called for one in self.corrections)

    @property
    def minutes(self) -> int:
        return self.first.served_minutes + sum(x.served_minutes for x in self.corrections)

    @property
    def hours(self) -> float:
        return self.minutes / 60


def correction(
    worked: Worked, hours: float, reason: str, by: Person, now: datetime
) -> HourLine | Refusal:
    """A new line that brings the night to these hours. What was there before stays."""
    if not 0 <= hours <= MOST_HOURS:
        return Refusal("Give hours from 0 to 24, like 5.5.")
    change = round(hours * 60) - worked.minutes
    if change == 0:
        return Refusal("That is what it says already.")
    return change_of(worked, change, reason, now, by)


def from_the_roll(worked: Worked, marks: Sequence[RollMark], now: datetime) -> HourLine | None:
    """Marks kept on a device may come days later. What a person put right stays as it is."""
    night = worked.night
    true = in_minutes(served(marks, night.opens_at, night.closes_at))
    if true == worked.minutes or any(one.noted_by_id for one in worked.corrections):
        return None
    return change_of(worked, true - worked.minutes, CAME_LATER, now)


def change_of(
    worked: Worked, change: int, reason: str, now: datetime, by: Person | None = None
) -> HourLine:
    return HourLine(
        person_id=worked.first.person_id,
        night_id=worked.night.id,
        role=worked.first.role,
        as_volunteer=worked.first.as_volunteer,
        roll_called=worked.first.roll_called if by else True,
        planned_minutes=0,
        served_minutes=change,
        corrects_id=worked.first.id,
        reason=reason,
        noted_by_id=by.id if by else None,
        at=now,
    )


def by_night(lines: Iterable[tuple[HourLine, Night]]) -> list[Worked]:
    """Lines with their corrections, the latest night first."""
    nights: dict[UUID, Night] = {}
    firsts: dict[UUID, HourLine] = {}
    more: dict[UUID, list[HourLine]] = {}
    for line, night in lines:
        nights[night.id] = night
        if line.corrects_id is None:
            firsts[line.id] = line
        else:
            more.setdefault(line.corrects_id, []).append(line)
    found = [Worked(nights[x.night_id], x, more.get(x.id, [])) for x in firsts.values()]
    return sorted(found, key=lambda one: one.night.night_date, reverse=True)


@dataclass(frozen=True)
class Totals:
    nights: int
    minutes: int

    @property
    def hours(self) -> float:
        return self.minutes / 60


def totals(worked: Iterable[Worked], first: date = date.min, last: date = date.max) -> Totals:
    """Nights truly served between two dates, both counted, and their minutes."""
    some = [x for x in worked if first <= x.night.night_date <= last and x.minutes > 0]
    return Totals(len(some), sum(one.minutes for one in some))
