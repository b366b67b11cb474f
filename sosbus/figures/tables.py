"""Counters that click in fives, and what each closed month published.

A counter row must never be lost or drawn again: with a second secret start, the same month
told twice would give its true number away. It is backed up with the rest.
"""

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from sosbus.base.columns import moment


class Counter(SQLModel, table=True):
    """One series: its secret start (0 to 4), all contacts ever counted, all ever shown."""

    series: str = Field(primary_key=True)
    phase: int
    total: int = 0
    shown: int = 0
    folded: int = 0  # of the total: contacts let go since, less those of before it began


class ClosedMonth(SQLModel, table=True):
    """A month whose figures are final."""

    __tablename__ = "closed_month"

    month: date = Field(primary_key=True)
    closed_at: datetime = moment()
    out_at: datetime | None = moment(default=None)  # since the gate passed it, partners see it
    definitions: str


class LedgerLine(SQLModel, table=True):
    """What a counter showed for a month. Nothing, where it was held over to the next.

    The total is true and secret like the counter's start: the gate alone reads it, to look
    for other worlds in which all that was shown would be the same.
    """

    __tablename__ = "ledger_line"

    month: date = Field(primary_key=True, foreign_key="closed_month.month")
    series: str = Field(primary_key=True, foreign_key="counter.series")
    shown: int
    held: bool = False
    total: int | None = None  # all contacts ever, never fewer than in the month before


class ExactLine(SQLModel, table=True):
    """A figure about nights and things, which may be told exactly."""

    __tablename__ = "exact_line"

    month: date = Field(primary_key=True, foreign_key="closed_month.month")
    figure: str = Field(primary_key=True)
    value: int
