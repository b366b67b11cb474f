"""Reading and changing the rules of each kind of night."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, delete, select

from sosbus.crews.rules import CrewRules
from sosbus.crews.tables import CrewLine, CrewTemplate, MayDouble, NotTogether
from sosbus.nights.tables import Kind
from sosbus.people import store as everyone
from sosbus.people.tables import ON_THE_BUS, BusRole, Person


def all_rules(db: Session) -> Mapping[Kind, CrewRules]:
    """Every kind of night's rules, in three queries."""
    lines: dict[Kind, list[CrewLine]] = defaultdict(list)
    for line in db.exec(select(CrewLine).order_by(col(CrewLine.position))):
        lines[line.kind].append(line)
    may = doubles(db)
    return {
        one.kind: CrewRules(one, lines[one.kind], may) for one in db.exec(select(CrewTemplate))
    }


def doubles(db: Session) -> dict[BusRole, frozenset[BusRole]]:
    found: dict[BusRole, set[BusRole]] = defaultdict(set)
    for one in db.exec(select(MayDouble)):
        found[one.trained_as].add(one.may_fill)
    return {role: frozenset(places) for role, places in found.items()}


def rules_for(db: Session, kind: Kind) -> CrewRules:
    return all_rules(db)[kind]


def keep_lines(
    db: Session, kind: Kind, wanted: Mapping[BusRole, tuple[int, int]], order: Sequence[BusRole]
) -> None:
    """The lines of a kind of night: (minimum, ideal) of each role; none of both is no line."""
    db.exec(delete(CrewLine).where(col(CrewLine.kind) == kind))
    for position, role in enumerate(order):
        minimum, ideal = wanted.get(role, (0, 0))
        if ideal:
            db.add(
                CrewLine(kind=kind, role=role, minimum=minimum, ideal=ideal, position=position)
            )


def keep_template(db: Session, kind: Kind, wanted: Mapping[str, Any]) -> None:
    template = db.exec(select(CrewTemplate).where(col(CrewTemplate.kind) == kind)).one()
    for name, value in wanted.items():
        setattr(template, name, value)
    db.add(template)


def keep_doubles(db: Session, pairs: Iterable[tuple[BusRole, BusRole]]) -> None:
    db.exec(delete(MayDouble))
    for trained_as, may_fill in sorted(set(pairs)):
        if trained_as is not may_fill:
            db.add(MayDouble(trained_as=trained_as, may_fill=may_fill))


def crew(db: Session) -> list[Person]:
    """Everyone who may hold a place, by name."""
    return sorted(everyone.here(db, ON_THE_BUS), key=lambda one: one.name)


def pairs_apart(db: Session) -> list[tuple[Person, Person]]:
    one, other = aliased(Person), aliased(Person)
    asked = (
        select(one, other)
        .join(NotTogether, col(NotTogether.one_id) == one.id)
        .join(other, col(NotTogether.other_id) == other.id)
    )
    pairs = (sorted(pair, key=lambda who: who.name) for pair in db.exec(asked))
    return sorted(((a, b) for a, b in pairs), key=lambda pair: pair[0].name)


def keep_apart(db: Session, one_id: UUID, other_id: UUID) -> bool:
    """Kept as one row whichever way round it is said; False if either is nobody."""
    first, second = sorted((one_id, other_id))
    if everyone.one(db, first) is None or everyone.one(db, second) is None:
        return False
    if db.get(NotTogether, (first, second)) is None:
        db.add(NotTogether(one_id=first, other_id=second))
    return True


def let_together(db: Session, one_id: UUID, other_id: UUID) -> None:
    if pair := db.get(NotTogether, tuple(sorted((one_id, other_id)))):
        db.delete(pair)
