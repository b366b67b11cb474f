"""A grant for the demonstration's year, with what it promised, and reserves: all invented."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from sqlmodel import Session

from sosbus.base.calendar import next_month
from sosbus.money.tables import Grant, Reserve
from sosbus.people.tables import Person
from sosbus.periods.rules import a_row_of
from sosbus.sources import store as sources
from sosbus.sources.store import Stated

SOURCE = "Invented for the demonstration"
STORY = (
    "On a wet night in spring a group of students found a stranger asleep on a bench and rang "
    "us.\nAn hour of warmth, water and a phone charger later there was a lift home, and no "
    "ambulance was needed."
)
RESERVES = (41_250, 39_900, 44_100, 42_700)


def load(db: Session, by: Person, began: datetime, now: datetime) -> None:
    months = a_row_of(began.date().replace(day=1), 12)
    last = next_month(months[-1]) - timedelta(days=1)
    grant = Grant(
        funder="The demo’s safer streets fund",
        first_day=months[0],
        last_day=last,
        given=Decimal(150_000),
        spent=Decimal("148_312.40"),
        nights=100,
        contacts=2_400,
        volunteers=80,
        story=STORY,
    )
    quarters = [date(one.year, one.month, 1) for one in months[::3]]
    reserves = [
        Reserve(held_on=day, pounds=Decimal(pounds))
        for day, pounds in zip(quarters, RESERVES, strict=True)
    ]
    stated = Stated(SOURCE, now.date(), by.id, now)
    for one in (grant, *reserves):
        sources.enter(db, one, stated)
