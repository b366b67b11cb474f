"""Prices and assumptions with the day they hold from, grants, and reserves.

Each is entered with its source, and corrected as a new version (`sources`).
"""

from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from sosbus.base.columns import Choice, chosen, identity, money


class Priced(Choice):
    AMBULANCE = "ambulance", "An ambulance call-out"
    AE = "ae", "An A&E attendance"
    HOUR = "hour", "An hour of a volunteer"


class UnitPrice(SQLModel, table=True):
    __tablename__ = "unit_price"
    __table_args__ = (UniqueConstraint("what", "first_day"),)

    id: UUID = identity()
    what: Priced = chosen(Priced)
    pounds: Decimal = money()
    code: str = Field(max_length=60)  # as its source lists it: ASS02
    price_year: str = Field(max_length=20)
    first_day: date  # reports of periods that end from then on reckon with it


class Assumption(SQLModel, table=True):
    """What a social return is reckoned with; without one there is none (K17)."""

    id: UUID = identity()
    deadweight: int  # per cent that would have been avoided without the bus
    attribution: int  # per cent of the rest that is the bus's own doing
    first_day: date = Field(unique=True)


class Grant(SQLModel, table=True):
    """What a funder gave for a period, what was promised for it, and what is told of it."""

    id: UUID = identity()
    funder: str = Field(max_length=120)
    first_day: date
    last_day: date
    given: Decimal | None = money(default=None)
    spent: Decimal | None = money(default=None)
    nights: int | None = None  # promised
    contacts: int | None = None
    volunteers: int | None = None
    story: str = Field(default="", max_length=1200)  # the guard has read it: of nobody


class Reserve(SQLModel, table=True):
    id: UUID = identity()
    held_on: date = Field(unique=True)
    pounds: Decimal = money()
