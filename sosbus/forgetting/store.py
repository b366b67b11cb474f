"""Doing what the rules say is due, once, for everyone who left."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Column, String, Table, cast, delete, or_, select, update
from sqlmodel import AutoString, Session, SQLModel, col
from sqlmodel import select as select_one

from sosbus.forgetting import rules
from sosbus.forgetting.rules import Plan
from sosbus.forgetting.tables import Forgotten, KeptLonger, Why
from sosbus.messages import store as outbox
from sosbus.own_data.rules import HELD, Held, Then, take_out, without
from sosbus.own_data.store import about, table_of
from sosbus.own_data.tables import Step
from sosbus.people.tables import Person, Role

# Lists that point at nobody, and might still say somebody's name.
WRITTEN_BY_STAFF = frozenset(
    {
        "check_item",
        "stock_item",
        "rate_card",
        "vehicle",
        "group_action",
        "licensing_visit",
        "objective",
        "panel_priority",
        "pack",
        "pack_token",
    }
)


def rounds(db: Session, now: datetime) -> int:
    """Every step that is due of everyone who left; how many were done. Safe to repeat."""
    number = 0
    for plan in plans(db, tuple(Role)):
        steps = rules.due(plan.person, plan.done, plan.kept, now)
        person = one(db, plan.person.id, hold=True) if steps else None
        for step in steps if person and person.left_at else []:
            forget(db, plan.person, step, now)
            number += 1
    return number


def leavers(db: Session, roles: Sequence[Role]) -> Sequence[Person]:
    """Those who left and have not been forgotten to the last step since."""
    finished = (
        select(col(Forgotten.person_id))
        .where(
            col(Forgotten.person_id) == Person.id,
            col(Forgotten.step) == list(Step)[-1],
            col(Forgotten.at) >= Person.left_at,
        )
        .exists()
    )
    asked = (
        select_one(Person)
        .where(col(Person.left_at).is_not(None), col(Person.role).in_(roles), ~finished)
        .order_by(col(Person.left_at), col(Person.id))
    )
    return db.exec(asked).all()


def one(db: Session, person_id: UUID, hold: bool = False) -> Person | None:
    asked = select_one(Person).where(Person.id == person_id)
    still = asked.with_for_update().execution_options(populate_existing=True)
    return db.exec(still if hold else asked).first()


def done(db: Session, person: Person) -> Sequence[Forgotten]:
    return db.exec(select_one(Forgotten).where(Forgotten.person_id == person.id)).all()


def plan_of(db: Session, person: Person) -> Plan:
    return Plan(person, done(db, person), kept(db, person.id))


def plans(db: Session, roles: Sequence[Role]) -> list[Plan]:
    """Everyone of whom something is still to be forgotten, who left first first."""
    people = leavers(db, roles)
    ids = [one.id for one in people]
    longer = select_one(KeptLonger).where(col(KeptLonger.person_id).in_(ids))
    until = {one.person_id: one for one in db.exec(longer)}
    steps: dict[UUID, list[Forgotten]] = {one: [] for one in ids}
    for one in db.exec(select_one(Forgotten).where(col(Forgotten.person_id).in_(ids))):
        steps[one.person_id].append(one)
    return [Plan(one, steps[one.id], until.get(one.id)) for one in people]


def kept(db: Session, person_id: UUID) -> KeptLonger | None:
    return db.get(KeptLonger, person_id)


def keep_longer(db: Session, wish: KeptLonger) -> None:
    db.merge(wish)


def forget_all(db: Session, person: Person, why: Why, by: Person, now: datetime) -> None:
    """Every step that is left, at once: they asked."""
    for step in rules.still_to_do(person, done(db, person)):
        forget(db, person, step, now, why, by)


def forget(
    db: Session,
    person: Person,
    step: Step,
    now: datetime,
    why: Why = Why.DUE,
    by: Person | None = None,
) -> None:
    """One step: the rows that go, the words that go, and a note that it was done."""
    for held in in_order(step):
        empty(db, held, person)
    if step is Step.AT_ONCE:
        take_away(db, [person.phone], "")
        person.phone = ""
    if step is Step.MESSAGES:
        outbox.forget(db, person.id, person.email)
    if step is Step.NAME:
        instead = rules.pseudonym(person)
        take_away(db, [person.name, person.email], instead)
        person.name, person.email = instead, rules.erased_address(person)
    db.add(person)
    by_id = by.id if by else None
    db.merge(Forgotten(person_id=person.id, step=step, at=now, why=why, by_id=by_id))
    db.flush()


def in_order(step: Step) -> list[Held]:
    """What a step is about, rows that point at others before those they point at."""
    order = {table.name: at for at, table in enumerate(SQLModel.metadata.sorted_tables)}
    due = [held for held in HELD if held.step is step]
    return sorted(due, key=lambda held: order[held.table], reverse=True)


def empty(db: Session, held: Held, person: Person) -> None:
    table, theirs = table_of(held), about(held, person)
    if held.then is Then.DELETE:
        db.execute(delete(table).where(theirs))
    if held.then is Then.BLANK:
        blank = {name: {} if is_json(table, name) else "" for name in held.blank}
        db.execute(update(table).where(theirs).values(blank))


def is_json(table: Table, name: str) -> bool:
    return isinstance(table.c[name].type, JSON)


def take_away(db: Session, words: Sequence[str], instead: str) -> None:
    """Somebody's name, address or number, wherever anybody wrote it."""
    some = [one for one in words if one.strip()]
    written = {held.table for held in HELD if not held.own_people} | WRITTEN_BY_STAFF
    for name in sorted(written) if some else []:
        take_out_of(db, SQLModel.metadata.tables[name], some, instead)


def take_out_of(db: Session, table: Table, words: list[str], instead: str) -> None:
    found = take_out(words)
    for column in table.columns:
        if not isinstance(column.type, AutoString | String | JSON) or is_key(column):
            continue
        wanted = [
            cast(column, String).contains(as_kept(column.type, w), autoescape=True)
            for w in words
        ]
        keys = list(table.primary_key.columns)
        for row in db.execute(select(*keys, column.label("said")).where(or_(*wanted))).all():
            itself = [key == value for key, value in zip(keys, row, strict=False)]
            said = without(row.said, found, instead)
            db.execute(update(table).where(*itself).values({column.name: said}))


def is_key(column: Column[Any]) -> bool:
    """Keys are codes of ours: nobody's name can be typed into one."""
    return column.primary_key or bool(column.foreign_keys)


def as_kept(kind: Any, word: str) -> str:
    """How a word stands in the database: JSON writes letters like ë in its own way."""
    return json.dumps(word)[1:-1] if isinstance(kind, JSON) else word
