"""Everything the rota looks at when it asks whether a person may hold a place."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sosbus.availability.rules import Noes
from sosbus.people.tables import BusRole, Person


@dataclass(frozen=True)
class Held:
    """Another night somebody is on."""

    night_id: UUID
    night_date: date
    opens_at: datetime
    closes_at: datetime
    role: BusRole


@dataclass(frozen=True)
class Standing:
    """One person as the rota sees them."""

    person: Person
    noes: Noes
    nights: Sequence[Held] = ()
    steps: Sequence[Any] = ()
    cards: Sequence[Any] = ()
    card_needs: Sequence[Any] = ()
    apart: frozenset[UUID] = frozenset()
    nights_done: int = 0

    def elsewhere(self, *but: UUID) -> list[Held]:
        return [one for one in self.nights if one.night_id not in but]


def is_new(standing: Standing) -> bool:
    return standing.nights_done < standing.person.first_nights
