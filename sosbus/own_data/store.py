"""Finding everything that is held on one person, in every room, by the list of the rules."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Column, ColumnElement, Table, func, or_, select
from sqlmodel import Session, SQLModel, col
from sqlmodel import select as select_one

from sosbus.base.columns import Choice
from sosbus.nights.tables import Night
from sosbus.own_data.rules import HELD, YOU, Copy, Held, take_out, without
from sosbus.people.tables import Person

SOMEBODY = "somebody else"


def table_of(held: Held) -> Table:
    return SQLModel.metadata.tables[held.table]


def about(held: Held, person: Person) -> ColumnElement[bool]:
    """Which rows are theirs: by their id, or by their address where one stands."""
    table = table_of(held)
    theirs: ColumnElement[bool] = table.c[held.column] == person.id
    if not held.address:
        return theirs
    return or_(theirs, table.c[held.address] == person.email)


def counts(db: Session, person: Person) -> list[tuple[Held, int]]:
    """How many rows there are of each thing held on them."""
    return [
        (held, db.execute(select(func.count()).where(about(held, person))).scalar_one())
        for held in HELD
    ]


def copy_of(db: Session, person: Person, now: datetime) -> dict[str, Any]:
    """Everything held on somebody, in words, and nothing that is about anybody else."""
    nights = {one.id: one.night_date for one in db.exec(select_one(Night))}
    others = take_out(names_of_others(db, person))
    return {
        "what": "Everything the SOS Bus holds on you",
        "made at": now,
        "you": in_words(YOU, person.model_dump(), person, nights),
        "held": [*sections(db, person, nights, others)],
        "not in this copy": [
            f"{held.what}: {held.because}" for held in HELD if held.copy is Copy.NONE
        ],
    }


def sections(
    db: Session, person: Person, nights: Mapping[UUID, date], others: re.Pattern[str] | None
) -> Iterator[dict[str, Any]]:
    for held in HELD:
        if held.copy is Copy.NONE:
            continue
        rows = db.execute(select(table_of(held)).where(about(held, person))).mappings().all()
        shown = [in_words(held, dict(row), person, nights) for row in rows]
        if not held.own_people:
            shown = without(shown, others, SOMEBODY)
        more = {"rows": shown} if held.copy is Copy.WHOLE else {"only counted": held.copy.label}
        yield {"what": held.what, "how long": held.kept, "how many": len(rows)} | more


def in_words(
    held: Held, row: dict[str, Any], person: Person, nights: Mapping[UUID, date]
) -> dict[str, Any]:
    """A row as somebody may read it: their own words, nights by date, nobody else's id."""
    shown: dict[str, Any] = {}
    for column in table_of(held).columns:
        value, to = row[column.name], points_at(column)
        if column.name in held.secret or column.name == held.column or value in (None, ""):
            continue
        if to == "night":
            shown["night"] = nights[value]
        elif to == "person":
            name = column.name.removesuffix("_id").replace("_", " ")
            shown[name] = "you" if value == person.id else SOMEBODY
        elif not isinstance(value, UUID):
            shown[column.name.replace("_", " ")] = value
    return {name: readable(value) for name, value in shown.items()}


def points_at(column: Column[Any]) -> str:
    return next((key.column.table.name for key in column.foreign_keys), "")


def names_of_others(db: Session, person: Person) -> list[str]:
    asked = select_one(Person).where(col(Person.id) != person.id)
    words = [word for one in db.exec(asked) for word in (one.name, one.email, one.phone)]
    return [word for word in words if word not in (person.name, person.email, person.phone)]


def readable(value: Any) -> Any:
    """A kept value as it stands in a copy."""
    if isinstance(value, Choice):
        return value.label
    if isinstance(value, list):
        return [readable(one) for one in value]
    if isinstance(value, dict):
        return {str(key): readable(one) for key, one in value.items()}
    known = isinstance(value, str | int | float | bool | date | None)
    return value if known else str(value)
