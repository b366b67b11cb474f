"""What keeps somebody off a night: any touch of a local day blocks the whole of it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sosbus.availability.tables import Away, CoversAs, Kind, Limit, WeeklyAway
from sosbus.base.clock import TOWN
from sosbus.base.refusal import Conflict, Refusal
from sosbus.base.words import clock, count, day
from sosbus.people.tables import BusRole, Person

DAY = timedelta(days=1)
NO_TIME_AT_ALL = timedelta(microseconds=1)
FARTHEST = timedelta(days=750)
MOST_ENTRIES = 100
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


@dataclass(frozen=True)
class Noes:
    """Everything one person has said about when, and how often, they can come."""

    away: tuple[Away, ...] = ()
    weekly: tuple[WeeklyAway, ...] = ()
    limits: tuple[Limit, ...] = ()
    both_nights: bool = False
    wake_me: bool = False
    texts: bool = False
    covers_as: CoversAs | None = None


def keeps_off(
    noes: Noes, opens_at: datetime, closes_at: datetime, role: BusRole
) -> Refusal | None:
    """The first day a night touches that this person has said no to, told as such."""
    for on in days_touched(opens_at, closes_at):
        said = no_to(noes, on, role)
        if said:
            return Refusal(f"{said}{runs_into(on, opens_at, closes_at)}.")
    return None


def days_touched(opens_at: datetime, closes_at: datetime) -> list[date]:
    """The town's dates of a night. Ending exactly at midnight does not touch the next."""
    first = opens_at.astimezone(TOWN).date()
    last = max(first, (closes_at - NO_TIME_AT_ALL).astimezone(TOWN).date())
    return [first + step * DAY for step in range((last - first).days + 1)]


def no_to(noes: Noes, on: date, role: BusRole) -> str:
    """In the person's own words what keeps them off a day, or nothing."""
    for away in noes.away:
        if covers(away, on) and away.role in (None, role):
            return f"You are on leave on {day(on)}" if is_leave(away) else no_on(away.role, on)
    for weekly in noes.weekly:
        if weekly.weekday == on.weekday() and weekly.role in (None, role):
            return no_every(weekly)
    return ""


def covers(away: Away, on: date) -> bool:
    return away.first <= on and (away.last is None or on <= away.last)


def is_leave(away: Away) -> bool:
    return away.kind is Kind.LEAVE


def no_on(role: BusRole | None, on: date) -> str:
    if role:
        return f"You said not as {role.label.lower()} on {day(on)}"
    return f"You said you are away on {day(on)}"


def no_every(weekly: WeeklyAway) -> str:
    often = f"{WEEKDAYS[weekly.weekday]}s"
    if weekly.role:
        return f"You said not as {weekly.role.label.lower()} on {often}"
    return f"You said no to {often}"


def runs_into(on: date, opens_at: datetime, closes_at: datetime) -> str:
    """Why a day blocks a night that began the evening before."""
    if on == opens_at.astimezone(TOWN).date():
        return ""
    if on == closes_at.astimezone(TOWN).date():
        return f", and this night runs until {clock(closes_at)} that day"
    return ", and this night runs through that day"


def at_most(
    noes: Noes, role: BusRole, already: Collection[tuple[date, BusRole]], night_date: date
) -> Refusal | None:
    """Whether one more night would pass the most they asked for in its calendar month."""
    month = (night_date.year, night_date.month)
    held = [as_role for on, as_role in already if (on.year, on.month) == month]
    for limit in noes.limits:
        so_far = len(held) if limit.role is None else held.count(limit.role)
        if limit.role in (None, role) and so_far >= limit.most_a_month:
            return Refusal(passed(limit, so_far, night_date))
    return None


def passed(limit: Limit, so_far: int, night_date: date) -> str:
    place = f" as {limit.role.label.lower()}" if limit.role else ""
    if not limit.most_a_month:
        return f"You asked for no nights{place}."
    most = count(limit.most_a_month, "night")
    return f"You asked for at most {most} a month{place}, and {night_date:%B} has {so_far}."


def new_away(
    person: Person, first: date, last: date | None, role: BusRole | None, today: date
) -> Away | Refusal:
    """Days somebody says no to for themselves; one date is a range of one day."""
    last = last or first
    if last < first:
        return Refusal("The last day is before the first.")
    if last < today:
        return Refusal("Those days are over.")
    if last > today + FARTHEST:
        return Refusal("Say no for two years ahead at most.")
    if not_theirs := is_not_theirs(person, role):
        return not_theirs
    return Away(person_id=person.id, first=first, last=last, role=role, set_by_id=person.id)


def new_leave(person_id: UUID, first: date, last: date | None, by_id: UUID) -> Away | Refusal:
    """A leave of absence, agreed with staff; without a last day it lasts until ended."""
    if last and last < first:
        return Refusal("The last day is before the first.")
    return Away(person_id=person_id, first=first, last=last, kind=Kind.LEAVE, set_by_id=by_id)


def new_weekly(
    person: Person, weekdays: Collection[int], role: BusRole | None, noes: Noes
) -> list[WeeklyAway] | Refusal:
    """The weekdays not said before."""
    if not_theirs := is_not_theirs(person, role):
        return not_theirs
    known = {(one.weekday, one.role) for one in noes.weekly}
    return [
        WeeklyAway(person_id=person.id, weekday=weekday, role=role)
        for weekday in sorted(set(weekdays))
        if (weekday, role) not in known
    ]


def is_not_theirs(person: Person, role: BusRole | None) -> Refusal | None:
    if role is None or role in person.bus_roles:
        return None
    return Refusal("Choose a place you are trained for.")


def has_room(noes: Noes) -> Refusal | None:
    if len(noes.away) < MOST_ENTRIES:
        return None
    return Conflict("That is a lot of dates. Remove some below first, or say weekdays.")


def current(noes: Noes, today: date) -> list[Away]:
    """What is not over yet, soonest first."""
    return [one for one in noes.away if one.last is None or one.last >= today]


def on_leave(noes: Noes, on: date) -> Away | None:
    return next((one for one in noes.away if is_leave(one) and covers(one, on)), None)


def all_said(noes: Noes, today: date) -> list[str]:
    """Everything that keeps somebody off, a line each, as staff read it."""
    return [
        *(away_words(one, today) for one in current(noes, today)),
        *(weekly_words(one) for one in noes.weekly),
        *(limit_words(one) for one in noes.limits),
    ]


def away_words(away: Away, today: date) -> str:
    """Away Sat 21 Nov; On leave from Mon 2 Nov; Not as bus lead Fri 20 to Sun 22 Nov"""
    said = f"Not as {away.role.label.lower()}" if away.role else away.kind.label
    first = day_of(away.first, today)
    if away.last is None:
        return f"{said} from {first} until further word"
    if away.last == away.first:
        return f"{said} {first}"
    return f"{said} {first} to {day_of(away.last, today)}"


def day_of(on: date, today: date) -> str:
    return day(on) if on.year == today.year else f"{day(on)} {on.year}"


def weekly_words(weekly: WeeklyAway) -> str:
    place = f"as {weekly.role.label.lower()} " if weekly.role else ""
    return f"Not {place}on {WEEKDAYS[weekly.weekday]}s"


def limit_words(limit: Limit) -> str:
    place = f" as {limit.role.label.lower()}" if limit.role else ""
    if not limit.most_a_month:
        return f"No nights{place}"
    return f"At most {count(limit.most_a_month, 'night')} a month{place}"
