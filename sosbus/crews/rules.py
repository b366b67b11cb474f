"""Whether a crew is safe to go, what is missing, and who cannot be spared."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from sosbus.base.words import count, listed
from sosbus.crews.tables import CrewLine, CrewTemplate
from sosbus.people.tables import BusRole

ONLY_LOOKING = frozenset({BusRole.STUDENT, BusRole.OBSERVER})  # aboard, but not of the crew
PATROL = 2
NO_DOUBLES: Mapping[BusRole, frozenset[BusRole]] = {}


@dataclass(frozen=True)
class CrewRules:
    """One kind of night's rules: its template, its lines, and who may double as what."""

    template: CrewTemplate
    lines: Sequence[CrewLine]
    doubles: Mapping[BusRole, frozenset[BusRole]] = field(default_factory=dict)

    def fills(self, place: BusRole, can_be: Collection[BusRole]) -> bool:
        return place in can_be or any(
            place in self.doubles.get(role, frozenset()) for role in can_be
        )

    @property
    def words(self) -> str:
        """What the bus needs before it may go, in a sentence."""
        needed = [a(line.role, line.minimum) for line in self.lines if line.minimum]
        crew = count(self.template.minimum, "person", "people")
        return f"To go, the bus needs {listed(needed)}, {crew} at least. Each counts once."


@dataclass(frozen=True)
class Cover:
    """How a crew stands: the places nobody can fill, and how many more people it takes."""

    missing: dict[BusRole, int] = field(default_factory=dict)
    more: int = 0

    @property
    def is_safe(self) -> bool:
        return not self.missing and not self.more

    @property
    def words(self) -> str:
        if self.is_safe:
            return "Safe to go"
        more = self.more + self.missing.get(BusRole.SUPPORT, 0)
        needs = [
            a(role, number)
            for role, number in self.missing.items()
            if role is not BusRole.SUPPORT
        ]
        return f"Needs {listed([*needs, *([f'{more} more'] if more else [])])}"


def a(role: BusRole, number: int = 1) -> str:
    """a medic, an observer, 2 drivers"""
    if role is BusRole.SUPPORT:
        return f"{number} in support"
    words = role.label.lower()
    if number != 1:
        return count(number, words)
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"


def counts(can_be: Collection[BusRole]) -> bool:
    """Whether somebody is of the crew, and not only there to look and learn."""
    return not ONLY_LOOKING.issuperset(can_be)


def how_covered(rules: CrewRules, crew: Collection[Collection[BusRole]]) -> Cover:
    """Seat the crew so that as many needed places as can be are filled, each person once.

    A maximum matching (Kuhn 1955): a person already seated moves over when that frees a
    place for somebody who could sit nowhere else. The places fewest could fill come first,
    so what is reported missing is the hardest to find only when it truly is.
    """
    people = [frozenset(one) for one in crew]
    needed = [line.role for line in rules.lines for _ in range(line.minimum)]
    needed.sort(key=lambda place: sum(rules.fills(place, {role}) for role in BusRole))
    missing: dict[BusRole, int] = {}
    for place in unseated(rules, needed, people):
        missing[place] = missing.get(place, 0) + 1
    short = rules.template.minimum - sum(counts(one) for one in people)
    return Cover(missing, max(0, short - sum(missing.values())))


def unseated(
    rules: CrewRules, needed: Sequence[BusRole], people: Sequence[frozenset[BusRole]]
) -> list[BusRole]:
    """The needed places left when as many as can be are filled."""
    seated: dict[int, int] = {}

    def seat(place: int, tried: set[int]) -> bool:
        for person, can_be in enumerate(people):
            if person in tried or not rules.fills(needed[place], can_be):
                continue
            tried.add(person)
            if person not in seated or seat(seated[person], tried):
                seated[person] = place
                return True
        return False

    return [role for place, role in enumerate(needed) if not seat(place, set())]


def cannot_be_spared(
    rules: CrewRules, crew: Sequence[Collection[BusRole]]
) -> list[tuple[int, BusRole]]:
    """Of a safe crew, each one without whom a place stays empty, and that place."""
    if not how_covered(rules, crew).is_safe:
        return []
    found: list[tuple[int, BusRole]] = []
    for one in range(len(crew)):
        without = how_covered(rules, [*crew[:one], *crew[one + 1 :]])
        missing = [role for role in without.missing if role is not BusRole.SUPPORT]
        found += [(one, role) for role in missing]
    return found


def may_patrol(rules: CrewRules, crew: Collection[Collection[BusRole]]) -> bool:
    """Whether two may go out on foot and leave enough aboard."""
    return sum(counts(one) for one in crew) - PATROL >= rules.template.stay_aboard
