"""Taps sent by devices and plain forms: each kept once, a wrong one taken back and kept."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from uuid import uuid1, uuid4

import httpx2
import pytest
from bs4 import BeautifulSoup
from sqlmodel import select

from sosbus.handovers import rules, store
from sosbus.handovers.forms import StepForm
from sosbus.handovers.tables import Step, To, What
from sosbus.nights.rules import night_date_of
from sosbus.web.forms import Entry
from sosbus.web.pages import env
from tests.bedside.conftest import changed
from tests.conftest import JUST_PAST_MIDNIGHT as NOW
from tests.conftest import at_once, signed_in


def all_steps(engines):
    with engines.reading() as db:
        return db.exec(select(Step)).all()


@pytest.fixture
def put(visit, night, contact):
    def send(body=None, step_id=None, as_="brendan", **more):
        sent = {"contact_id": str(contact.id), "to": "ambulance", "what": "called"}
        path = f"/nights/{night.id}/handover-steps/{step_id or uuid4()}"
        return visit(as_, "PUT", path, json=sent | (body or {}), **more)

    return send


@pytest.mark.both
def test_sent_as_often_as_it_likes_kept_once(put, engines):
    one = uuid4()
    replies = [put(step_id=one) for _ in range(3)]
    assert [seen.status for seen in replies] == [201, 200, 200]
    assert replies[0].response.json() == {"id": str(one), "status": "created"}
    assert put({"to": "police"}, one).status == 409
    typed = put({"clock": "23:50"}, one)
    assert typed.status == 409 and "again" in typed.response.json()["why"]
    [kept] = all_steps(engines)
    assert (kept.to, kept.what, kept.at) == (To.AMBULANCE, What.CALLED, NOW)


@pytest.mark.both
def test_a_night_s_handovers_by_contact(put, somebody, engines, night):
    other = somebody(2)
    put({"at": (NOW - timedelta(minutes=9)).isoformat()})
    put({"what": "arrived", "at": (NOW - timedelta(minutes=2)).isoformat()})
    put({"contact_id": str(other.id)})
    with engines.reading() as db:
        found = store.on(db, night)
        assert store.of(db, other) == found[other.id]
    assert found[other.id].awaiting_ambulance
    [mine] = [one for contact_id, one in found.items() if contact_id != other.id]
    assert not mine.awaiting_ambulance and mine.live[0].minutes_waited == 7


def test_a_device_with_a_wrong_clock_is_put_right(put, engines):
    wrong = NOW - timedelta(hours=3)
    headers = {"X-Sent-At": wrong.isoformat()}
    put({"at": (wrong - timedelta(minutes=4)).isoformat()}, headers=headers)
    assert all_steps(engines)[0].at == NOW - timedelta(minutes=4)


def test_a_tap_waits_for_its_contact_and_for_the_opening(put, night, engines, visit):
    assert put({"contact_id": str(uuid4())}).status == 425
    changed(engines, night, opened_at=None)
    assert put().status == 425 and not all_steps(engines)


def test_what_comes_when_the_night_is_closed_is_kept(put, night, engines):
    changed(engines, night, closed_at=NOW - timedelta(minutes=5))
    at = NOW - timedelta(minutes=30)
    assert put({"at": at.isoformat()}).status == 201
    assert all_steps(engines)[0].at == at


def test_a_muddled_time_from_a_device_is_kept_and_shown_not_stuck(put, engines, night):
    put({"clock": "00:05"})
    assert put({"what": "arrived", "clock": "23:55"}).status == 201
    with engines.reading() as db:
        [found] = store.on(db, night).values()
    assert found.doubts == ["Ambulance arrived at 23:55, before the call at 00:05."]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"to": "vicar"}, "to"),
        ({"what": ""}, "what"),
        ({"clock": "25:00"}, "clock"),
        ({"clock": "soon"}, "clock"),
        ({"clock": 90}, "clock"),
        ({"clock": "00:30"}, "clock"),
        ({"clock": "12:00"}, "clock"),
        ({"at": "yesterday"}, "at"),
        ({"reference": "CAD 1234"}, "reference"),
        ({"crew": "E123"}, "crew"),
        ({"contact_id": "A1"}, "contact_id"),
    ],
)
def test_what_is_wrong_is_said_by_field_and_nothing_is_kept(put, engines, body, field):
    seen = put(body)
    assert seen.status == 422 and set(seen.response.json()["errors"]) == {field}
    assert not all_steps(engines)


@pytest.mark.parametrize("body", [None, [], "x", {}, {"contact_id": []}])
def test_no_form_at_all_is_wrong_too(visit, night, body):
    path = f"/nights/{night.id}/handover-steps/{uuid4()}"
    assert visit("brendan", "PUT", path, json=body).status == 422


def test_an_id_that_tells_a_time_is_refused(put):
    assert put(step_id=uuid1()).status == 422


@pytest.mark.parametrize("typed", ["00:05", "0.05", "005", "0005", "00:05:00"])
def test_a_time_is_read_as_people_write_it(put, engines, typed):
    assert put({"clock": typed}).status == 201
    assert all_steps(engines)[0].at == NOW.replace(minute=5)


def test_a_mistake_is_taken_back_once_and_kept(put, engines, visit, night):
    one = uuid4()
    path = f"/nights/{night.id}/handover-mistakes"
    early = visit("brendan", "PUT", f"{path}/{uuid4()}", json={"step_id": str(one)})
    assert early.status == 425
    put(step_id=one)
    replies = [
        visit("brendan", "PUT", f"{path}/{uuid4()}", json={"step_id": str(one)}).status
        for _ in range(2)
    ]
    assert replies == [201, 200]
    assert put(step_id=one).status == 200  # sent again: it does not come back to life
    [kept] = all_steps(engines)
    assert kept.taken_back_at == NOW
    assert visit("brendan", "PUT", f"{path}/{uuid4()}", json={}).status == 422


def test_another_night_s_contact_is_not_theirs_to_hand_over(
    put, engines, visit, contact, make_night, cast, night
):
    one = uuid4()
    put(step_id=one)
    other = make_night(night.night_date + timedelta(days=7), lead=cast["aoife"])
    changed(engines, other, opened_at=other.opens_at)
    sent = {"contact_id": str(contact.id), "to": "taxi", "what": "called"}
    path = f"/nights/{other.id}/handover-steps"
    assert visit("aoife", "PUT", f"{path}/{uuid4()}", json=sent).status == 409
    assert visit("aoife", "POST", path, data=sent).status == 404
    back = f"/nights/{other.id}/handover-mistakes"
    assert visit("aoife", "PUT", f"{back}/{uuid4()}", json={"step_id": str(one)}).status == 409
    assert visit("aoife", "POST", back, data={"step_id": str(one)}).status == 404
    assert all_steps(engines)[0].taken_back_at is None


@pytest.mark.both
def test_one_tap_sent_twenty_times_at_once_is_kept_once(
    engines, served, make_night, cast, somebody, night
):
    now = datetime.now(UTC)
    tonight = make_night(night_date_of(now), lead=cast["aoife"])
    tonight = changed(engines, tonight, opened_at=now)
    with engines.writing() as db:
        mine = db.merge(somebody())
        mine.night_id = tonight.id
        db.commit()
        body = {"contact_id": str(mine.id), "to": "ambulance", "what": "called"}
    token = signed_in(engines, cast["aoife"], now)
    headers = {"Cookie": f"__Host-sosbus={token}", "Accept": "text/html"}
    path = f"{served}/nights/{tonight.id}/handover-steps/{uuid4()}"

    def send(_):
        return httpx2.put(path, headers=headers, timeout=60, json=body).status_code

    assert Counter(at_once(20, send)) == {201: 1, 200: 19}
    assert len(all_steps(engines)) == 1


def test_the_taps_wait_for_a_device_to_say_whose_they_are(night):
    html = env.get_template("handovers/_steps.html").render(
        night=night,
        contact=None,
        handed=rules.Handovers(),
        hour=rules.hour,
        step_entry=Entry(StepForm),
    )
    forms = BeautifulSoup(html, "html.parser").select("form")
    assert len(forms) == 4
    for form in forms:
        assert form.select_one("[name=contact_id]")["value"] == ""
        assert not form.get("data-then") and form["data-record"] == form["action"]
