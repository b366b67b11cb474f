"""Cards that end: nights break, places open, and those who can act are told once."""

from datetime import date, timedelta

import pytest
from sqlmodel import select

from sosbus.base.refusal import Refusal
from sosbus.demo.cast import person
from sosbus.lapsing import store
from sosbus.messages.tables import About, Letter
from sosbus.nights.tables import Night
from sosbus.people.tables import BusRole, Person, Role
from sosbus.places import store as places
from sosbus.qualifications import store as qualifications
from sosbus.qualifications.rules import new_card
from sosbus.qualifications.tables import CardKind
from sosbus.register import store as register
from sosbus.rota import store as rota
from sosbus.rota.tables import How, SignUp
from tests.conftest import NIGHT_DATE, WEEK_BEFORE, at_once, put_on

AID, DBS = CardKind.FIRST_AID, CardKind.DBS
AIDED = (BusRole.FIRST_AIDER, BusRole.OUTREACH, BusRole.SUPPORT)
DAY = timedelta(days=1)
TODAY, NOW = WEEK_BEFORE.date(), WEEK_BEFORE


@pytest.fixture
def night(engines, cast, make_night) -> Night:
    """A safe crew but for support: Aoife leads, Brendan is the first aider."""
    night = make_night(lead=cast["aoife"])
    put_on(engines, night, cast["brendan"], BusRole.FIRST_AIDER)
    return night


def first_aid_until(db, person, last: date) -> None:
    for card in qualifications.of(db, person.id):
        if card.kind is AID:
            card.expires_on = last
            db.add(card)
    db.flush()


def first_aid(db, person):
    return next(one for one in qualifications.of(db, person.id) if one.kind is AID)


def letters(db, about: About) -> list[Letter]:
    return list(db.exec(select(Letter).where(Letter.about == about)).all())


def test_a_card_good_through_the_morning_breaks_nothing(db, cast, night):
    first_aid_until(db, cast["brendan"], NIGHT_DATE + DAY)
    (one,) = store.running_out(db, NOW)
    assert (one.person.name, one.lapse.kind, one.nights) == ("Brendan", AID, [])


def test_a_card_good_only_through_the_evening_breaks_the_night(db, cast, night):
    first_aid_until(db, cast["brendan"], NIGHT_DATE)
    (one,) = store.running_out(db, NOW)
    assert one.nights_in_words == ["Fri 6 Mar, first aider"]
    assert store.running_out(db, night.closes_at)[0].nights == []


@pytest.mark.both
def test_it_is_told_once_at_each_threshold_to_them_and_to_coordinators(db, cast, night):
    last = NIGHT_DATE
    first_aid_until(db, cast["brendan"], last)
    for days, told in ((91, 0), (90, 1), (89, 1), (31, 1), (30, 2), (7, 3), (7, 3), (0, 3)):
        store.lapsing_rounds(db, NOW + (last - TODAY - days * DAY))
        assert len(letters(db, About.CARD_LAPSING)) == told, days
        assert len(letters(db, About.CARD_BREAKS)) == told, days
    theirs, staff = letters(db, About.CARD_LAPSING)[0], letters(db, About.CARD_BREAKS)[0]
    assert (theirs.person_id, staff.person_id) == (cast["brendan"].id, cast["declan"].id)
    assert theirs.facts["card"] == "Your first aid card"
    assert staff.facts["who"] == "Brendan" and staff.facts["card"] == "first aid card"
    assert theirs.facts["expires_on"] == staff.facts["expires_on"] == "2026-03-06"
    assert staff.facts["nights"] == ["Fri 6 Mar, first aider"]


def test_a_card_that_breaks_no_night_is_told_to_its_owner_alone(db, cast, night):
    first_aid_until(db, cast["brendan"], NIGHT_DATE + 20 * DAY)
    assert store.lapsing_rounds(db, NOW) == 1
    assert letters(db, About.CARD_BREAKS) == []


def test_renewed_in_time_nobody_hears_and_nothing_breaks(db, cast, night):
    first_aid_until(db, cast["brendan"], NIGHT_DATE)
    renewed = new_card(
        cast["brendan"].id, AID, TODAY, TODAY + 1000 * DAY, TODAY, cast["declan"].id
    )
    qualifications.add(db, renewed)
    assert store.running_out(db, NOW) == []
    assert store.lapsing_rounds(db, NOW) == 0


def test_a_place_held_without_the_card_it_needs_now_is_listed(db, cast, night):
    needs = [(BusRole.BUS_LEAD, CardKind.SECURITY), (BusRole.FIRST_AIDER, AID)]
    qualifications.keep_needs(db, needs)
    found = {one.person.name: one for one in store.running_out(db, NOW)}
    assert found["Aoife"].nights_in_words == ["Fri 6 Mar, bus lead"]
    assert found["Ciara"].nights == [] and "Brendan" not in found
    assert store.lapsing_rounds(db, NOW) == 0, "what was never there does not run out"


