"""Counting the nights that changed, and adding up all of them.

Nobody has to say that a contact changed. The database makes one number of every answer that is
counted, of every contact of a night, and where it is not the number kept beside the counts,
the night is counted again. Whatever wrote to a contact, and whenever, is seen.
"""

from collections import Counter as Count
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Text, delete, func, insert, or_, select
from sqlalchemy import cast as cast_to
from sqlmodel import Session, SQLModel, col

from sosbus.base.columns import Coded, ManyCoded
from sosbus.contacts.tables import Contact
from sosbus.counted import rules
from sosbus.counted.tables import NightCount, NightCounted
from sosbus.measures import rules as measures
from sosbus.nights.tables import Night

# A measure is given nothing else of a contact, so none can be counted by what has no sign.
TABLES = SQLModel.metadata.tables
COUNTED = [
    one
    for one in TABLES["contact"].columns
    if isinstance(one.type, Coded | ManyCoded) or one.name == "half_hour"
]
COUNTS = (  # as Contact.counts has it
    col(Contact.taken_back_at).is_(None),
    or_(col(Contact.late_at).is_(None), col(Contact.agreed_at).is_not(None)),
)


def totals(db: Session, last: date) -> Count[str]:
    """All contacts that count, on nights up to a date, by series: true numbers."""
    count_changed(db, last)
    asked = (
        select(col(NightCount.series), func.sum(col(NightCount.number)))
        .join(Night, col(Night.id) == NightCount.night_id)
        .where(col(Night.night_date) <= last)
        .group_by(col(NightCount.series))
    )
    return Count({series: int(number) for series, number in db.execute(asked)})


def count_changed(db: Session, last: date) -> None:
    now, kept = signs(db, last), kept_signs(db, last)
    forget(db, [night for night in kept if kept[night] != now.get(night)])
    sign = sign_in(db)
    for night in now:
        if now[night] != kept.get(night):
            count(db, night, sign)


def forget(db: Session, nights: Collection[UUID]) -> None:
    """What is counted of these nights goes, as when their contacts do."""
    for table in (NightCount, NightCounted):
        db.execute(delete(table).where(col(table.night_id).in_(nights)))


def signs(db: Session, last: date) -> dict[UUID, str]:
    """Of every night up to a date with contacts that count, as they are now."""
    asked = (
        select(col(Contact.night_id), func.count(), func.sum(sign_in(db)))
        .join(Night, col(Night.id) == Contact.night_id)
        .where(col(Night.night_date) <= last, *COUNTS)
        .group_by(col(Contact.night_id))
    )
    return {night: rules.sign_of(rows, int(sum_)) for night, rows, sum_ in db.execute(asked)}


def kept_signs(db: Session, last: date) -> dict[UUID, str]:
    asked = (
        select(col(NightCounted.night_id), col(NightCounted.sign))
        .join(Night, col(Night.id) == NightCounted.night_id)
        .where(col(Night.night_date) <= last)
    )
    return {row.night_id: row.sign for row in db.execute(asked)}


def count(db: Session, night: UUID, sign: Any) -> None:
    """Count a night. The sign kept is of the very rows that were counted, read at once."""
    asked = select(sign.label("sign"), *COUNTED)
    found = db.execute(asked.where(col(Contact.night_id) == night, *COUNTS)).all()
    if not found:
        return
    whole = rules.sign_of(len(found), sum(row.sign for row in found))
    numbers = measures.totals_of(cast("Iterable[Contact]", found))
    lines = [{"night_id": night, "series": one, "number": numbers[one]} for one in numbers]
    db.execute(insert(TABLES["night_counted"]), [{"night_id": night, "sign": whole}])
    db.execute(insert(TABLES["night_count"]), lines)


def sign_in(db: Session) -> Any:
    """One number for all that is counted of a contact, made by the database."""
    if db.get_bind().dialect.name == "sqlite":
        held: Any = db.connection().connection.driver_connection
        held.create_function("hashtextextended", 2, rules.short_hash, deterministic=True)
        return func.hashtextextended(func.json_array(*COUNTED), 0)
    return func.hashtextextended(cast_to(func.row(*COUNTED), Text), 0)
