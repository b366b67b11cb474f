"""What is on the shelves: things, every change of a number, and what each answer uses up."""

from datetime import date, datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from sosbus.base.columns import Choice, chosen, identity, moment
from sosbus.contacts.tables import Aid, Treatment
from sosbus.tallies.tables import Thing

MOST_LETTERS = 40
MOST = 9999


class Why(Choice):
    USED = "used", "Used"
    RESTOCKED = "restocked", "Restocked"
    COUNTED = "counted", "Counted"
    BINNED = "binned", "Binned"


class StockItem(SQLModel, table=True):
    __tablename__ = "stock_item"

    id: UUID = identity()
    name: str
    unit: str  # one of them: bottle, pair
    low_at: int = 0  # at this many or fewer, somebody should buy
    expires_on: date | None = None  # the first of them to end
    retired_at: datetime | None = moment(default=None)


class StockMove(SQLModel, table=True):
    """One change of a number; the level is their sum. Nothing here leads to a contact."""

    __tablename__ = "stock_move"

    id: UUID = identity()  # made by the page, so that sending it twice counts once
    item_id: UUID = Field(foreign_key="stock_item.id", index=True)
    night_id: UUID | None = Field(default=None, foreign_key="night.id", index=True)
    why: Why = chosen(Why)
    number: int  # as typed: so many came, were counted, were binned
    change: int  # what that did to the level
    at: datetime = moment()


class StockUse(SQLModel, table=True):
    """How many of a thing one answer uses up. `code` is an Aid, a Treatment or a tally's."""

    __tablename__ = "stock_use"

    code: str = Field(max_length=40, primary_key=True)
    item_id: UUID = Field(foreign_key="stock_item.id", primary_key=True)
    number: int = 1


# Answers that may use something up, by code. Water given is water given, wherever it was said.
CODES: dict[str, str] = {
    one.value: one.label
    for one in (*Thing, *Aid, *Treatment)
    if one.value not in ("not_recorded", "other", "directions", "taxi", "a_word", "lift")
}