@pytest.mark.both
def test_a_withdrawn_card_opens_the_places_that_need_it_and_tells(db, cast, night):
    opened = store.withdraw_card(
        db, cast["brendan"], first_aid(db, cast["brendan"]).id, cast["declan"], NOW
    )
    db.flush()
    assert [one.id for one in opened] == [night.id]
    sign_up = db.exec(select(SignUp).where(SignUp.person_id == cast["brendan"].id)).one()
    assert (sign_up.withdrawn_at, sign_up.withdrawn_how) == (NOW, How.LAPSED)
    assert [one.person.name for one in rota.of(db, night).crew] == ["Aoife"]
    (told,) = letters(db, About.REOPENED)
    assert told.person_id == cast["declan"].id and "Fri 6 Mar" in told.facts["words"]
    again = store.withdraw_card(
        db, cast["brendan"], first_aid(db, cast["brendan"]).id, cast["declan"], NOW
    )
    assert isinstance(again, Refusal)


def test_a_card_that_was_typed_wrongly_is_replaced_and_nothing_opens(db, cast, night):
    wrong = first_aid(db, cast["brendan"])
    right = new_card(cast["brendan"].id, AID, TODAY, NIGHT_DATE + DAY, TODAY, cast["declan"].id)
    qualifications.add(db, right)
    assert store.withdraw_card(db, cast["brendan"], wrong.id, cast["declan"], NOW) == []
    assert len(rota.of(db, night).crew) == 2
    assert letters(db, About.REOPENED) == []


def test_a_card_that_no_place_needs_opens_none(db, cast, night):
    check = next(one for one in qualifications.of(db, cast["brendan"].id) if one.kind is DBS)
    assert store.withdraw_card(db, cast["brendan"], check.id, cast["declan"], NOW) == []
    assert len(rota.of(db, night).crew) == 2


@pytest.fixture
def more(engines) -> list[Person]:
    places = [BusRole.OUTREACH, BusRole.SUPPORT]
    people = [person(f"Wren {n}", Role.VOLUNTEER, places, WEEK_BEFORE) for n in range(2)]
    with engines.writing() as db:
        db.add_all(people)
        db.commit()
    return people


def test_a_crew_made_unsafe_by_a_card_of_somebody_who_stays_is_told(
    db, engines, cast, make_night, more
):
    """Brendan is on as support, and the only one who could be the first aider."""
    night = make_night(lead=cast["aoife"])
    put_on(engines, night, cast["brendan"], BusRole.SUPPORT)
    put_on(engines, night, more[0], BusRole.OUTREACH)
    put_on(engines, night, more[1], BusRole.SUPPORT)
    assert rota.of(db, night).cover.is_safe
    aid = first_aid(db, cast["brendan"])
    assert store.withdraw_card(db, cast["brendan"], aid.id, cast["declan"], NOW) == []
    assert not rota.of(db, night).cover.is_safe
    assert [one.person_id for one in letters(db, About.UNSAFE)] == [cast["declan"].id]


def test_a_crew_made_unsafe_by_what_somebody_is_no_longer_trained_for_is_told(
    db, engines, cast, make_night, more
):
    night = make_night(lead=cast["aoife"])
    for one, place in zip([cast["brendan"], *more], AIDED, strict=True):
        put_on(engines, night, one, place)
    brendan = db.get(Person, cast["brendan"].id)
    register.retrain(db, brendan, [BusRole.SUPPORT], NOW)
    assert not rota.of(db, night).cover.is_safe
    assert len(letters(db, About.UNSAFE)) == 1


def test_leaving_tells_the_coordinators_which_places_came_open(db, cast, night):
    register.leave(db, cast["brendan"], cast["declan"], NOW)
    (told,) = letters(db, About.REOPENED)
    assert told.facts["words"] == (
        "Brendan has left the bus. Their place is open again on Fri 6 Mar."
    )


def test_leaving_with_no_coming_nights_rings_nobody(db, cast):
    register.leave(db, cast["brendan"], cast["declan"], NOW)
    assert letters(db, About.REOPENED) == []


@pytest.mark.both
def test_a_place_taken_while_the_card_is_withdrawn_never_rests_on_it(engines, cast, make_night):
    """Whoever is first, the other sees it: eight nights asked for as the card goes."""
    nights = [make_night(NIGHT_DATE + n * 21 * DAY, lead=cast["aoife"]) for n in range(7)]
    with engines.reading() as db:
        aid = first_aid(db, cast["brendan"])

    def go(n):
        with engines.writing() as db:
            brendan, declan = (
                db.get(Person, cast["brendan"].id),
                db.get(Person, cast["declan"].id),
            )
            if n == 7:
                store.withdraw_card(db, brendan, aid.id, declan, NOW)
            else:
                role = BusRole.FIRST_AIDER
                places.place(db, nights[n].id, brendan.id, role, How.SELF, brendan, NOW)
            db.commit()

    at_once(8, go)
    with engines.reading() as db:
        on = [rota.of(db, db.get(Night, night.id)).mine(cast["brendan"]) for night in nights]
        assert on == [None] * 7
        taken = db.exec(select(SignUp).where(SignUp.person_id == cast["brendan"].id)).all()
        assert {one.withdrawn_how for one in taken} <= {How.LAPSED}
