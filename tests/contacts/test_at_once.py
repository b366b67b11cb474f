"""Several phones and a tablet at the same moment: each contact once, each number once."""

from collections import Counter
from datetime import UTC, datetime
from uuid import uuid4

import httpx2
import pytest

from sosbus.contacts import store
from sosbus.nights.rules import night_date_of
from tests.conftest import at_once, signed_in

pytestmark = pytest.mark.both
LEAST = {"kind": "welfare", "reasons": ["phone"]}


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
    """Aoife's devices, sending for real."""
    token = signed_in(engines, cast["aoife"], datetime.now(UTC))
    headers = {"Cookie": f"__Host-sosbus={token}", "Accept": "text/html"}

    def go(method, path, **sent):
        address = f"{served}/nights/{night.id}/{path}"
        return httpx2.request(method, address, headers=headers, timeout=60, **sent)

    return go


def statuses(replies) -> dict[int, int]:
    return dict(Counter(reply.status_code for reply in replies))


def test_one_record_sent_twenty_times_at_once_is_kept_once(engines, send, night):
    path = f"contacts/{uuid4()}"
    replies = at_once(20, lambda _: send("PUT", path, json=LEAST))
    assert statuses(replies) == {201: 1, 200: 19}
    with engines.reading() as db:
        assert len(store.on(db, night)) == 1


def test_twenty_records_at_once_get_twenty_numbers(send):
    replies = at_once(20, lambda _: send("PUT", f"contacts/{uuid4()}", json=LEAST))
    assert statuses(replies) == {201: 20}
    assert sorted(reply.json()["number"] for reply in replies) == [*range(1, 21)]


def test_of_ten_corrections_at_once_one_is_kept_and_nine_are_told(send):
    path = f"contacts/{uuid4()}"
    send("PUT", path, json=LEAST)
    answers = LEAST | {"version": "1", "outcome": "taxi"}
    replies = at_once(10, lambda _: send("POST", path, data=answers))
    assert statuses(replies) == {303: 1, 409: 9}


def test_twenty_tallies_at_once_all_count(send):
    assert statuses(
        at_once(20, lambda _: send("POST", "tallies", data={"thing": "water"}))
    ) == {303: 20}
    assert ">20<" in send("GET", "tonight").text.replace("\n", "").replace(" ", "")


def test_closing_while_contacts_come_in_loses_none_and_flags_those_after(engines, send, night):
    whole = LEAST | {"age_band": "18-24", "arrival": "self", "alcohol": "some"}
    whole |= {"outcome": "taxi"}

    def one(which):
        if which == 5:
            return send("POST", "closing")
        return send("PUT", f"contacts/{uuid4()}", json=whole)

    replies = at_once(12, one)
    assert replies.pop(5).status_code == 303
    assert statuses(replies) == {201: 11}
    with engines.reading() as db:
        kept = store.on(db, night)
        assert len(kept) == 11
        assert all(one.minutes_on_bus is None for one in kept if one.late_at)
        assert all(one.minutes_on_bus == 0 for one in kept if not one.late_at)
