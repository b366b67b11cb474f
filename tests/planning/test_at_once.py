"""Two people at the same desk: no night twice, no person twice, and never a failure."""

from collections import Counter
from datetime import UTC, date, datetime

import httpx2
import pytest

from sosbus.nights import store as nights
from tests.conftest import at_once, signed_in

pytestmark = pytest.mark.both


@pytest.fixture
def desk(engines, served, cast):
    token = signed_in(engines, cast["declan"], datetime.now(UTC))
    headers = {"Cookie": f"__Host-sosbus={token}", "Accept": "text/html"}

    def ask(path, **typed):
        replies = at_once(
            8, lambda _: httpx2.post(served + path, data=typed, headers=headers, timeout=60)
        )
        return Counter(reply.status_code for reply in replies)

    return ask


def test_the_same_plan_at_once_makes_each_night_once(desk, engines):
    told = desk("/planning/nights", first="2027-01-01", last="2027-03-31", holidays="true")
    assert set(told) <= {303, 409}
    assert told[303]
    with engines.reading() as db:
        made = [
            one.night_date for one in nights.between(db, date(2027, 1, 1), date(2027, 3, 31))
        ]
    assert len(made) == len(set(made)) == 27


def test_the_same_one_off_at_once_is_made_once(desk):
    told = desk("/planning/one-off", night_date="2027-01-06", opens="22:00", closes="04:00")
    assert told == {303: 1, 409: 7}


def test_the_same_invitation_at_once_is_sent_once(desk):
    told = desk("/people", name="Wren", email="wren@x.example", role="volunteer")
    assert told == {303: 1, 409: 7}
