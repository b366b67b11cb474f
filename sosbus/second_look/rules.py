"""What a second look at a night's contacts finds: doubles, gaps, answers that say little."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from sosbus.contacts.rules import IN_WORDS, code_of, required
from sosbus.contacts.tables import Contact, Otherwise, Outcome

MUCH_OTHER, MUCH_AVOIDED = 10, 15  # per cent; above it somebody should look
SAYS_OTHER = frozenset({"other", "other_unknown"})
NOT_RECORDED = "not_recorded"
NOT_ANSWERS = frozenset({"note", "wristband", "venue_id", "response_minutes"})
ALIKE = ("half_hour", "kind", "age_band", "reasons", "outcome")

# What would have cost somebody else, and how it shows that it did after all.
AVOIDED = frozenset(
    {
        Otherwise.AMB_AND_AE,
        Otherwise.AE_OWN,
        Otherwise.AMB_ONLY,
        Otherwise.POLICE_CELL_OR_TIME,
    }
)
NOT_AVOIDED = frozenset(
    {
        Outcome.AMBULANCE_HOSPITAL,
        Outcome.BUS_LIFT_HOSPITAL,
        Outcome.OWN_WAY_HOSPITAL,
        Outcome.POLICE,
        Outcome.CUSTODY,
    }
)


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    number: int
    of: int

    def is_above(self, per_cent: int) -> bool:
        """Exactly: no rounding before the comparison."""
        return self.number * 100 > per_cent * self.of

    @property
    def words(self) -> str:
        """3 of 20, 15%"""
        return f"{self.number} of {self.of}, {100 * self.number / (self.of or 1):.0f}%"


@dataclass(frozen=True)
class Question:
    """How one question was answered over a night."""

    name: str
    missing: int
    not_recorded: int
    other: Share

    @property
    def words(self) -> str:
        return IN_WORDS[self.name]

    @property
    def gaps(self) -> list[str]:
        """2 missing, 3 not recorded"""
        numbers = (("missing", self.missing), ("not recorded", self.not_recorded))
        return [f"{number} {what}" for what, number in numbers if number]

    @property
    def much_other(self) -> bool:
        return self.other.is_above(MUCH_OTHER)

    @property
    def is_thin(self) -> bool:
        return bool(self.missing or self.not_recorded or self.much_other)


def questions(contacts: Sequence[Contact]) -> list[Question]:
    """The questions with answers missing, not recorded, or too often "other"."""
    found = (question(name, contacts) for name in IN_WORDS if name not in NOT_ANSWERS)
    return [one for one in found if one.is_thin]


def question(name: str, contacts: Iterable[Contact]) -> Question:
    lacking = not_recorded = other = answered = 0
    for contact in contacts:
        given = answers(contact, name)
        lacking += not given and name in required(contact)
        not_recorded += NOT_RECORDED in given
        answered += bool(given - {NOT_RECORDED})
        other += bool(given & SAYS_OTHER)
    return Question(name, lacking, not_recorded, Share(other, answered))


def answers(contact: Contact, name: str) -> set[str]:
    code: Any = code_of(getattr(contact, name))
    return set(code) if isinstance(code, list) else {code} - {None}


def avoided(contacts: Sequence[Contact]) -> Share:
    """Contacts judged to have spared somebody else a cost, of all contacts."""
    judged = [x for x in contacts if x.otherwise in AVOIDED and x.outcome not in NOT_AVOIDED]
    return Share(len(judged), len(contacts))


def possible_doubles(contacts: Iterable[Contact]) -> list[tuple[Contact, Contact]]:
    """Contacts that may be one person written twice, each beside the next like it.

    Nothing is kept of which device wrote a contact, so two people who came in the same half
    hour with the same answers look the same as one: somebody who was there says which.
    """
    alike: dict[tuple[Any, ...], list[Contact]] = defaultdict(list)
    for contact in sorted(contacts, key=lambda one: one.number):
        if not contact.taken_back_at:
            alike[looks_of(contact)].append(contact)
    pairs = (pair for some in alike.values() for pair in pairwise(some))
    return sorted(pairs, key=lambda pair: (pair[0].number, pair[1].number))


def looks_of(contact: Contact) -> tuple[Any, ...]:
    seen = (getattr(contact, name) for name in ALIKE)
    return tuple(tuple(sorted(one)) if isinstance(one, list) else one for one in seen)
