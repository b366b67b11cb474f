"""Doing what the list says is due: on any night, any number of times, with the same end."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    JSON,
    Column,
    String,
    Table,
    cast,
    delete,
    func,
    or_,
    select,
    update,
)
from sqlmodel import Session, SQLModel, col
from sqlmodel import select as select_one

from sosbus.closing.rules import settle
from sosbus.contacts.tables import Contact
from sosbus.folding import store as folding
from sosbus.hire import store as hires
from sosbus.journal import store as journal
from sosbus.keeping import rules
from sosbus.keeping.tables import LettingGo, StepRun
from sosbus.kept.rules import WAITS, How, Kept, due_of
from sosbus.kept.tables import Step
from sosbus.nights.tables import Night
from sosbus.rereading import store as rereading

OF_NO_NIGHT: Mapping[Step, Callable[[Session, date], int]] = {
    Step.JOURNAL: journal.let_go,
    Step.OFFICES: hires.let_go,
}
Went = Mapping[UUID, int]  # rows by night


def rounds(db: Session, now: datetime) -> list[LettingGo]:
    """Every step that was not done today, in order; what went."""
    last = {one.step: one.at for one in runs(db)}
    due = [step for step in Step if rules.is_due(step, last.get(step), now)]
    return [one for step in due for one in run(db, step, now)]


def now(db: Session, at: datetime) -> list[LettingGo]:
    """Every step, whenever it was done last. Safe to repeat, and to be cut off."""
    return [one for step in Step for one in run(db, step, at)]


def run(db: Session, step: Step, now: datetime) -> list[LettingGo]:
    """One step, whenever it last was, and a note of what it did."""
    if step in OF_NO_NIGHT:
        gone = OF_NO_NIGHT[step](db, rules.today_of(now))
        went = [LettingGo(step=step, at=now, rows=gone)] if gone else []
    elif step is Step.YEARS:
        went = [
            LettingGo(step=step, month=month, at=now, rows=folding.fold(db, month))
            for month in folding.months_due(db, rules.today_of(now))
        ]
    else:
        went = go_through(db, step, now) if step is not Step.REREAD else []
    found = rereading.tell(db, now) if step is Step.REREAD else sum(one.rows for one in went)
    db.add_all(went)
    db.merge(StepRun(step=step, at=now, rows=found))
    db.flush()
    return went


def runs(db: Session) -> Sequence[StepRun]:
    return db.exec(select_one(StepRun)).all()


def latest(db: Session, most: int) -> Sequence[LettingGo]:
    """What went lately, the latest first."""
    asked = select_one(LettingGo).order_by(
        col(LettingGo.at).desc(), col(LettingGo.night).desc(), col(LettingGo.id)
    )
    return db.exec(asked.limit(most)).all()


# --- steps counted from the night -------------------------------------------------------------


def go_through(db: Session, step: Step, now: datetime) -> list[LettingGo]:
    went: Counter[UUID] = Counter()
    nights = due_nights(step, now)
    if step is Step.WEEK:
        note_stays(db, nights)
    for kept in due_of(step):
        went.update(BY[kept.how](db, kept, nights))
    dated = select_one(Night).where(col(Night.id).in_(went)).order_by(col(Night.night_date))
    return [
        LettingGo(step=step, night=night.night_date, at=now, rows=went[night.id])
        for night in db.exec(dated)
    ]


def note_stays(db: Session, nights: Any) -> None:
    """Before the exact times go: how long somebody stayed, where no close has said so."""
    asked = select_one(Contact).where(
        col(Contact.night_id).in_(nights),
        col(Contact.minutes_on_bus).is_(None),
        col(Contact.seen_at).is_not(None),
        col(Contact.left_at).is_not(None),
    )
    for contact in db.exec(asked):
        settle(contact)
        db.add(contact)
    db.flush()


def due_nights(step: Step, now: datetime) -> Any:
    """The ids of the nights for which a step is due, as a question inside others."""
    if step is Step.CLOSE:
        over = col(Night.closes_at) < now - rules.NEVER_CLOSED
        return select(col(Night.id)).where(or_(col(Night.closed_at).is_not(None), over))
    last = rules.last_date(step, rules.today_of(now))
    return select(col(Night.id)).where(col(Night.night_date) <= last)


def table_of(kept: Kept) -> Table:
    return SQLModel.metadata.tables[kept.table]


def blank(column: Column[Any]) -> Any:
    """What an empty column holds."""
    if column.nullable:
        return None
    return {} if isinstance(column.type, JSON) else ""


def empty(db: Session, kept: Kept, nights: Any) -> Went:
    table = table_of(kept)
    went: Counter[UUID] = Counter()
    for name in kept.columns:
        column = table.c[name]
        full = (
            column.is_not(None) if column.nullable else cast(column, String).not_in(["", "{}"])
        )
        some = (table.c.night_id.in_(nights), full)
        went.update(numbers(db, table, *some))
        db.execute(update(table).where(*some).values({name: blank(column)}))
    return went


def numbers(db: Session, table: Table, *some: Any) -> dict[UUID, int]:
    """How many rows of a table there are of each night."""
    asked = select(table.c.night_id, func.count()).where(*some).group_by(table.c.night_id)
    return {row[0]: row[1] for row in db.execute(asked)}


def blur(db: Session, kept: Kept, nights: Any) -> Went:
    table = table_of(kept)
    went: Counter[UUID] = Counter()
    for name in kept.columns:
        for row, value in rows_with(db, table, name, table.c.night_id.in_(nights)):
            coarse = rules.coarser(kept.how, value)
            if coarse != value:
                went[put(db, table, row, name, coarse)] += 1
    return went


def take_out(db: Session, kept: Kept, nights: Any) -> Went:
    table = table_of(kept)
    went: Counter[UUID] = Counter()
    for name, key in kept.keys:
        holds = cast(table.c[name], String).contains(f'"{key}"')
        for row, sheet in rows_with(db, table, name, table.c.night_id.in_(nights), holds):
            if key in sheet:
                left = {one: value for one, value in sheet.items() if one != key}
                went[put(db, table, row, name, left)] += 1
    return went


def rows_with(db: Session, table: Table, name: str, *some: Any) -> list[tuple[Any, Any]]:
    """The rows that hold something in a column, each with what it holds."""
    column = table.c[name]
    asked = select(
        *table.primary_key.columns, table.c.night_id.label("of"), column.label("held")
    )
    found = db.execute(asked.where(column.is_not(None), *some)).all()
    return [(row, row.held) for row in found]


def put(db: Session, table: Table, row: Any, name: str, value: Any) -> UUID:
    itself = [key == held for key, held in zip(table.primary_key.columns, row, strict=False)]
    db.execute(update(table).where(*itself).values({name: value}))
    night_id: UUID = row.of
    return night_id


def remove(db: Session, kept: Kept, nights: Any) -> Went:
    table = table_of(kept)
    some: list[Any] = [table.c.night_id.in_(nights)]
    if kept.table in WAITS:
        some.append(
            or_(
                table.c[WAITS[kept.table]].is_(None),
                table.c.agreed_at.is_not(None),
                table.c.taken_back_at.is_not(None),
            )
        )
    went = numbers(db, table, *some)
    db.execute(delete(table).where(*some))
    return went


BY = {
    How.EMPTY: empty,
    How.HALF_HOUR: blur,
    How.QUARTER: blur,
    How.KEY: take_out,
    How.ROW: remove,
}
