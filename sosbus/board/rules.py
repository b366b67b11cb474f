"""A night as one person may see it: theirs, theirs to take, or one honest reason why not."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Self

from sosbus.crews.tables import CrewLine
from sosbus.nights.tables import Night, Status
from sosbus.people.tables import BusRole
from sosbus.places.rules import Asked, Unmet, unmet
from sosbus.rota.rules import Aboard, NightCrew
from sosbus.rota.tables import How
from sosbus.standing.rules import Standing


@dataclass(frozen=True)
class Seat:
    """A line of a night as one person may see it: theirs to take, or the reason not."""

    line: CrewLine
    why_not: Unmet | None


@dataclass(frozen=True)
class ForMe:
    """A night as one person sees it."""

    whole: NightCrew
    mine: Aboard | None
    seats: Sequence[Seat] = ()  # with room, or somebody to step in for

    @property
    def night(self) -> Night:
        return self.whole.night

    @property
    def open_to(self) -> list[CrewLine]:
        return [seat.line for seat in self.seats if seat.why_not is None]

    @property
    def why_not(self) -> str:
        """One honest reason, the gravest of the place that asks least."""
        closed = [seat.why_not for seat in self.seats if seat.why_not]
        if self.mine or self.open_to or not closed:
            return ""
        return str(min(closed, key=lambda one: len(one.needs)).first)


def for_me(whole: NightCrew, standing: Standing, now: datetime) -> ForMe:
    """Their place on the night, or each place with room and whether it could be theirs."""
    mine = whole.mine(standing.person)
    if mine or whole.night.status is not Status.PLANNED or now >= whole.night.closes_at:
        return ForMe(whole, mine)
    trained = [line for line in whole.lines if line.role in standing.person.bus_roles]
    seats = []
    for line in trained:
        relieved = [one.sign_up.id for one in whole.sought(line.role)[:1]]
        there = whole if whole.free(line) else whole.without(*relieved)
        if not there.free(line):
            continue
        seats.append(Seat(line, unmet(Asked(there, standing, line.role, How.SELF, now))))
    return ForMe(whole, None, seats)


@dataclass(frozen=True)
class Month:
    """A calendar month, as it stands in an address: 2026-11."""

    first: date

    @classmethod
    def of(cls, day: date) -> Self:
        return cls(day.replace(day=1))

    @classmethod
    def read(cls, typed: str, today: date) -> Self | None:
        """What was asked for; nothing, or nonsense, is the coming weeks."""
        if not re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])", typed, re.ASCII):
            return None
        return cls(date.fromisoformat(f"{typed}-01"))

    @property
    def span(self) -> tuple[date, date]:
        return self.first, self.after.first - timedelta(days=1)

    @property
    def after(self) -> Self:
        return type(self)((self.first + timedelta(days=31)).replace(day=1))

    @property
    def before(self) -> Self:
        return type(self)((self.first - timedelta(days=1)).replace(day=1))

    def __str__(self) -> str:
        return f"{self.first:%Y-%m}"


@dataclass(frozen=True)
class Filter:
    """What of the rota somebody wants to see."""

    role: BusRole | None = None
    show: str = ""

    @classmethod
    def read(cls, role: str, show: str) -> Self:
        found = BusRole._value2member_map_.get(role)
        return cls(
            found if isinstance(found, BusRole) else None,
            show if show in ("gaps", "mine", "could") else "",
        )

    def keeps(self, one: ForMe) -> bool:
        if self.show == "mine" and not one.mine:
            return False
        if self.show == "could" and not one.open_to:
            return False
        if self.show == "gaps" and not gaps(one.whole, self.role):
            return False
        if self.role and self.show != "gaps":
            return any(line.role is self.role for line in one.whole.lines)
        return True


def gaps(whole: NightCrew, role: BusRole | None = None) -> list[CrewLine]:
    """The lines of a night still to come that have room, or somebody to step in for."""
    if whole.night.status is not Status.PLANNED:
        return []
    lines = [line for line in whole.lines if role in (None, line.role)]
    return [line for line in lines if whole.free(line) or whole.sought(line.role)]


def mixed(whole: NightCrew, covers: Collection[str]) -> str:
    """A wish, never a reason to stay home: somebody of each kind for who would rather."""
    if not whole.rules.template.mixed or not whole.crew:
        return ""
    lacking = [kind for kind in ("woman", "man") if kind not in covers]
    if not lacking:
        return ""
    return f"Nobody aboard has offered to be the {' or the '.join(lacking)} to talk to."
