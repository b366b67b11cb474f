"""A bus that goes out at night, a van that does not, rates, and a hire desk to ask at."""

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from sosbus.hire.tables import RateCard, Vehicle
from sosbus.sources import store as sources
from tests.conftest import WEEK_BEFORE

DESK = "/programme/hire"


@pytest.fixture
def garage(engines):
    bus, van = Vehicle(name="The bus"), Vehicle(name="The old bus", does_nights=False)
    rates = RateCard(
        name="Charities",
        per_hour=Decimal(45),
        per_mile=Decimal("0.45"),
        at_least=Decimal(90),
        first_day=date(2020, 4, 1),
    )
    with engines.writing() as db:
        db.add_all([bus, van, rates])
        db.commit()
    return bus, van, rates


@pytest.fixture
def desk(visit, engines, garage):
    """Ask, and take steps, as the coordinator does in the pages."""
    return Desk(visit, engines, garage)


class Desk:
    def __init__(self, visit, engines, garage) -> None:
        self.visit, self.engines = visit, engines
        self.bus, self.van, self.rates = garage

    def enquiry(self, vehicle=None, **more):
        said = {
            "organisation": "Wivenhoe Youth Trust",
            "purpose": "youth",
            "vehicle_id": str((vehicle or self.bus).id),
            "day": "2026-03-06",
            "starts": "10:00",
            "ends": "16:00",
        } | more
        seen = self.visit("declan", "POST", f"{DESK}/new", at=WEEK_BEFORE, data=said)
        return seen.headers["location"] if seen.status == 303 else seen

    def step(self, at, step, **said):
        return self.visit(
            "declan",
            "POST",
            f"{at}/{step}" if step else at,
            at=said.pop("when", WEEK_BEFORE),
            data={"version": str(self.version(at))} | said,
        )

    def book(self, at, **said):
        return self.step(at, "booking", rate_card_id=str(self.rates.id), **said)

    def version(self, at):
        with self.engines.reading() as db:
            return sources.newest_number(db, UUID(at.rpartition("/")[2]))

    def page(self, at, **more):
        return self.visit("declan", "GET", at, **more)
