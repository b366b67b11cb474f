"""Entering and correcting with a source, and reading what was said before."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, SQLModel, col, select

from sosbus.people.tables import Person
from sosbus.sources import rules
from sosbus.sources.tables import Version


@dataclass(frozen=True)
class Stated:
    """What an entry needs beside itself: from where, of which day, by whom, and when."""

    source: str
    dated_on: date
    by_id: UUID
    now: datetime


def enter(db: Session, record: SQLModel, stated: Stated) -> None:
    """Keep something new, with its first version."""
    db.add(record)
    db.flush()
    add_version(db, record, 1, stated)


def correct(db: Session, record: SQLModel, changes: Mapping[str, Any], stated: Stated) -> None:
    """What holds now, from now on; what was said before stays readable. Two people who correct
    the same thing at the same moment make the same number, and the second is told."""
    for name, value in changes.items():
        setattr(record, name, value)
    db.add(record)
    db.flush()
    add_version(db, record, newest_number(db, id_of(record)) + 1, stated)


def add_version(db: Session, record: SQLModel, number: int, stated: Stated) -> None:
    values = record.model_dump()
    made = rules.new_version(
        values.pop("id"),
        number,
        values,
        stated.source,
        stated.dated_on,
        stated.by_id,
        stated.now,
    )
    db.add(made)
    db.flush()


def id_of(record: SQLModel) -> UUID:
    return UUID(str(record.model_dump()["id"]))


def newest_number(db: Session, record_id: UUID) -> int:
    asked = select(func.max(Version.number)).where(Version.record_id == record_id)
    return db.exec(asked).one() or 0


def newest(db: Session, record_ids: Iterable[UUID]) -> dict[UUID, Version]:
    """For each record the version that holds."""
    found = db.exec(
        select(Version)
        .where(col(Version.record_id).in_(list(record_ids)))
        .order_by(col(Version.number))
    )
    return {one.record_id: one for one in found}


def versions(db: Session, record_id: UUID) -> Sequence[tuple[Version, str]]:
    """Every version, the newest first, each with the name of who entered it."""
    return db.exec(
        select(Version, Person.name)
        .join(Person, col(Person.id) == Version.entered_by_id)
        .where(Version.record_id == record_id)
        .order_by(col(Version.number).desc())
    ).all()


def blank(db: Session, record_id: UUID, names: Iterable[str]) -> None:
    """What may be kept no longer goes from every version; the rest of it stays."""
    for one in db.exec(select(Version).where(Version.record_id == record_id)):
        one.said = one.said | {name: "" for name in names if name in one.said}
        db.add(one)


def told(db: Session, records: Iterable[SQLModel]) -> dict[UUID, dict[str, Any]]:
    """For each record what stands beside it in a report: its source, the day, the version."""
    held = newest(db, [id_of(one) for one in records])
    return {
        record_id: {
            "source": one.source,
            "dated_on": str(one.dated_on),
            "version": one.number,
        }
        for record_id, one in held.items()
    }
