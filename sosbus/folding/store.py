"""Counting a month's records, one answer at a time, and deleting them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import RowMapping, Table, delete, select
from sqlmodel import Session, SQLModel, col
from sqlmodel import select as select_one

from sosbus.base.calendar import next_month
from sosbus.contacts.tables import Contact
from sosbus.figures import store as figures
from sosbus.figures.rules import month_of
from sosbus.folding import rules
from sosbus.folding.tables import MonthlyCount
from sosbus.kept.rules import KEPT, How
from sosbus.nights.tables import Night


def of_years() -> list[Table]:
    """The tables whose rows go with their month, those that point at others first."""
    names = {one.table for one in KEPT if one.how is How.ROW and one.step}
    return [one for one in reversed(SQLModel.metadata.sorted_tables) if one.name in names]


def months_due(db: Session, today: date) -> list[date]:
    months = set()
    for table in of_years():
        held = col(Night.id).in_(select(table.c.night_id))
        months |= {
            month_of(one) for one in db.exec(select_one(col(Night.night_date)).where(held))
        }
    closed = {one.month for one in figures.closed(db)}
    return rules.months_due(months, closed, today)


def fold(db: Session, month: date) -> int:
    """A month's contacts become counts; counters that are still to click remember them. How
    many rows went."""
    ids = held_nights(db, month)
    figures.held_counters(db)
    contacts = contacts_of(db, ids)
    figures.fold(db, contacts)
    counted = count_month(db, ids, sum(one.counts for one in contacts))
    for (field, code), number in counted.items():
        known = db.get(MonthlyCount, (month, field, code))
        made = known or MonthlyCount(month=month, field=field, code=code, count=0)
        made.count += number
        db.add(made)
    return sum(delete_of(db, table, ids) for table in of_years())


def held_nights(db: Session, month: date) -> list[UUID]:
    """The nights of a month, held still."""
    within = (col(Night.night_date) >= month, col(Night.night_date) < next_month(month))
    asked = select_one(Night.id).where(*within).order_by(col(Night.night_date))
    return list(db.exec(asked.with_for_update()).all())


def contacts_of(db: Session, nights: Iterable[UUID]) -> Sequence[Contact]:
    return db.exec(select_one(Contact).where(col(Contact.night_id).in_(list(nights)))).all()


def count_month(db: Session, nights: Sequence[UUID], number: int) -> Counter[tuple[str, str]]:
    """One question at a time; of a small month only how many there were."""
    counted: Counter[tuple[str, str]] = Counter()
    for table in of_years():
        for row in db.execute(select(table).where(table.c.night_id.in_(nights))).mappings():
            if not counts(row):
                continue
            counted[table.name, "rows"] += 1
            for name in counted_columns(table) if number >= rules.FEWEST else ():
                for code in rules.counted_as(name, row[name]):
                    counted[f"{table.name}.{name}", code] += 1
    return counted


def counts(row: RowMapping) -> bool:
    """Not taken back or a mistake, and if it came late, agreed."""
    if row.get("taken_back_at") or row.get("mistake_at"):
        return False
    return row.get("late_at") is None or row.get("agreed_at") is not None


def counted_columns(table: Table) -> list[str]:
    return [
        name
        for one in KEPT
        if one.table == table.name and one.how is How.COUNT
        for name in one.columns
    ]


def delete_of(db: Session, table: Table, nights: Sequence[UUID]) -> int:
    gone = db.execute(delete(table).where(table.c.night_id.in_(nights)))
    return int(gone.rowcount)  # type: ignore[attr-defined]
