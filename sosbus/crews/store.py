"""Reading and changing the rules of each kind of night."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlmodel import Session, col, delete, select

from sosbus.crews.rules import CrewRules
from sosbus.crews.tables import CrewLine, CrewTemplate, MayDouble
from sosbus.nights.tables import Kind
from sosbus.people.tables import BusRole


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


def keep_doubles(db: Session, wanted: Mapping[BusRole, Sequence[BusRole]]) -> None:
    db.exec(delete(MayDouble))
    for trained_as, places in wanted.items():
        for may_fill in places:
            if may_fill is not trained_as:
                db.add(MayDouble(trained_as=trained_as, may_fill=may_fill))
