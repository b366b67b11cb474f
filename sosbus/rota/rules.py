"""Whether a crew is safe to go, and who may take or give back a place."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sosbus.base.refusal import Conflict, Refusal
from sosbus.base.words import count, day, listed
from sosbus.nights.tables import Night, Status
from sosbus.people.tables import BusRole, Person
from sosbus.rota.tables import CrewLine, SignUp

# Who else may fill a role's place when the crew is judged. Everyone trained for anything on
# the bus can lend a hand; a medic can do what a first aider does.
ALSO_FILLED_BY: dict[BusRole, frozenset[BusRole]] = {
    BusRole.FIRST_AIDER: frozenset({BusRole.MEDIC}),
    BusRole.SUPPORT: frozenset(BusRole),
}


@dataclass(frozen=True)
class Aboard:
    """Someone on the crew: the place they took, and all they are trained for."""

    sign_up: SignUp
    person: Person

    @property
    def can_be(self) -> frozenset[BusRole]:
        return frozenset({self.sign_up.role, *self.person.bus_roles})


@dataclass(frozen=True)
class Cover:
    """How a crew stands: what is missing before the bus may go, role by role."""

    missing: dict[BusRole, int] = field(default_factory=dict)

    @property
    def is_safe(self) -> bool:
        return not self.missing

    @property
    def words(self) -> str:
        if self.is_safe:
            return "Safe to go"
        needs = [
            f"{number} more" if role is BusRole.SUPPORT else a(role, number)
            for role, number in self.missing.items()
        ]
        return f"Needs {listed(needs)}"


def a(role: BusRole, number: int) -> str:
    return f"a {role.label.lower()}" if number == 1 else count(number, role.label.lower())


def fills(role: BusRole, can_be: Collection[BusRole]) -> bool:
    return role in can_be or not ALSO_FILLED_BY.get(role, frozenset()).isdisjoint(can_be)


def how_covered(lines: Sequence[CrewLine], crew: Iterable[Collection[BusRole]]) -> Cover:
    """Seat the crew so that as many needed places as can be are filled, each person once.

    A maximum matching (Kuhn 1955): a person already seated moves over when that frees a
    place for somebody who could sit nowhere else. Scarcer roles are seated first, so what
    is reported missing is the hardest to find only when it truly is.
    """
    people = [frozenset(one) for one in crew]
    needed = [line.role for line in lines for _ in range(line.minimum)]
    needed.sort(key=lambda role: len(ALSO_FILLED_BY.get(role, ())))
    seated: dict[int, int] = {}

    def seat(place: int, tried: set[int]) -> bool:
        for person, can_be in enumerate(people):
            if person in tried or not fills(needed[place], can_be):
                continue
            tried.add(person)
            if person not in seated or seat(seated[person], tried):
                seated[person] = place
                return True
        return False

    missing: dict[BusRole, int] = {}
    for place, role in enumerate(needed):
        if not seat(place, set()):
            missing[role] = missing.get(role, 0) + 1
    return Cover(missing)


@dataclass(frozen=True)
class NightCrew:
    """A night with its crew: what a page about it needs."""

    night: Night
    lines: Sequence[CrewLine]
    crew: Sequence[Aboard]

    @property
    def cover(self) -> Cover:
        return how_covered(self.lines, [one.can_be for one in self.crew])

    def free(self, line: CrewLine) -> int:
        return max(0, line.ideal - sum(one.sign_up.role is line.role for one in self.crew))

    def mine(self, person: Person) -> Aboard | None:
        return next((one for one in self.crew if one.person.id == person.id), None)

    def lead(self) -> Person | None:
        leads = (one.person for one in self.crew if one.sign_up.role is BusRole.BUS_LEAD)
        return next(leads, None)

    def open_to(self, person: Person) -> list[CrewLine]:
        """The lines with a free place that this person is trained for."""
        if self.mine(person) or self.night.status is not Status.PLANNED:
            return []
        return [x for x in self.lines if x.role in person.bus_roles and self.free(x)]


def new_sign_up(
    whole: NightCrew, person: Person, role: BusRole, now: datetime
) -> SignUp | Refusal:
    """The place this person takes, or why they may not. Judge only under the night's lock."""
    night = whole.night
    if night.status in (Status.CANCELLED, Status.CLOSED) or now >= night.closes_at:
        gone = "cancelled" if night.status is Status.CANCELLED else "over"
        return Conflict(f"The night of {day(night.night_date)} is {gone}.")
    if whole.mine(person):
        return Conflict("You are already on this night.")
    if role not in person.bus_roles:
        return Refusal(f"You are not yet trained as {role.label.lower()}. Ask the coordinator.")
    taken = {one.sign_up.place for one in whole.crew if one.sign_up.role is role}
    ideal = next((line.ideal for line in whole.lines if line.role is role), 0)
    free = [place for place in range(1, ideal + 1) if place not in taken]
    if not free:
        return Conflict(f"Someone has just taken the last {role.label.lower()} place.")
    return SignUp(
        night_id=night.id, person_id=person.id, role=role, place=free[0], signed_up_at=now
    )


def withdraw(mine: Aboard | None, night: Night, now: datetime) -> Refusal | None:
    """Give the place back. Nobody is asked why, and it is never too late until the end."""
    if mine is None:
        return Conflict("You are not on this night.")
    if night.status is Status.CLOSED or now >= night.closes_at:
        return Conflict("This night is over.")
    mine.sign_up.withdrawn_at = now
    return None
