"""People come, learn, leave and come back: one row each, one letter each time."""

import pytest
from sqlmodel import select

from sosbus.base.refusal import Conflict
from sosbus.messages.tables import Letter
from sosbus.people import store as people
from sosbus.people.tables import BusRole, Person, Role
from sosbus.register import store
from sosbus.rota import store as rota
from tests.conftest import JUST_PAST_MIDNIGHT, WEEK_BEFORE, put_on

LETTER = ("Come and help", "This way.\n")


def invite(db, email="wren@x.example", role=Role.VOLUNTEER, places=(BusRole.SUPPORT,)):
    made = store.invite(db, "Wren", email, role, list(places), LETTER, JUST_PAST_MIDNIGHT)
    db.flush()
    return made


@pytest.mark.both
def test_somebody_who_comes_back_is_the_same_person(db):
    first = invite(db)
    store.leave(db, first, first, JUST_PAST_MIDNIGHT)
    again = invite(db, " WREN@x.example", places=[])
    assert (again.id, again.left_at, again.bus_roles) == (first.id, None, [])
    assert len(db.exec(select(Letter)).all()) == 2


@pytest.mark.both
def test_nobody_is_invited_twice_in_any_letters(db):
    invite(db)
    assert isinstance(invite(db, "Wren@X.Example"), Conflict)
    assert len(db.exec(select(Letter)).all()) == 1


@pytest.mark.both
def test_leaving_opens_coming_places_again_and_keeps_past_ones(engines, cast, make_night):
    past, coming = make_night(WEEK_BEFORE.date()), make_night()
    brendan = cast["brendan"]
    for night in (past, coming):
        put_on(engines, night, brendan, BusRole.SUPPORT)
    with engines.writing() as db:
        store.leave(db, people.one(db, brendan.id), cast["declan"], coming.opens_at)
        db.commit()
        assert [one.person.name for one in rota.of(db, past).crew] == ["Brendan"]
        assert rota.of(db, coming).crew == []
        assert people.known_as(db, brendan.email) is None


def test_nobody_sees_themselves_off(visit, cast):
    seen = visit("fergal", "POST", f"/people/{cast['fergal'].id}/leaving")
    assert seen.status == 409
    assert "Somebody else has to" in seen.said


def test_whoever_left_is_nowhere_to_be_found(visit, cast, engines):
    path = f"/people/{cast['brendan'].id}"
    assert visit("declan", "POST", f"{path}/leaving").status == 303
    assert visit("declan", "GET", path).status == 404
    assert (
        "Brendan"
        not in visit("declan", "GET", "/people").html.select_one("main ul, main table").text
    )
    with engines.reading() as db:
        assert db.get(Person, cast["brendan"].id).left_at == JUST_PAST_MIDNIGHT


def test_training_is_for_the_crew_only(visit, cast):
    path = f"/people/{cast['eithne'].id}/training"
    seen = visit("fergal", "POST", path, data={"bus_roles": ["driver"]})
    assert seen.status == 422
    assert "Only the crew hold places" in seen.said
