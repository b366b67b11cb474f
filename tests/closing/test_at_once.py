"""Two leads press at the same moment, and one device sends twice: the night closes once."""

from collections import Counter
from datetime import UTC, datetime
from uuid import uuid4

import httpx2
import pytest
from sqlmodel import select

from sosbus.closing.tables import CloseReport
from sosbus.nights.rules import night_date_of
from sosbus.nights.tables import Night
from tests.conftest import at_once, signed_in

pytestmark = pytest.mark.both


@pytest.fixture
def night(engines, make_night, cast):
    now = datetime.now(UTC)
    night = make_night(night_date_of(now), lead=cast["aoife"])
    with engines.writing() as db:
        night.opened_at = now
        night = db.merge(night)
        db.commit()
    return night


@pytest.fixture
def send(engines, served, night, cast):
    """A closing sent for real, by a lead or the coordinator."""
    tokens = {
        one: signed_in(engines, cast[one], datetime.now(UTC)) for one in ("aoife", "declan")
    }

    def go(who, closing_id, **words):
        address = f"{served}/nights/{night.id}/closings/{closing_id}"
        headers = {"Cookie": f"__Host-sosbus={tokens[who]}"}
        return httpx2.put(address, headers=headers, timeout=60, json=words)

    return go


def closed(engines):
    with engines.reading() as db:
        night = db.exec(select(Night)).one()
        return night.closed_at, list(db.exec(select(CloseReport)).all())


def test_of_two_leads_closing_at_once_one_is_told_who_was_first(engines, send):
    who = ["aoife", "declan"] * 5
    replies = at_once(10, lambda which: send(who[which], uuid4(), damage=["minibus"]))
    assert Counter(one.status_code for one in replies) == {201: 1, 409: 9}
    at, [report] = closed(engines)
    assert at == report.at
    for late in (one.json()["why"] for one in replies if one.status_code == 409):
        assert "already closed at" in late and ("Aoife" in late or "Declan" in late)


def test_one_close_sent_ten_times_at_once_is_one_close(engines, send):
    named = uuid4()
    replies = at_once(10, lambda _: send("aoife", named, next_lead_words="Heater is slow"))
    assert Counter(one.status_code for one in replies) == {201: 1, 200: 9}
    _, [report] = closed(engines)
    assert report.next_lead_words == "Heater is slow"
