"""The day after on either database: found at once for many nights, settled once by many."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import httpx2
import pytest
from sqlalchemy import event

from sosbus.contacts import store as contacts
from sosbus.contacts.forms import ContactForm
from sosbus.contacts.rules import new_contact
from sosbus.next_day import store
from sosbus.next_day.tables import NightReview
from sosbus.nights.rules import half_hour, night_date_of
from sosbus.tallies import store as tallies
from sosbus.tallies.tables import Tap, Thing
from tests.conftest import NIGHT_DATE, at_once, signed_in

pytestmark = pytest.mark.both
DAY = timedelta(days=1)
LEAST = {"kind": "welfare", "reasons": ["phone"]}
WHOLE = LEAST | {
    "age_band": "18-24",
    "arrival": "self",
    "alcohol": "none",
    "outcome": "taxi",
}


@pytest.fixture
def closed(db, make_night):
    """A night of that date, closed, with these contacts."""

    def make(date=NIGHT_DATE, *some, late=False):
        night = db.merge(make_night(date))
        night.opened_at, night.closed_at = night.opens_at, night.closes_at
        for number, words in enumerate(some, 1):
            answers = ContactForm(**words).answers()
            late_at = night.closes_at + DAY if late else None
            db.add(new_contact(night, uuid4(), answers, number, night.opens_at, late_at))
        db.commit()
        return night

    return make


def test_many_nights_are_read_with_as_many_questions_as_one(db, closed, engines):
    asked = []
    event.listen(engines.writer, "before_cursor_execute", lambda *said: asked.append(said[2]))
    now = datetime(2026, 3, 8, 12, tzinfo=UTC)
    closed(NIGHT_DATE, LEAST, WHOLE)
    asked.clear()
    store.lately(db, now)
    for_one = len([one for one in asked if one.startswith("SELECT")])
    db.commit()
    for weeks in range(1, 4):
        closed(NIGHT_DATE - 7 * weeks * DAY, LEAST, WHOLE)
    asked.clear()
    found = store.lately(db, now)
    assert len([one for one in asked if one.startswith("SELECT")]) == for_one == 7
    assert [one.night.night_date for one in found] == [
        NIGHT_DATE - 7 * weeks * DAY for weeks in range(4)
    ]
    assert [len(one.contacts) for one in found] == [2] * 4
    assert store.waiting(db, now) == 4
    assert store.lately(db, now + 60 * DAY) == []


def test_an_old_night_stays_while_something_late_waits(db, closed, cast):
    night = closed(NIGHT_DATE, WHOLE, late=True)
    far = night.closes_at + 200 * DAY
    [seen] = store.lately(db, far)
    assert seen.must == ["1 late contact"]
    store.settle_late(db, seen.late[0], True, far)
    db.commit()
    assert store.lately(db, far) == []


def test_a_night_with_nothing_to_look_at_waits_for_nobody(db, closed):
    closed(NIGHT_DATE, WHOLE)
    assert store.waiting(db, datetime(2026, 3, 8, 12, tzinfo=UTC)) == 0


def test_looking_through_twice_keeps_the_last(db, closed, cast):
    night = closed(NIGHT_DATE, LEAST)
    for who in ("declan", "fergal"):
        store.keep_review(
            db, NightReview(night_id=night.id, by_id=cast[who].id, at=night.closes_at + DAY)
        )
        db.commit()
    assert store.reviewed_by(db, store.of(db, night).review) == "Fergal"


def test_medic_hours_are_not_written_yet(db, closed):
    assert store.medic_hours(db, closed()) is None


def test_two_who_agree_at_once_count_it_once(engines, db, closed, served, cast):
    now = datetime.now(UTC)
    night = closed(night_date_of(now), WHOLE, late=True)
    water = Tap(night_id=night.id, half_hour=half_hour(now), thing=Thing.WATER, late_at=now)
    db.add(water)
    db.commit()
    [late] = contacts.on(db, night)
    db.commit()  # so that nobody waits for this test
    cookie = {"Cookie": f"__Host-sosbus={signed_in(engines, cast['declan'], now)}"}

    def press(page, **data):
        return httpx2.post(
            f"{served}/nights/{night.id}/next-day/{page}",
            headers=cookie,
            data=data | {"answer": "agree"},
            timeout=60,
        ).status_code

    presses = at_once(8, lambda _: press("late-tallies", thing="water"))
    agreed = at_once(8, lambda _: press("late-contacts", contact_id=str(late.id)))
    assert Counter(presses) == Counter(agreed) == {303: 1, 409: 7}
    with engines.reading() as fresh:
        assert tallies.on(fresh, [night.id])[Thing.WATER] == 1
        assert contacts.on(fresh, night)[0].counts
