"""Reading kept words again, telling that there are some, and erasing them."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, String, Table, cast, select, update
from sqlmodel import Session, SQLModel

from sosbus.messages import store as outbox
from sosbus.messages.rules import message
from sosbus.messages.tables import About
from sosbus.nights import store as nights
from sosbus.nights.tables import Night
from sosbus.people import store as everyone
from sosbus.people.tables import Role
from sosbus.rereading import rules
from sosbus.rereading.rules import Found
from sosbus.rota import store as rota
from sosbus.venues import store as venues


def found_on(db: Session, night: Night) -> list[Found]:
    """What the guard finds in the words of a night as it reads them now."""
    return [one for _, one in found(db, night.id)]


def found(db: Session, night_id: UUID | None = None) -> Iterator[tuple[UUID, Found]]:
    """What it finds, each with its night; of every night whose words are still kept."""
    known = venues.names(db)
    for name, column, key in rules.places():
        table = SQLModel.metadata.tables[name]
        for row in db.execute(with_words(table, column, key, night_id)):
            words = row.held.get(key) if key else row.held
            if words and (why := rules.why(words, known)):
                place = ".".join(one for one in (name, column, key) if one)
                yield row.night_id, Found(place, row.id, words, why)


def with_words(table: Table, column: str, key: str, night_id: UUID | None) -> Any:
    held = table.c[column]
    asked = select(table.c.id, table.c.night_id, held.label("held")).where(held.is_not(None))
    if key:
        asked = asked.where(cast(held, String).contains(f'"{key}"'))
    return asked if night_id is None else asked.where(table.c.night_id == night_id)


def tell(db: Session, now: datetime) -> int:
    """Tell how many there are of each night, and where, once for each number; never what."""
    numbers = Counter(night_id for night_id, _ in found(db))
    for night_id, number in numbers.items():
        night = nights.one(db, night_id)
        assert night
        lead = rota.of(db, night).lead()
        ids = {one.id for one in everyone.here(db, [Role.COORDINATOR])}
        for person_id in sorted(ids | ({lead.id} if lead else set())):
            facts = {"number": number}
            outbox.tell(db, message(About.WORDS, person_id, night_id, number, now, facts=facts))
    return numbers.total()


def erase(db: Session, night: Night, which: str) -> bool:
    """Erase words that were found; False when they are there no longer. The night must be
    locked."""
    for one in found_on(db, night):
        if one.which == which:
            take_out(db, one)
            return True
    return False


def take_out(db: Session, one: Found) -> None:
    name, column, key = (*one.place.split("."), "")[:3]
    table = SQLModel.metadata.tables[name]
    itself = table.c.id == one.row
    left: Any = None
    if key and isinstance(table.c[column].type, JSON):
        sheet = db.execute(select(table.c[column]).where(itself)).scalar_one()
        left = {answer: value for answer, value in sheet.items() if answer != key}
    db.execute(update(table).where(itself).values({column: left}))
