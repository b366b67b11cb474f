"""On and off a place under lock: both databases, many at once, and who hears of it."""

from datetime import timedelta

import pytest
from sqlmodel import select

from sosbus.base.refusal import Conflict
from sosbus.demo.cast import person
from sosbus.messages.tables import About, Letter
from sosbus.nights.tables import Night
from sosbus.people.tables import BusRole, Person, Role
from sosbus.places import store as places
from sosbus.places.rules import Unmet
from sosbus.rota import store as rota
from sosbus.rota.tables import Change, How, Need, Offer, OfferKind, SignUp, What
from tests.conftest import NIGHT_DATE, WEEK_BEFORE, at_once, put_on

LEAD, SUPPORT, AIDER = BusRole.BUS_LEAD, BusRole.SUPPORT, BusRole.FIRST_AIDER
NOW = WEEK_BEFORE


@pytest.fixture
def crew(engines) -> list[Person]:
    people = [person(f"Wren {n}", Role.VOLUNTEER, [SUPPORT], WEEK_BEFORE) for n in range(12)]
    with engines.writing() as db:
        db.add_all(people)
        db.commit()
    return people


def doing(engines, call):
    """What `call` gives in a transaction of its own, kept unless it is a no."""
    with engines.writing() as db:
        done = call(db)
        if isinstance(done, (Unmet, Conflict)):
            db.rollback()
        else:
            db.commit()
        return done


def place(engines, night, who, role=SUPPORT, how=How.SELF, by=None, **more):
    return doing(
        engines,
        lambda db: places.place(db, night.id, who.id, role, how, by or who, NOW, **more),
    )


def off(engines, night, who, by=None, how=How.SELF):
    return doing(engines, lambda db: places.take_off(db, night.id, who.id, how, by or who, NOW))


def whole(engines, night) -> rota.NightCrew:
    with engines.reading() as db:
        return rota.of(db, db.get(Night, night.id))


def rows(engines, kind):
    with engines.reading() as db:
        return db.exec(select(kind)).all()


def story(engines, night) -> list[What]:
    with engines.reading() as db:
        lines = sorted(rota.story(db, night.id), key=lambda line: line.number)
        return [line.what for line in lines]


@pytest.mark.both
def test_twelve_at_once_want_two_places_and_two_have_them(engines, crew, make_night):
    night = make_night()
    done = at_once(12, lambda n: place(engines, night, crew[n]))
    won = [one for one in done if isinstance(one, SignUp)]
    lost = [one for one in done if isinstance(one, Unmet)]
    assert sorted(one.place for one in won) == [1, 2]
    assert len(lost) == 10 and all(Need.NO_PLACE in one.kinds for one in lost)


@pytest.mark.both
def test_one_person_at_once_on_two_nights_in_a_row_gets_one(engines, crew, make_night):
    nights = [make_night(NIGHT_DATE), make_night(NIGHT_DATE + timedelta(days=1))]
    done = at_once(2, lambda n: place(engines, nights[n], crew[0]))
    assert sum(isinstance(one, SignUp) for one in done) == 1
    assert next(one for one in done if isinstance(one, Unmet)).kinds == [Need.BOTH_NIGHTS]


@pytest.mark.both
def test_ten_at_once_step_in_for_one_and_one_does(engines, crew, make_night):
    night, leaver = make_night(), crew[0]
    put_on(engines, night, crew[10], SUPPORT)
    mine = put_on(engines, night, leaver, SUPPORT)
    with engines.writing() as db:
        db.get(SignUp, mine.id).seeking_since = NOW
        db.commit()
    done = at_once(
        9, lambda n: place(engines, night, crew[n + 1], how=How.COVER, relieving=mine.id)
    )
    assert sum(isinstance(one, SignUp) for one in done) == 1
    names = {one.person.id for one in whole(engines, night).crew}
    assert leaver.id not in names and len(names) == 2


@pytest.mark.both
def test_swaps_crossing_each_other_never_stand_in_each_others_way(engines, crew, make_night):
    """Two swaps of the same four places, asked for in opposite order, eight times over."""
    one, two = make_night(NIGHT_DATE), make_night(NIGHT_DATE + timedelta(days=7))
    first, second = (
        put_on(engines, one, crew[0], SUPPORT),
        put_on(engines, two, crew[1], SUPPORT),
    )
    pairs = [(first, second), (second, first)] * 4

    def swap(n):
        a, b = pairs[n]
        return doing(engines, lambda db: places.swap(db, a.id, b.id, crew[0], NOW))

    done = at_once(8, swap)
    assert sum(one is None for one in done) == 1, "the places swapped once, and the rest heard"
    assert [x.person.id for x in whole(engines, one).crew] == [crew[1].id]
    assert [x.person.id for x in whole(engines, two).crew] == [crew[0].id]


