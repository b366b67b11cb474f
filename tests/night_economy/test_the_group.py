"""Promises to the group: a reason with every colour, residents as a number, contacts safe."""

from datetime import date
from uuid import uuid4

import pytest
from sqlmodel import select

from sosbus.contacts.tables import Contact, Kind, Reason
from sosbus.figures.tables import ClosedMonth
from sosbus.night_economy import store
from sosbus.night_economy.tables import LicensingVisit, NamedVenue
from sosbus.nights.rules import half_hour
from sosbus.venues.tables import Venue, Zone
from tests.conftest import WEEK_BEFORE

PAGE = "/programme/night-time-economy"
FROM = {"source": "Minutes of the group", "dated_on": "2026-02-20"}
ACTION = FROM | {
    "year": "2025-26",
    "words": "Every door has a radio",
    "owner": "Pubwatch",
    "due": "2026-02-01",
    "rating": "amber",
    "reason": "Two doors wait for theirs",
}


@pytest.fixture
def enter(visit):
    def go(kind, **said):
        return visit("declan", "POST", f"/programme/records/{kind}", at=WEEK_BEFORE, data=said)

    return go


@pytest.fixture
def inn(engines):
    made = Venue(name="The Brass Ramp", zone=Zone.HIGH_STREET)
    with engines.writing() as db:
        db.add(made)
        db.commit()
    return made


def page(visit, who="eithne"):
    seen = visit(who, "GET", PAGE, at=WEEK_BEFORE)
    assert seen.status == 200
    return seen


def test_an_action_says_in_words_how_it_stands_and_why(visit, enter):
    assert enter("group-actions", **ACTION).status == 303
    said = page(visit).said
    assert "Amber: at risk" in said and "Two doors wait for theirs" in said
    assert "overdue" in said and "Owner: Pubwatch" in said


def test_a_colour_without_a_reason_is_not_taken(enter):
    seen = enter("group-actions", **(ACTION | {"reason": " "}))
    assert seen.status == 422 and "a colour alone tells nobody" in seen.mistake("reason")
    assert seen.html.select_one("#words")["value"] == "Every door has a radio"
    assert enter("group-actions", **(ACTION | {"rating": "purple"})).status == 422


def test_a_visit_keeps_how_many_residents_came_and_what_was_found(visit, enter, inn):
    kept = enter(
        "licensing-visits",
        **FROM,
        year="2025-26",
        how_many="1",
        visited_on="2026-02-13",
        venue_id=str(inn.id),
        police_count="2",
        residents_count="4",
        licence="in_order",
        cctv="not_in_order",
        result="return",
        follow_up_due="2026-02-20",
    )
    assert kept.status == 303
    said = page(visit).said
    assert "The Brass Ramp, Friday 13 February 2026 × follow-up overdue" in said
    assert "With residents: 4." in said and "Not in order: CCTV." in said
    assert "CCTV Not in order" in said and "Age policy Not known" in said


def test_a_resident_s_name_has_no_place(enter):
    seen = enter("licensing-visits", **FROM, year="2025-26", residents_count="Mrs Smith")
    assert seen.status == 422 and "whole number" in seen.mistake("residents_count")
    people = {"name", "names", "resident", "residents", "officer", "officers"}
    assert not people & set(LicensingVisit.model_fields)


@pytest.mark.parametrize(
    "wrong, words",
    [
        ({"visited_on": "2026-04-02"}, "That day is in 2026-27"),
        ({"visited_on": "2026-02-13", "how_many": "3"}, "told of by itself"),
        ({"how_many": "0"}, "No visit is not a visit"),
        ({"visited_on": "2026-02-13", "follow_up_due": "2026-02-12"}, "comes after"),
    ],
)
def test_a_visit_that_cannot_be_is_not_taken(enter, wrong, words):
    seen = enter("licensing-visits", **FROM, year="2025-26", **wrong)
    assert seen.status == 422 and words in seen.said


def test_what_was_corrected_stays_readable(visit, enter, engines):
    enter("group-actions", **ACTION)
    [link] = page(visit, "declan").html.select('a[href*="/records/group-actions/"]')
    seen = visit(
        "declan",
        "POST",
        link["href"],
        at=WEEK_BEFORE,
        data=ACTION | {"rating": "green", "reason": "All doors have one", "version": "1"},
    )
    assert seen.status == 303
    said = visit("declan", "GET", link["href"]).said
    assert "Two doors wait for theirs" in said and "Version 2" in said
    assert "Green: on course" in page(visit).said


@pytest.fixture
def named(engines, make_night, inn):
    """Contacts of a night that name the inn."""
    numbers = iter(range(1, 100))

    def go(many, night=None, **more):
        night = night or make_night()
        with engines.writing() as db:
            db.add_all(
                Contact(
                    id=uuid4(),
                    night_id=night.id,
                    number=next(numbers),
                    half_hour=half_hour(night.opens_at),
                    first_words="",
                    kind=Kind.WELFARE,
                    reasons=[Reason.PHONE],
                    venue_id=inn.id,
                    **more,
                )
                for _ in range(many)
            )
            db.commit()
        return night

    return go


def close(engines, month):
    with engines.writing() as db:
        db.add(ClosedMonth(month=month, closed_at=WEEK_BEFORE, definitions="1"))
        db.commit()
        store.rounds(db, WEEK_BEFORE)
        db.commit()


MARCH, APRIL = date(2026, 3, 1), date(2026, 4, 1)


@pytest.mark.parametrize("many", [0, 1, 2, 3, 4])
def test_a_place_that_fewer_than_five_named_is_never_listed(visit, engines, named, many):
    named(many)
    close(engines, MARCH)
    assert "The Brass Ramp" not in page(visit).said


@pytest.mark.parametrize("many", [5, 6, 61])
def test_a_place_that_five_named_is_listed_without_a_number(visit, engines, named, many):
    named(many)
    close(engines, MARCH)
    seen = page(visit)
    assert "The Brass Ramp 5 or more, by the end of March 2026" in seen.said
    [section] = seen.html.select('section[aria-labelledby="named"] ul')
    assert set("".join(section.get_text()).split()) & {"5", "6", "61"} == {"5"}


def test_nothing_is_listed_before_its_month_is_closed(visit, engines, named, make_night):
    named(9)
    assert "The Brass Ramp" not in page(visit).said
    close(engines, date(2026, 2, 1))
    assert "The Brass Ramp" not in page(visit).said


def test_who_comes_after_the_closing_joins_the_next_month(visit, engines, named, make_night):
    night = named(4)
    close(engines, MARCH)
    named(3, night)  # late, in a month that is told already
    with engines.writing() as db:
        assert store.rounds(db, WEEK_BEFORE) == 0
    assert "The Brass Ramp" not in page(visit).said
    close(engines, APRIL)
    assert "by the end of April 2026" in page(visit).said


def test_what_was_taken_back_or_not_agreed_does_not_count(visit, engines, named):
    night = named(4)
    named(3, night, taken_back_at=WEEK_BEFORE)
    named(3, night, late_at=WEEK_BEFORE)
    close(engines, MARCH)
    assert "The Brass Ramp" not in page(visit).said


def test_once_listed_a_place_stays(visit, engines, named):
    named(5)
    close(engines, MARCH)
    with engines.writing() as db:
        for one in db.exec(select(Contact)):
            one.taken_back_at = WEEK_BEFORE
        db.commit()
    close(engines, APRIL)
    assert "by the end of March 2026" in page(visit).said
    with engines.reading() as db:
        assert len(db.exec(select(NamedVenue)).all()) == 1
