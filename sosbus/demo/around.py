"""The programme of 2008-09, what the partners did: nothing the document leaves out."""

from datetime import datetime
from decimal import Decimal

from sqlmodel import Session

from sosbus.action_days.tables import ActionDay, ActionPlan
from sosbus.demo import hires
from sosbus.night_economy.tables import LicensingVisit
from sosbus.partners.tables import Fund, Risk
from sosbus.people.tables import Person
from sosbus.sources import store as sources
from sosbus.sources.store import Stated
from sosbus.targets.rules import year_of

SOURCE = "The partnership’s account of its year"
YEAR = "2008-09"


def load(db: Session, by: Person, now: datetime) -> None:
    """Days of Action, licensing, partners, hire and lessons of that year."""
    years = year_of(YEAR)
    assert years
    stated = Stated(SOURCE, years[1], by.id, now)
    # Three a year, about thirteen agencies. Seven are named there; their names are not held
    # here, and none is made up. The twenty tonnes are those of one day.
    sources.enter(db, ActionPlan(year=YEAR, planned=3), stated)
    recent = ActionDay(
        year=YEAR, agencies_count=13, agencies_about=True, named_count=7, tonnes=20
    )
    sources.enter(db, recent, stated)
    # What five partners gave together; which five, and each one's part, nobody tells.
    fund = Fund(
        words="Starting the SOS Bus and running its first year",
        year="2007-08",
        last_year=YEAR,
        amount=Decimal(300_000),
        partners=5,
    )
    # Two things are done against it; in which words is not held here.
    risk = Risk(
        year=YEAR,
        words="The commitment of partners may wane",
        owner="",
        noticed_by="",
        mitigations="\n".join(
            f"{which} of two mitigations: its words are not known here"
            for which in ("First", "Second")
        ),
    )
    for one in (fund, risk):
        sources.enter(db, one, stated)
    # Joint visits with local residents: how many of either, where and when is not told.
    sources.enter(db, LicensingVisit(year=YEAR), stated)
    hires.load(db, by, now)
