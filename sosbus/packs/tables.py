"""A pack: what one partner is sent, how often, made of blocks."""

from datetime import date

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from sosbus.base.columns import Choice, chosen


class Cadence(Choice):
    MONTH = "month", "Each month"
    QUARTER = "quarter", "Each quarter"
    YEAR = "year", "Each year"


class Pack(SQLModel, table=True):
    code: str = Field(primary_key=True)
    title: str
    partner: str
    cadence: Cadence = chosen(Cadence)
    year_from: int = 4  # the month a year begins in: a grant's may not be April
    blocks: list[str] = Field(sa_type=JSON)
    day: int = 14  # days after the period closes that it is to be prepared
    since: date  # the first day of the first period it is due for
