"""Answering a check on the page and from a device; keeping the list."""

import json
from datetime import UTC, datetime
from uuid import uuid1, uuid4

import pytest
from sqlmodel import select

from sosbus.checks import store
from sosbus.checks.tables import Answer, CheckAnswer, CheckItem
from sosbus.people.tables import BusRole
from tests.conftest import at_once, put_on, signed_in

EVENING = datetime(2026, 3, 6, 21, 15, tzinfo=UTC)


@pytest.fixture
def night(make_night, cast, engines, listed):
    night = make_night(lead=cast["aoife"])
    put_on(engines, night, cast["brendan"], BusRole.SUPPORT)
    return night


def kept(engines) -> list[CheckAnswer]:
    with engines.reading() as db:
        return list(db.exec(select(CheckAnswer)))


def send(visit, night, body, tap=None, at=EVENING, as_="brendan"):
    path = f"/nights/{night.id}/checks/{tap or uuid4()}"
    return visit(as_, "PUT", path, at=at, json=body)


def one(item, answer="fine", **more) -> dict:
    return {"item_ids": [str(item.id)], "answer": answer} | more


def test_a_device_sends_a_tap_before_the_night_is_open(visit, night, listed, engines):
    tap = uuid4()
    body = one(listed["Brakes"], at="2026-03-06T21:14:00+00:00")
    assert send(visit, night, body, tap).status == 201
    assert send(visit, night, body, tap).status == 200
    assert send(visit, night, body | {"answer": "reported"}, tap).status == 409
    assert [(x.answer, x.at) for x in kept(engines)] == [
        (Answer.FINE, datetime(2026, 3, 6, 21, 14, tzinfo=UTC))
    ]


def test_a_device_sends_after_the_close_too(visit, night, listed, engines):
    with engines.writing() as db:
        found = db.merge(night)
        found.opened_at = found.closed_at = EVENING
        db.commit()
    assert send(visit, night, one(listed["Brakes"])).status == 201
    posted = visit("brendan", "POST", f"/nights/{night.id}/checks", data=one(listed["Lights"]))
    assert posted.status == 409 and "stay as they are" in posted.said


@pytest.mark.parametrize(
    "body",
    [
        [],
        {},
        {"item_ids": [], "answer": "fine"},
        {"item_ids": "x", "answer": "fine"},
        {"item_ids": [str(uuid4())], "answer": "fine"},
        {"item_ids": [str(uuid4())] * 101, "answer": "fine"},
        {"answer": "fine"},
        "brakes are fine",
    ],
)
def test_what_makes_no_sense_is_answered_with_a_sentence(body, visit, night, engines):
    seen = send(visit, night, body)
    assert seen.status == 422 and json.loads(seen.text)["errors"] and not kept(engines)


@pytest.mark.parametrize(
    "more",
    [
        {"answer": "broken"},
        {"answer": ""},
        {"note": "Anna saw it"},
        {"expires_on": "1926-01-01"},
        {"expires_on": "soon"},
        {"all": "true", "answer": "reported"},
        {"at": "yesterday"},
    ],
)
def test_a_wrong_answer_is_not_kept(more, visit, night, listed, engines):
    seen = send(visit, night, one(listed["AED pads"]) | more)
    assert seen.status == 422 and not kept(engines)


def test_a_date_is_read_off_one_thing_at_a_time(visit, night, listed):
    ids = [str(one.id) for one in listed.values()]
    body = {"item_ids": ids, "answer": "fine", "all": "true", "expires_on": "2027-01-01"}
    assert send(visit, night, body).status == 422


def test_an_id_that_tells_a_time_is_refused(visit, night, listed):
    assert send(visit, night, one(listed["Brakes"]), uuid1()).status == 422


def test_only_the_crew_of_the_night_answers(visit, night, listed):
    assert send(visit, night, one(listed["Brakes"]), as_="ciara").status == 404
    assert visit("ciara", "GET", f"/nights/{night.id}/checks").status == 404
    assert visit("eithne", "GET", f"/nights/{night.id}/checks").status == 403


def test_a_date_that_cannot_be_is_said_beside_it(visit, night, listed):
    data = one(listed["AED pads"], expires_on="1899-01-01")
    seen = visit("brendan", "POST", f"/nights/{night.id}/checks", at=EVENING, data=data)
    assert seen.status == 422 and seen.said.count("Give a date between 2000 and 2100.") == 2
    assert 'value="1899-01-01"' in seen.text


def test_twenty_devices_at_once_are_all_kept(served, engines, night, listed, cast):
    import httpx2

    token = signed_in(engines, cast["brendan"], datetime.now(UTC))
    ids = [str(x.id) for x in listed.values()]

    def tap(which: int) -> int:
        return httpx2.put(
            f"{served}/nights/{night.id}/checks/{uuid4()}",
            json={"item_ids": ids, "answer": "fine", "all": True},
            headers={"Cookie": f"__Host-sosbus={token}"},
        ).status_code

    assert set(at_once(20, tap)) == {201}
    assert len(kept(engines)) == 20 * len(ids)


def test_a_coordinator_keeps_the_list(visit, listed, engines):
    data = {"checklist": "radios", "words": "  Radio   log-on ", "is_red": "true"}
    assert visit("declan", "POST", "/check-list", data=data).status == 303
    again = visit("declan", "POST", "/check-list", data=data | {"words": "radio LOG-ON"})
    assert again.status == 409 and "says so already" in again.said
    with engines.reading() as db:
        made = db.exec(select(CheckItem).where(CheckItem.words == "Radio log-on")).one()
    assert made.is_red and made.place == 1
    change = {"checklist": "radios", "words": "Radio log-on", "place": "7"}
    assert visit("declan", "POST", f"/check-list/{made.id}", data=change).status == 303
    gone = f"/check-list/{made.id}/retirement"
    assert visit("declan", "POST", gone).status == 303
    assert visit("declan", "POST", gone).status == 404
    with engines.reading() as db:
        found = store.one(db, made.id)
        assert not found.is_red and found.place == 7 and found.retired_at


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({}, "Choose a list"),
        ({"words": "x"}, "Say what to look at"),
        ({"words": "x" * 61}, "Say what to look at"),
        ({"expires_on": "never"}, "Give a day like"),
        ({"checklist": "boat"}, "Choose a list"),
    ],
)
def test_what_is_typed_wrong_is_kept_and_told(data, said, visit, listed, engines):
    base = {"checklist": "radios", "words": "Radios"} if data else {}
    seen = visit("declan", "POST", "/check-list", data=base | data)
    assert seen.status == 422 and said in seen.said
    with engines.reading() as db:
        assert len(store.items(db)) == len(listed)


@pytest.mark.parametrize("place", ["0", "100", "first", "-1"])
def test_a_place_is_a_small_number(place, visit, listed):
    path = f"/check-list/{listed['Brakes'].id}"
    data = {"checklist": "vehicle", "words": "Brakes", "place": place}
    seen = visit("declan", "POST", path, data=data)
    assert seen.status == 422 and "1 to 99" in seen.said


def test_a_thing_that_no_longer_runs_out_has_no_date(visit, listed, engines):
    path = f"/check-list/{listed['AED pads'].id}"
    data = {"checklist": "vehicle", "words": "AED pads", "expires_on": "2027-01-01"}
    visit("declan", "POST", path, data=data | {"has_expiry": "true"})
    with engines.reading() as db:
        assert store.one(db, listed["AED pads"].id).expires_on
    visit("declan", "POST", path, data=data)
    with engines.reading() as db:
        assert store.one(db, listed["AED pads"].id).expires_on is None
