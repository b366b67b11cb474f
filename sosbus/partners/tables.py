"""Organisations, what each promised, when they met, what they gave together, and what could
go wrong. Organisations only: nobody's name."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from sosbus.base.columns import Choice, chosen, identity, ids, money


class Sector(Choice):
    STATUTORY = "statutory", "Statutory"
    VOLUNTARY = "voluntary", "Voluntary"
    BUSINESS = "business", "Business"


class What(Choice):
    MONEY = "money", "Money"
    PEOPLE = "people", "People"
    HOURS = "hours", "Hours"
    THINGS = "things", "Things"


class Partner(SQLModel, table=True):
    id: UUID = identity()
    name: str = Field(max_length=120, unique=True)
    sector: Sector = chosen(Sector)
    since: date | None = None
    until: date | None = None
    heard_on: date | None = None  # outside of meetings and of what they brought


class Commitment(SQLModel, table=True):
    """A promise, and what came of it; amounts to the hundredth, whatever they count."""

    id: UUID = identity()
    partner_id: UUID = Field(foreign_key="partner.id", index=True)
    words: str = Field(max_length=200)
    what: What = chosen(What)
    amount: Decimal | None = money(default=None)
    promised_on: date | None = None
    due: date | None = None
    came: Decimal | None = money(default=None)
    came_on: date | None = None


class PartnerMeeting(SQLModel, table=True):
    """Which organisations were asked and which came; none of them ticked is not known."""

    __tablename__ = "partner_meeting"

    id: UUID = identity()
    met_on: date
    words: str = Field(max_length=120)
    invited: list[UUID] = ids()
    came: list[UUID] = ids()


class Fund(SQLModel, table=True):
    """Money that partners raised together."""

    id: UUID = identity()
    words: str = Field(max_length=200)
    year: str = Field(max_length=7)
    last_year: str = Field(default="", max_length=7)  # "" is the year it was raised
    amount: Decimal | None = money(default=None)
    about: bool = False
    partners: int | None = None


class FundShare(SQLModel, table=True):
    """What one partner gave of it. A share nobody told of stays None: it is no equal part."""

    __tablename__ = "fund_share"
    __table_args__ = (UniqueConstraint("fund_id", "partner_id"),)

    id: UUID = identity()
    fund_id: UUID = Field(foreign_key="fund.id", index=True)
    partner_id: UUID = Field(foreign_key="partner.id")
    amount: Decimal | None = money(default=None)


class Risk(SQLModel, table=True):
    id: UUID = identity()
    year: str = Field(max_length=7)
    words: str = Field(max_length=200)
    owner: str = Field(max_length=120)  # "" is not known
    noticed_by: str = Field(max_length=200)  # "" is not known
    mitigations: str = Field(max_length=2000)  # one to a line
    closed_on: date | None = None