@pytest.fixture
def safe(engines, cast, crew, make_night) -> Night:
    night = make_night(lead=cast["aoife"])
    put_on(engines, night, cast["brendan"], AIDER)
    for one in crew[:2]:
        put_on(engines, night, one, SUPPORT)
    return night


def test_from_safe_to_unsafe_always_rings_the_coordinators(engines, cast, safe):
    assert whole(engines, safe).cover.is_safe
    assert whole(engines, safe).only == ["Aoife is the only bus lead"] + [
        "Brendan is the only first aider"
    ]
    off(engines, safe, cast["brendan"])
    assert story(engines, safe)[-2:] == [What.CAME_OFF, What.UNSAFE]
    (alarm,) = [one for one in rows(engines, Letter) if one.about is About.UNSAFE]
    assert alarm.person_id == cast["declan"].id
    assert alarm.due_at == NOW + timedelta(minutes=5), "people fiddle: look again first"
    put_on(engines, safe, cast["brendan"], AIDER)
    off(engines, safe, cast["brendan"])
    alarms = [one for one in rows(engines, Letter) if one.about is About.UNSAFE]
    assert len(alarms) == 2, "the second time is told too"


def test_what_staff_change_is_told_to_the_one_it_changes_and_to_nobody_else(
    engines, cast, crew, make_night
):
    night = make_night()
    place(engines, night, crew[0], how=How.STAFF, by=cast["declan"])
    place(engines, night, crew[1])
    (told,) = rows(engines, Change)
    assert (told.person_id, told.was, told.now_is) == (crew[0].id, "not on", "Support")


def test_an_override_takes_a_reason_is_kept_and_does_not_make_anybody_qualified(
    engines, cast, crew, make_night
):
    night = make_night()
    staff = {"role": AIDER, "how": How.STAFF, "by": cast["declan"]}
    assert place(engines, night, crew[0], **staff).kinds == [Need.NOT_TRAINED]
    taken = place(engines, night, crew[0], override="Card seen on paper", **staff)
    assert (taken.override, taken.overrode) == ("Card seen on paper", [Need.NOT_TRAINED])
    assert AIDER in whole(engines, night).cover.missing
    assert isinstance(place(engines, night, crew[1], AIDER, override="please"), Unmet), (
        "a volunteer has no override"
    )


def test_a_place_that_is_offered_waits_for_the_answer(engines, cast, make_night):
    night = make_night()
    offer = Offer(
        night_id=night.id,
        role=LEAD,
        kind=OfferKind.WAITING_LIST,
        to_id=cast["ciara"].id,
        made_at=NOW,
        lasts_until=NOW + timedelta(hours=12),
    )
    with engines.writing() as db:
        db.add(offer)
        db.commit()
    assert place(engines, night, cast["aoife"], LEAD).kinds == [Need.NO_PLACE]
    assert isinstance(place(engines, night, cast["ciara"], LEAD), SignUp)


def test_a_buddy_who_leaves_is_followed_by_another_or_an_alarm(engines, cast, make_night):
    night = make_night(lead=cast["aoife"])
    put_on(engines, night, cast["brendan"], AIDER)
    new = person("Newly Flask", Role.VOLUNTEER, [SUPPORT], WEEK_BEFORE)
    new.first_nights = 3
    with engines.writing() as db:
        db.add(new)
        db.commit()
    assert place(engines, night, new).buddy_id == cast["brendan"].id, "rather than the lead"
    off(engines, night, cast["brendan"])
    assert whole(engines, night).mine(new).sign_up.buddy_id == cast["aoife"].id
    off(engines, night, cast["aoife"])
    assert whole(engines, night).mine(new).sign_up.buddy_id is None
    assert any("no buddy" in str(one.facts) for one in rows(engines, Letter))


def test_a_swap_that_leaves_a_crew_unsafe_is_refused(engines, cast, crew, safe, make_night):
    other = make_night(NIGHT_DATE + timedelta(days=7))
    theirs = put_on(engines, other, crew[5], SUPPORT)
    aiders = whole(engines, safe).mine(cast["brendan"]).sign_up
    done = doing(
        engines, lambda db: places.swap(db, aiders.id, theirs.id, cast["brendan"], NOW)
    )
    assert isinstance(done, Unmet)


def test_everybody_who_could_is_listed_and_those_who_may_come_first(
    engines, cast, crew, make_night
):
    night = make_night()
    make_night(NIGHT_DATE + timedelta(days=1))
    with engines.reading() as db:
        found = places.who_could(db, night.id, AIDER, NOW)
        assert [one.person.name for one in found] == ["Brendan"]
        everyone = places.who_could(db, night.id, SUPPORT, NOW)
    assert len(everyone) == 15
    assert [one.unmet is not None for one in everyone] == sorted(
        one.unmet is not None for one in everyone
    )
