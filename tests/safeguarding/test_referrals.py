"""Referrals sent by a device and typed in the plain form: kept once, counted by category."""

from collections import Counter
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlmodel import select

from sosbus.safeguarding import store
from sosbus.safeguarding.tables import Category, Referral
from tests.bedside.conftest import changed
from tests.conftest import JUST_PAST_MIDNIGHT as NOW

CHILD = {"category": "child", "to": "children", "how": "phone"}


def all_referrals(engines):
    with engines.reading() as db:
        return db.exec(select(Referral)).all()


@pytest.fixture
def put(visit, night):
    def send(body=None, referral_id=None, as_="aoife", **more):
        path = f"/nights/{night.id}/safeguarding/{referral_id or uuid4()}"
        return visit(as_, "PUT", path, json=CHILD | (body or {}), **more)

    return send


@pytest.mark.both
def test_sent_as_often_as_it_likes_kept_once(put, engines):
    one = uuid4()
    assert [put(referral_id=one).status for _ in range(3)] == [201, 200, 200]
    assert put({"how": "form"}, one).status == 409
    [kept] = all_referrals(engines)
    assert kept.half_hour == NOW.replace(minute=0)


@pytest.mark.both
def test_figures_learn_how_many_and_nothing_else(put, engines, visit, night, make_night):
    mistake = uuid4()
    put()
    put({"category": "adult", "to": "adults"})
    put({"to": "police_999"})
    put(referral_id=mistake)
    path = f"/nights/{night.id}/safeguarding-mistakes/{uuid4()}"
    assert visit("aoife", "PUT", path, json={"referral_id": str(mistake)}).status == 201
    quiet = make_night(night.night_date + timedelta(days=7))
    with engines.reading() as db:
        assert store.count(db, [night.id]) == Counter({Category.CHILD: 2, Category.ADULT: 1})
        assert store.count(db, [night.id, quiet.id]).total() == 3
        assert store.count(db, [quiet.id]) == store.count(db, []) == Counter()
        assert len(store.on(db, night)) == 4


def test_it_waits_for_its_contact_and_for_the_opening(put, contact, engines, night):
    assert put({"contact_id": str(uuid4())}).status == 425
    assert put({"contact_id": str(contact.id)}).status == 201
    changed(engines, night, opened_at=None)
    assert put().status == 425


def test_a_contact_of_another_night_is_refused(put, contact, engines, make_night, cast, visit):
    other = make_night(contact.half_hour.date() + timedelta(days=6), lead=cast["aoife"])
    changed(engines, other, opened_at=other.opens_at)
    sent = CHILD | {"contact_id": str(contact.id)}
    path = f"/nights/{other.id}/safeguarding"
    assert visit("aoife", "PUT", f"{path}/{uuid4()}", json=sent).status == 409
    assert visit("aoife", "POST", path, data=sent).status == 409
    one = uuid4()
    put(referral_id=one)
    back = f"{path}-mistakes"
    said = {"referral_id": str(one)}
    assert visit("aoife", "PUT", f"{back}/{uuid4()}", json=said).status == 409
    assert visit("aoife", "POST", back, data=said).status == 404
    [kept] = all_referrals(engines)
    assert kept.taken_back_at is None


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"category": "dog"}, "category"),
        ({"to": ""}, "to"),
        ({"how": "shout"}, "how"),
        ({"slot": "soon"}, "slot"),
        ({"slot": "2026-03-06T23:30"}, "slot"),
        ({"slot": "2026-03-07T00:30Z"}, "slot"),
        ({"slot": 1e300}, "slot"),
        ({"contact_id": "B7"}, "contact_id"),
        ({"details": "a name"}, "details"),
        ({"note": "a name"}, "note"),
    ],
)
def test_what_is_wrong_is_said_by_field_and_nothing_is_kept(put, engines, body, field):
    seen = put(body)
    assert seen.status == 422 and set(seen.response.json()["errors"]) == {field}
    assert not all_referrals(engines)


@pytest.mark.parametrize("body", [None, [], "x", {}])
def test_no_form_at_all_is_wrong_too(visit, night, body):
    path = f"/nights/{night.id}/safeguarding/{uuid4()}"
    assert visit("aoife", "PUT", path, json=body).status == 422
    path = f"/nights/{night.id}/safeguarding-mistakes/{uuid4()}"
    assert visit("aoife", "PUT", path, json=body).status == 422


def test_a_mistake_waits_for_what_it_takes_back(visit, night):
    path = f"/nights/{night.id}/safeguarding-mistakes/{uuid4()}"
    assert visit("aoife", "PUT", path, json={"referral_id": str(uuid4())}).status == 425
