"""A night with its crew: how it stands, what is free, who could be a newcomer's buddy."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sosbus.base.clock import TOWN
from sosbus.base.refusal import Conflict, Refusal
from sosbus.base.words import day
from sosbus.crews.rules import (
    Cover,
    CrewRules,
    cannot_be_spared,
    counts,
    how_covered,
    may_patrol,
)
from sosbus.crews.tables import CrewLine
from sosbus.nights.tables import Night, Status
from sosbus.people.tables import BusRole, Person
from sosbus.qualifications.rules import short_of
from sosbus.rota.tables import SignUp


@dataclass(frozen=True)
class Aboard:
    """Someone on the crew: the place they hold, and what they are fit for on that night."""

    sign_up: SignUp
    person: Person
    can_be: frozenset[BusRole]
    nth: int = 0  # which of their first nights this is, while they need a buddy; else 0

    @property
    def is_coming(self) -> bool:
        return self.sign_up.seeking_since is None


@dataclass(frozen=True)
class NightCrew:
    """A night with its crew and the rules it is judged by: what a page about it needs."""

    night: Night
    rules: CrewRules
    crew: Sequence[Aboard]
    held: Sequence[tuple[BusRole, UUID]] = ()  # places kept a while for somebody asked

    @property
    def lines(self) -> Sequence[CrewLine]:
        """The places of this night, and of any role that is held though no rule asks for it."""
        known = {line.role for line in self.rules.lines}
        kind, more = self.night.kind, {one.sign_up.role for one in self.crew} - known
        held = [
            CrewLine(kind=kind, role=role, minimum=0, ideal=0, position=99)
            for role in sorted(more)
        ]
        return [*self.rules.lines, *held]

    @property
    def coming(self) -> list[Aboard]:
        """The crew without those who cannot come and wait for somebody to step in."""
        return [one for one in self.crew if one.is_coming]

    @property
    def cover(self) -> Cover:
        return how_covered(self.rules, [one.can_be for one in self.coming])

    @property
    def only(self) -> list[str]:
        """Who cannot be spared: "Sam is the only first aider"."""
        coming = self.coming
        alone = cannot_be_spared(self.rules, [one.can_be for one in coming])
        return [f"{coming[who].person.name} is the only {r.label.lower()}" for who, r in alone]

    @property
    def may_patrol(self) -> bool:
        return may_patrol(self.rules, [one.can_be for one in self.coming])

    @property
    def is_published(self) -> bool:
        return self.night.published_at is not None

    @property
    def briefing_at(self) -> datetime:
        return self.night.opens_at - timedelta(minutes=self.rules.template.briefing_minutes)

    def free(self, line: CrewLine) -> int:
        return max(0, line.ideal - sum(one.sign_up.role is line.role for one in self.crew))

    def sought(self, role: BusRole) -> list[Aboard]:
        """Those whose place of this role somebody else may step into."""
        return [x for x in self.crew if x.sign_up.role is role and not x.is_coming]

    def mine(self, person: Person) -> Aboard | None:
        return next((one for one in self.crew if one.person.id == person.id), None)

    def lead(self) -> Person | None:
        leads = (one.person for one in self.crew if one.sign_up.role is BusRole.BUS_LEAD)
        return next(leads, None)

    def without(self, *sign_up_ids: UUID) -> "NightCrew":
        return replace(self, crew=[x for x in self.crew if x.sign_up.id not in sign_up_ids])

    def with_(self, *more: Aboard) -> "NightCrew":
        return replace(self, crew=[*self.crew, *more])


def has_room(whole: NightCrew) -> bool:
    return any(whole.free(line) or whole.sought(line.role) for line in whole.lines)


def free_place(whole: NightCrew, role: BusRole, person_id: UUID | None = None) -> int | None:
    """The lowest free place of a role, past those held a while for somebody else."""
    taken = {one.sign_up.place for one in whole.crew if one.sign_up.role is role}
    ideal = next((line.ideal for line in whole.lines if line.role is role), 0)
    held = sum(of is role and to != person_id for of, to in whole.held)
    free = [place for place in range(1, ideal + 1) if place not in taken]
    return free[0] if len(free) > held else None


def buddy_for(whole: NightCrew) -> Person | None:
    """Somebody experienced on the crew who has no newcomer yet; the lead if nobody else."""
    taken = {one.sign_up.buddy_id for one in whole.crew}
    could = [
        one
        for one in whole.coming
        if not one.nth and counts(one.can_be) and one.person.id not in taken
    ]
    could.sort(key=lambda one: one.sign_up.role is BusRole.BUS_LEAD)
    return could[0].person if could else None


def may_come_off(mine: Aboard | None, night: Night, now: datetime) -> Refusal | None:
    if mine is None:
        return Conflict("You are not on this night.")
    if night.status is Status.CLOSED or now >= night.closes_at:
        return Conflict("This night is over.")
    return None


def ends_on(night: Night) -> date:
    """The local date a night ends on: what a card must hold through."""
    return night.closes_at.astimezone(TOWN).date()


def fit_for(
    person: Person, card_needs: Sequence[Any], held: Sequence[Any], on: date
) -> frozenset[BusRole]:
    """The roles somebody is trained for and whose cards hold through a date."""
    return frozenset(
        role for role in person.bus_roles if not short_of(card_needs, held, role, on)
    )


def fit_on(
    night: Night, sign_up: SignUp, person: Person, needs: Sequence[Any], held: Sequence[Any]
) -> frozenset[BusRole]:
    """What somebody counts as on a night. Of a night that is over, the place they held stands
    for itself: cards are forgotten in time, and that changes no past crew."""
    if night.closed_at is None:
        return fit_for(person, needs, held, ends_on(night))
    in_place = frozenset() if sign_up.overrode else frozenset({sign_up.role})
    return in_place | frozenset(person.bus_roles)


def place_words(role: BusRole, night: Night) -> str:
    """ "First aider, Fri 6 Mar": how a change of one's nights is told."""
    return f"{role.label}, {day(night.night_date)}"
