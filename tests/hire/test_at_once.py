"""Two who want the bus at the same moment, on either database: one has it, one is told."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta

import httpx2
import pytest
from sqlmodel import select

from sosbus.hire.tables import Hire, Purpose, State
from sosbus.nights.rules import night_date_of
from sosbus.nights.tables import Night
from sosbus.sources import store as sources
from sosbus.sources.store import Stated
from tests.conftest import at_once, signed_in

pytestmark = pytest.mark.both
CROWD = 8
HOUR = timedelta(hours=1)


@pytest.fixture
def some_day():
    return night_date_of(datetime.now(UTC)) + timedelta(days=20)


@pytest.fixture
def enquiries(engines, garage, cast, some_day):
    """So many who want the bus from ten to four."""
    starts = datetime.combine(some_day, time(10), UTC)
    made = [
        Hire(
            organisation=f"Group {number}",
            email="",
            phone="",
            purpose=Purpose.YOUTH,
            vehicle_id=garage[0].id,
            starts_at=starts,
            ends_at=starts + 6 * HOUR,
            state=State.ENQUIRY,
        )
        for number in range(CROWD)
    ]
    stated = Stated("Enquiry", date(2026, 1, 1), cast["declan"].id, datetime.now(UTC))
    with engines.writing() as db:
        for one in made:
            sources.enter(db, one, stated)
        db.commit()
    return [one.id for one in made]


@pytest.fixture
def ask(engines, served, cast, garage):
    token = signed_in(engines, cast["declan"], datetime.now(UTC))
    headers = {"Cookie": f"__Host-sosbus={token}", "Accept": "text/html"}

    def go(path, **typed):
        return httpx2.post(served + path, data=typed, headers=headers, timeout=60)

    go.rates = str(garage[2].id)
    return go


def booked(engines):
    with engines.reading() as db:
        return len(db.exec(select(Hire).where(Hire.state == State.BOOKED)).all())


def test_of_eight_who_want_the_same_hours_one_has_them(engines, enquiries, ask):
    def book(which):
        return ask(
            f"/programme/hire/{enquiries[which]}/booking", version="1", rate_card_id=ask.rates
        )

    replies = at_once(CROWD, book)
    assert Counter(one.status_code for one in replies) == {303: 1, 409: CROWD - 1}
    assert all("Choose another time" in one.text for one in replies if one.status_code == 409)
    assert booked(engines) == 1


def test_one_enquiry_is_booked_once(engines, enquiries, ask):
    def book(_):
        return ask(
            f"/programme/hire/{enquiries[0]}/booking", version="1", rate_card_id=ask.rates
        )

    assert Counter(one.status_code for one in at_once(CROWD, book)) == {303: 1, 409: CROWD - 1}


def test_a_night_and_a_hire_never_both_have_the_bus(engines, enquiries, ask, some_day):
    def one_or_other(which):
        if which % 2:
            typed = {"night_date": str(some_day), "opens": "18:00", "closes": "23:00"}
            return ask("/planning/one-off", **typed)
        return ask(
            f"/programme/hire/{enquiries[which]}/booking", version="1", rate_card_id=ask.rates
        )

    replies = at_once(CROWD, one_or_other)
    assert {one.status_code for one in replies} <= {303, 409}
    with engines.reading() as db:
        planned = len(db.exec(select(Night).where(Night.night_date == some_day)).all())
    assert planned + booked(engines) == 1
