"""A lead calls the roll: one tap for all, one each for the rest; nothing lost or doubled."""

from datetime import timedelta
from uuid import uuid4

import pytest

from sosbus.nights.tables import Night
from sosbus.people.tables import BusRole
from sosbus.roll_call import store
from sosbus.roll_call.rules import served, standing
from tests.conftest import put_on


@pytest.fixture
def tonight(engines, cast, make_night):
    night = make_night(lead=cast["aoife"])
    brendan = put_on(engines, night, cast["brendan"], BusRole.FIRST_AIDER)
    return night, f"/nights/{night.id}/roll", brendan


def marked(engines, night, sign_up):
    with engines.reading() as db:
        return store.of_night(db, night.id).get(sign_up.id, [])


def test_all_here_in_one_tap_and_one_who_went_early(visit, tonight, engines):
    night, path, brendan = tonight
    at = night.opens_at + timedelta(minutes=10)
    assert visit("aoife", "POST", f"{path}/everyone", at=at).status == 303
    assert "Aboard now: 2" in visit("aoife", "GET", path, at=at).said
    two = night.opens_at + timedelta(hours=2)
    gone = {"sign_up_id": str(brendan.id), "state": "left_early"}
    assert visit("aoife", "POST", path, at=two, data=gone).status == 303
    assert visit("aoife", "GET", f"/nights/{night.id}/aboard", at=two).said.count("Aoife") >= 1
    found = marked(engines, night, brendan)
    assert served(found, night.opens_at, night.closes_at) == timedelta(hours=2)


def test_an_illegal_step_is_refused_with_what_is_so(visit, tonight):
    night, path, brendan = tonight
    at = night.opens_at + timedelta(minutes=10)
    sent = {"sign_up_id": str(brendan.id), "state": "left"}
    seen = visit("aoife", "POST", path, at=at, data=sent)
    assert seen.status == 409 and "marked “expected” already" in seen.said


def test_a_device_sends_a_mark_as_often_as_it_likes(visit, tonight, engines):
    night, path, brendan = tonight
    at = night.opens_at + timedelta(hours=1)
    body = {
        "sign_up_id": str(brendan.id),
        "state": "arrived",
        "at": night.opens_at.isoformat(),
    }
    one = f"{path}/{uuid4()}"
    sent = [visit("aoife", "PUT", one, at=at, json=body).status for _ in range(3)]
    assert sent == [201, 200, 200]
    other = visit("aoife", "PUT", one, at=at, json=body | {"state": "no_show"})
    assert other.status == 409
    assert len(marked(engines, night, brendan)) == 1


def test_marks_of_two_devices_meet_and_what_does_not_fit_is_shown(visit, tonight, engines):
    night, path, brendan = tonight
    at = night.opens_at + timedelta(hours=3)

    def send(state, minutes):
        moment = night.opens_at + timedelta(minutes=minutes)
        body = {"sign_up_id": str(brendan.id), "state": state, "at": moment.isoformat()}
        return visit("aoife", "PUT", f"{path}/{uuid4()}", at=at, json=body).status

    assert [send("left_early", 100), send("arrived", 5), send("left", 120)] == [201] * 3
    assert standing(marked(engines, night, brendan)).state == "left_early"
    assert "which does not fit the rest" in visit("aoife", "GET", path, at=at).said


@pytest.mark.parametrize(
    "body",
    [
        {},
        [],
        {"sign_up_id": "x", "state": "arrived", "at": "now"},
        {"state": "arrived"},
        {"sign_up_id": str(uuid4()), "state": "arrived", "at": "2026-03-06T22:00:00Z"},
        {"sign_up_id": str(uuid4()), "state": "arrived", "at": "2026-03-06T22:00:00"},
    ],
)
def test_nonsense_is_refused_and_never_a_failure(visit, tonight, body):
    _, path, _ = tonight
    assert visit("aoife", "PUT", f"{path}/{uuid4()}", json=body).status == 422


def test_a_forgotten_check_out_closes_at_the_end_and_says_so(visit, tonight, engines):
    night, path, brendan = tonight
    visit("aoife", "POST", f"{path}/everyone", at=night.opens_at + timedelta(minutes=5))
    for hours, closed in ((0.5, 0), (2, 2), (3, 0)):
        with engines.writing() as db:
            assert store.rounds(db, night.closes_at + timedelta(hours=hours)) == closed
            db.commit()
    found = marked(engines, night, brendan)
    assert [one.noted_by_id is None for one in sorted(found, key=lambda x: x.at)] == [
        False,
        True,
    ]
    assert served(found, night.opens_at, night.closes_at) == timedelta(hours=6)


def test_numbers_are_seen_by_the_lead_of_the_night_and_only_near_it(
    visit, tonight, engines, cast
):
    night, path, _ = tonight
    with engines.writing() as db:
        db.merge(cast["brendan"]).phone = "01632 960 777"
        db.commit()
    assert "01632 960 777" in visit("aoife", "GET", path, at=night.opens_at).said
    long_before = night.opens_at - timedelta(hours=25)
    assert "01632 960 777" not in visit("aoife", "GET", path, at=long_before).said
    assert visit("ciara", "GET", path, at=night.opens_at).status == 404


def test_a_night_stood_down_early_keeps_the_hours_served(visit, tonight, engines):
    night, path, brendan = tonight
    visit("aoife", "POST", f"{path}/everyone", at=night.opens_at)
    end = night.opens_at + timedelta(hours=3)
    assert visit("aoife", "POST", f"{path}/everyone?gone=true", at=end).status == 303
    found = marked(engines, night, brendan)
    assert served(found, night.opens_at, night.closes_at) == timedelta(hours=3)
    assert isinstance(night, Night)
