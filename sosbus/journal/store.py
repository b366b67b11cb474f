"""Adding lines to the journal, and reading them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import delete, func
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, select

from sosbus.base.clock import TOWN
from sosbus.base.db import Engines
from sosbus.journal import rules
from sosbus.journal.tables import Did, JournalLine, What
from sosbus.nights.tables import Night
from sosbus.people.tables import Person

A_PAGE = 50
noted: set[UUID] = set()  # lines this process has written: a page asked for again costs nothing
MOST_NOTED = 5000


def changed(db: Session, night: Night, person_id: UUID, what: What, now: datetime) -> None:
    """Note a change, in the same transaction as the change."""
    write(db, rules.line(night, person_id, Did.CHANGED, what, now))


def looked(engines: Engines, night: Night, person_id: UUID, what: What, now: datetime) -> None:
    """Note a look, in a transaction of its own that ends before anything is shown."""
    line = rules.line(night, person_id, Did.LOOKED, what, now)
    if line.id in noted:
        return
    with engines.writing() as db:
        write(db, line)
        db.commit()
    if len(noted) >= MOST_NOTED:
        noted.clear()
    noted.add(line.id)


def write(db: Session, line: JournalLine) -> None:
    on_postgres = db.get_bind().dialect.name == "postgresql"
    insert = postgresql.insert if on_postgres else sqlite.insert
    row = insert(JournalLine).values(line.model_dump())
    db.execute(row.on_conflict_do_nothing(index_elements=["id"]))


@dataclass(frozen=True)
class Page:
    lines: Sequence[tuple[JournalLine, str]]  # each with the name of the person
    number: int
    of: int


def page(db: Session, night: date | None, person_id: UUID | None, number: int) -> Page:
    """The latest lines first, of one night or one person if they are named."""
    wanted = []
    if night:
        wanted.append(JournalLine.night_date == night)
    if person_id:
        wanted.append(JournalLine.person_id == person_id)
    total = db.exec(select(func.count()).select_from(JournalLine).where(*wanted)).one()
    last = max(1, -(-total // A_PAGE))
    number = min(max(number, 1), last)
    asked = (
        select(JournalLine, Person.name)
        .join(Person, col(Person.id) == JournalLine.person_id)
        .where(*wanted)
        .order_by(col(JournalLine.at).desc(), col(Person.name), col(JournalLine.id))
        .offset((number - 1) * A_PAGE)
        .limit(A_PAGE)
    )
    return Page(db.exec(asked).all(), number, last)


def people(db: Session) -> Sequence[tuple[UUID, str]]:
    """Everybody who is in the journal, by name."""
    asked = (
        select(Person.id, Person.name)
        .where(col(Person.id).in_(select(JournalLine.person_id).distinct()))
        .order_by(func.lower(Person.name), col(Person.id))
    )
    return db.exec(asked).all()


def let_go(db: Session, today: date) -> int:
    """The only way a line is deleted, and how many were: the database itself allows it for
    lines older than six years alone."""
    before = datetime.combine(rules.kept_from(today), datetime.min.time(), TOWN)
    gone = db.execute(delete(JournalLine).where(col(JournalLine.at) < before))
    return int(gone.rowcount)  # type: ignore[attr-defined]
