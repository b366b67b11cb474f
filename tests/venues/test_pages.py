"""A coordinator keeps the list of places in town; nobody's home gets on it."""

import pytest

from sosbus.venues import store


@pytest.fixture
def listed(engines):
    def names():
        with engines.reading() as db:
            return {one.name for one in store.current(db)}

    return names


def add(visit, name, zone="high_street"):
    return visit("declan", "POST", "/venues", data={"name": name, "zone": zone})


def test_a_place_is_added_retired_and_brought_back(visit, listed, engines):
    assert add(visit, " The  Lantern Rooms ").status == 303
    assert listed() == {"The Lantern Rooms"}
    with engines.reading() as db:
        path = f"/venues/{store.current(db)[0].id}"
    assert visit("declan", "POST", f"{path}/retirement").status == 303
    assert listed() == set()
    assert "Retired: 1" in visit("declan", "GET", "/venues").said
    assert visit("declan", "POST", f"{path}/return").status == 303
    assert listed() == {"The Lantern Rooms"}


@pytest.mark.parametrize(
    "name", ["", "ab", "x" * 61, "\u200b\u200b\u200b", "12 High Street CO4 3ZZ", "07700 900123"]
)
def test_a_wrong_name_is_said_beside_it_and_kept(visit, listed, name):
    seen = add(visit, name)
    assert seen.status == 422
    assert listed() == set()


def test_the_same_place_twice_is_a_conflict(visit, listed):
    add(visit, "The Ship")
    seen = add(visit, "the ship", "north")
    assert seen.status == 409 and "on the list already" in seen.said
    assert listed() == {"The Ship"}


def test_a_zone_must_be_one_of_those_shown(visit):
    assert add(visit, "The Ship", "moon").status == 422
    assert visit("declan", "POST", "/venues", data={"name": "The Ship"}).status == 422


def test_no_such_place(visit):
    path = "/venues/00000000-0000-4000-8000-000000000000"
    assert visit("declan", "POST", f"{path}/retirement").status == 404
    assert visit("declan", "POST", "/venues/nonsense/return").status in {404, 422}
