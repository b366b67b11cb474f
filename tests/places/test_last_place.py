"""The last place can be won once: fifty at the same moment, over HTTP, on both databases."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import httpx2
import pytest
from sqlalchemy.exc import IntegrityError

from sosbus.demo.cast import person
from sosbus.nights.rules import night_date_of
from sosbus.people.tables import BusRole, Role
from sosbus.rota import store
from sosbus.rota.tables import SignUp
from tests.conftest import at_once, signed_in

pytestmark = pytest.mark.both
CROWD = 50


@pytest.fixture
def crowd(engines):
    now = datetime.now(UTC)
    people = [
        person(f"Wren {number}", Role.VOLUNTEER, [BusRole.BUS_LEAD], now)
        for number in range(CROWD)
    ]
    with engines.writing() as db:
        db.add_all(people)
        db.commit()
    return {one.id: signed_in(engines, one, now) for one in people}


def coming(make_night, days: int = 3):
    return make_night(night_date_of(datetime.now(UTC)) + timedelta(days=days))


def ask(address: str, token: str, role: str = "bus_lead") -> httpx2.Response:
    cookies = {"Cookie": f"__Host-sosbus={token}", "Accept": "text/html"}
    return httpx2.post(address, data={"role": role}, headers=cookies, timeout=60)


def test_fifty_ask_one_wins_and_49_are_told_kindly(engines, served, crowd, make_night):
    night, other = coming(make_night), coming(make_night, days=9)
    address = f"{served}/nights/{night.id}/sign-up"
    tokens = list(crowd.values())
    replies = at_once(CROWD, lambda which: ask(address, tokens[which]))
    assert Counter(reply.status_code for reply in replies) == {303: 1, 409: 49}
    told = next(reply.text for reply in replies if reply.status_code == 409)
    assert "Someone has just taken the last bus lead place" in told
    assert f"/nights/{other.id}" in told, "and is shown another night"
    with engines.reading() as db:
        assert len(store.of(db, night).crew) == 1


def test_one_person_asking_ten_times_at_once_is_on_once(engines, served, crowd, make_night):
    night = coming(make_night)
    token = next(iter(crowd.values()))
    address = f"{served}/nights/{night.id}/sign-up"
    replies = at_once(10, lambda _: ask(address, token))
    assert Counter(reply.status_code for reply in replies) == {303: 1, 409: 9}


@pytest.mark.parametrize("clash", ["the same place", "the same person"])
def test_the_database_itself_is_the_last_line(engines, crowd, make_night, clash):
    night = coming(make_night)
    one, two = list(crowd)[:2]
    with engines.writing() as db, pytest.raises(IntegrityError):
        for person_id, place in ((one, 1), (two, 1) if clash == "the same place" else (one, 2)):
            db.add(
                SignUp(
                    night_id=night.id,
                    person_id=person_id,
                    role=BusRole.SUPPORT,
                    place=place,
                    signed_up_at=datetime.now(UTC),
                )
            )
        db.flush()
