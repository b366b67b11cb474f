"""Nights as people see them, read in a handful of queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, col, select

from sosbus.availability import store as availability
from sosbus.board import rules
from sosbus.board.rules import ForMe
from sosbus.nights.tables import Night
from sosbus.people import store as everyone
from sosbus.people.tables import ON_THE_BUS, Person
from sosbus.rota import store as rota
from sosbus.rota.rules import NightCrew
from sosbus.rota.tables import StoryLine
from sosbus.standing import store as standing


@dataclass(frozen=True)
class Told:
    """A line of a night's story, with the names it speaks of."""

    line: StoryLine
    who: str
    by: str


def for_me(
    db: Session, me: Person, first: date, last: date, now: datetime, drafts: bool
) -> list[ForMe]:
    """Nights by date, each as this person may see it."""
    nights = rota.between(db, first, last, drafts)
    if not nights:
        return []
    if me.role not in ON_THE_BUS:
        return [ForMe(whole, None) for whole in nights]
    mine = standing.of(db, me.id, [one.night for one in nights])
    assert mine
    return [rules.for_me(whole, mine, now) for whole in nights]


def night_for_me(db: Session, me: Person, night: Night, now: datetime) -> ForMe:
    whole = rota.of(db, night)
    if me.role not in ON_THE_BUS:
        return ForMe(whole, None)
    mine = standing.of(db, me.id, [night])
    assert mine
    return rules.for_me(whole, mine, now)


def crew_list(db: Session) -> Sequence[Person]:
    """Everyone who may hold a place, by name: whom staff drag onto the board."""
    here = [one for one in everyone.here(db, ON_THE_BUS) if one.bus_roles]
    return sorted(here, key=lambda one: one.name)


def story(db: Session, night: Night) -> list[Told]:
    lines = rota.story(db, night.id)
    ids = {one for line in lines for one in (line.person_id, line.by_id) if one}
    found = db.exec(select(Person).where(col(Person.id).in_(ids)))
    names: dict[UUID | None, str] = {one.id: one.name for one in found}
    return [
        Told(line, names.get(line.person_id, ""), names.get(line.by_id, "")) for line in lines
    ]


def name_of(db: Session, person_id: UUID) -> str:
    found = everyone.one(db, person_id)
    return found.name if found else ""


def covers(db: Session, whole: NightCrew) -> list[str]:
    """Which kinds of person the crew have said they can be for somebody who asks."""
    said = availability.of_people(db, [one.person.id for one in whole.coming])
    return [one.covers_as.value for one in said.values() if one.covers_as]
