"""The kinds of things that are entered, and finding what was, whatever its kind."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlmodel import Session, SQLModel, select

from sosbus.base.refusal import Refusal
from sosbus.kinds.rules import Options, Rule, record_order, record_words
from sosbus.sources.forms import SourcedForm

Record = SQLModel  # a row of any of these tables
Offer = Callable[[Session], list[tuple[UUID, str]]]
Check = Callable[[Session, Any], Refusal | None]  # what holds of one beside the others


@dataclass(frozen=True)
class Kind:
    """One kind of thing that is entered."""

    code: str
    noun: str
    plural: str
    form: type[SourcedForm]
    table: type[SQLModel]
    told_by: tuple[str, ...]  # what tells one from another in a list
    only_one: tuple[str, ...] = ()  # of these values together there is one
    offers: Mapping[str, Offer] = field(default_factory=dict)
    rule: Rule | None = None
    check: Check | None = None
    until_then: str = ""  # what holds until one is entered

    @property
    def one(self) -> str:
        """a price, an assumption"""
        return f"{'an' if self.noun[0] in 'aeiou' else 'a'} {self.noun}"

    @property
    def name(self) -> str:
        """Price, Day of Action"""
        return f"{self.noun[0].upper()}{self.noun[1:]}"

    def options(self, db: Session) -> dict[str, Options]:
        return {name: offer(db) for name, offer in self.offers.items()}

    def refusal(self, db: Session, record: Record) -> Refusal | None:
        """Why the record may not stand, by itself or beside the others."""
        refused = self.rule(record) if self.rule else None
        return refused or (self.check(db, record) if self.check else None)

    def listed(self, db: Session) -> list[tuple[UUID, str]]:
        options = self.options(db)
        found = [one.model_dump() for one in every(db, self.table)]
        found.sort(key=lambda one: record_order(one, self.told_by, options))
        return [(one["id"], self.words(one, options)) for one in found]

    def words(self, values: Mapping[str, Any], options: Mapping[str, Options]) -> str:
        """What a list calls it: a bare number says of what."""
        words = record_words(values, self.told_by, options)
        return f"{self.name} {words}" if words.isdigit() else words


def every(db: Session, table: type[SQLModel]) -> Sequence[Record]:
    return db.exec(select(table)).all()


def one(db: Session, table: type[SQLModel], record_id: UUID) -> Record | None:
    return db.get(table, record_id)


def is_taken(
    db: Session, table: type[SQLModel], values: Mapping[str, Any], but: UUID | None
) -> bool:
    """Whether another record has all of these values, of which there may be one."""
    asked = select(table)
    for name, value in values.items():
        asked = asked.where(getattr(table, name) == value)
    return any(found.model_dump()["id"] != but for found in db.exec(asked))
