"""One line of the register each, and the sieve that a long list is looked at through."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sosbus.availability.rules import Noes
from sosbus.availability.tables import Away, Kind
from sosbus.base.columns import Choice
from sosbus.base.refusal import Refusal
from sosbus.joining.tables import EmergencyContact, Stage
from sosbus.nights.tables import Night
from sosbus.people.tables import BusRole, Person, Role
from sosbus.qualifications.rules import Lapse, State


class Joining(Choice):
    STILL = "joining", "Still joining"
    DONE = "joined", "Nothing left to do"


@dataclass(frozen=True)
class Row:
    """Somebody in the list: what is still missing, and which card needs a look."""

    person: Person
    missing: Sequence[Stage] = ()
    lapses: Sequence[Lapse] = ()


@dataclass(frozen=True)
class Sieve:
    """What the list shows: those to whom all of it applies."""

    words: str = ""
    role: Role | BusRole | None = None
    stage: Joining | Stage | None = None
    lapsing: bool = False

    def lets(self, row: Row) -> bool:
        return (
            self.words.casefold() in f"{row.person.name} {row.person.email}".casefold()
            and self.role in (None, row.person.role, *row.person.bus_roles)
            and self.stage in (None, *stages_of(row))
            and (bool(row.lapses) or not self.lapsing)
        )


def stages_of(row: Row) -> list[Joining | Stage]:
    return [Joining.STILL, *row.missing] if row.missing else [Joining.DONE]


@dataclass(frozen=True)
class Coming:
    """A night somebody is on, and what has come in its way since."""

    night: Night
    role: BusRole
    short: Sequence[Refusal]
    away: Refusal | None


@dataclass(frozen=True)
class Known:
    """What staff see of one person on the bus."""

    missing: Sequence[Stage]
    keeps_steps: bool
    cards: Sequence[State]
    contact: EmergencyContact | None
    leave: Away | None
    coming: Sequence[Coming]


def current_leave(noes: Noes, today: date) -> Away | None:
    """The leave of absence that runs, or is to come."""
    found = [one for one in noes.away if one.kind is Kind.LEAVE]
    return next((one for one in found if one.last is None or one.last >= today), None)
