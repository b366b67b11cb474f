"""Promises to the office: a hire goes its way step by step, and never into a night."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from sosbus.hire import store
from tests.hire.conftest import DESK

AFTER = datetime(2026, 3, 6, 17, tzinfo=UTC)


def test_from_the_enquiry_to_the_money(desk):
    at = desk.enquiry()
    assert "Nothing is in the way so far" in desk.page(at).said
    assert desk.book(at).status == 303
    assert desk.step(at, "doing", clean="clean", miles="12", when=AFTER).status == 303
    shown = desk.page(at)
    assert "By its rates: £275.40." in shown.said, "6 hours at £45 and 12 miles at 45 pence"
    assert shown.html.select_one("#charge")["value"] == "275.40"
    assert (
        desk.step(at, "invoice", invoice="2026-7", charge="£275.40", when=AFTER).status == 303
    )
    assert desk.step(at, "payment", paid_on="2026-03-20", when=AFTER).status == 303
    shown = desk.page(at)
    assert "£275.40, invoice 2026-7" in shown.said and "Friday 20 March 2026" in shown.said
    assert shown.said.count("The hire desk.") == 5, "each step says who took it"


def test_the_bus_is_back_four_hours_before_it_opens(desk, make_night):
    make_night()  # opens at 22:00
    late = desk.enquiry(ends="18:01")
    assert "not free" in desk.page(late).said
    refused = desk.book(late)
    assert refused.status == 409 and "end by Fri 6 Mar 18:00" in refused.said
    assert desk.book(desk.enquiry(ends="18:00")).status == 303


def test_what_does_not_go_out_at_night_need_not_be_back(desk, make_night):
    make_night()
    assert desk.book(desk.enquiry(desk.van, ends="21:00")).status == 303


def test_of_two_hires_at_one_time_the_second_is_told_what_to_do(desk):
    assert desk.book(desk.enquiry()).status == 303
    other = desk.enquiry(starts="15:00", ends="17:00")
    refused = desk.book(other)
    assert refused.status == 409 and "Choose another time or vehicle" in refused.said
    assert desk.book(desk.enquiry(starts="16:00", ends="17:00")).status == 303
    assert desk.book(desk.enquiry(desk.van)).status == 303


@pytest.mark.parametrize(
    "ending, state", [("turned_down", "Turned down"), ("cancelled", "Cancelled")]
)
def test_an_enquiry_may_end(desk, ending, state):
    at = desk.enquiry()
    assert desk.step(at, "ending", ending=ending, why="The bus is at the garage").status == 303
    shown = desk.page(at)
    assert f"{state}: The bus is at the garage" in shown.said
    assert not shown.html.select("main form"), "and that is the end of it"
    assert desk.book(at).status == 409


def test_a_cancelled_hire_gives_its_day_back(desk):
    at = desk.enquiry()
    desk.book(at)
    other = desk.enquiry()
    assert desk.book(other).status == 409
    desk.step(at, "ending", ending="cancelled", why="They called it off")
    assert desk.book(other).status == 303


def test_a_booked_hire_moves_only_to_where_it_may(desk, make_night):
    make_night()
    at = desk.enquiry()
    desk.book(at)
    said = {
        "organisation": "Wivenhoe Youth Trust",
        "purpose": "youth",
        "vehicle_id": str(desk.bus.id),
        "day": "2026-03-06",
        "starts": "12:00",
        "ends": "19:00",
    }
    refused = desk.step(at, "", **said)
    assert refused.status == 409 and "end by" in refused.mistake("day")
    assert refused.html.select_one("#ends")["value"] == "19:00", "what was typed stays"
    assert desk.step(at, "", **(said | {"ends": "17:00"})).status == 303
    assert "12:00 to 17:00" in desk.page(at).said


def test_two_in_the_office_do_not_overwrite_each_other(desk):
    at = desk.enquiry()
    seen = desk.version(at)
    assert desk.book(at).status == 303
    refused = desk.step(at, "ending", ending="cancelled", why="Rain", version=str(seen))
    assert refused.status == 409 and "Somebody changed this hire" in refused.said


@pytest.mark.parametrize(
    "wrong, field, words",
    [
        ({"organisation": "X"}, "organisation", "2 to 120 letters"),
        ({"email": "not an address"}, "email", "office@example.org"),
        ({"phone": "ring me"}, "phone", "5 to 20 figures"),
        ({"purpose": ""}, "purpose", "Choose"),
        ({"purpose": "party"}, "purpose", "Choose"),
        ({"vehicle_id": str(uuid4())}, "vehicle_id", "Choose"),
        ({"vehicle_id": "x"}, "vehicle_id", "Choose"),
        ({"driver_id": str(uuid4())}, "driver_id", "Choose"),
        ({"day": "soon"}, "day", "2009-03-31"),
        ({"day": "1066-01-01"}, "day", "between 2000 and 2100"),
        ({"starts": "25:00"}, "starts", "09:30"),
        ({"starts": "10:00Z"}, "starts", "09:30"),
        ({"ends": "10:00"}, "ends", "ends after it starts"),
        (
            {"day": "2026-03-29", "starts": "01:30", "ends": "09:00"},
            "ends",
            "clocks go forward",
        ),
    ],
)
def test_a_slip_of_the_pen_gets_a_sentence_beside_the_field(desk, wrong, field, words):
    seen = desk.enquiry(**wrong)
    assert seen.status == 422 and words in seen.mistake(field)
    if "organisation" not in wrong:
        assert seen.html.select_one("#organisation")["value"] == "Wivenhoe Youth Trust"


@pytest.mark.parametrize("charge", ["", "-1", "12.345", "1e3", "NaN", "1000001", "ten"])
def test_money_is_pounds_and_pence(desk, charge):
    at = desk.enquiry()
    desk.book(at)
    desk.step(at, "doing", clean="clean", when=AFTER)
    seen = desk.step(at, "invoice", invoice="2026-7", charge=charge, when=AFTER)
    assert seen.status == 422 and "pounds and pence" in seen.mistake("charge")


def test_what_is_not_there_is_not_there(desk, visit):
    assert desk.page(f"{DESK}/{uuid4()}").status == 404
    at = desk.enquiry()
    assert desk.step(at, "flying").status == 404
    for month in ("2026-13", "2026-1", "1999-12", "2101-01", "x"):
        assert desk.page(f"{DESK}/months/{month}").status == 404


def test_the_bus_comes_back_clean_or_is_cleaned(desk):
    at = desk.enquiry()
    desk.book(at)
    refused = desk.step(at, "doing", miles="12", when=AFTER)
    assert refused.status == 422 and "how the bus came back" in refused.mistake("clean")
    early = desk.step(at, "doing", clean="clean")
    assert early.status == 422 and "It has not begun yet" in early.said


def test_a_hire_knows_its_driver(desk, cast, engines):
    from sosbus.people.tables import BusRole
    from tests.crowds import some_people

    [wren] = some_people(engines, cast, 1, BusRole.DRIVER)
    at = desk.enquiry(driver_id=str(wren.id))
    assert "Wren 0" in desk.page(at).said


OFFICE = {"email": "office@wivenhoe.example", "phone": "01206 555 0123"}


def test_what_a_hire_said_before_is_in_words(desk):
    at = desk.enquiry(**OFFICE)
    desk.book(at)
    shown = desk.page(at).said
    for words in ("What for Youth work", "Vehicle The bus", "Rates Charities", "How it stood"):
        assert words in shown
    assert str(desk.bus.id) not in shown and "Fri 6 Mar 10:00" in shown


@pytest.mark.parametrize("days, kept", [(28, True), (29, False)])
def test_an_enquiry_that_came_to_nothing_loses_its_office(desk, engines, days, kept):
    at = desk.enquiry(**OFFICE)
    desk.step(at, "ending", ending="turned_down", why="The bus is at the garage")
    let_go(engines, date(2026, 3, 6) + timedelta(days=days))
    shown = desk.page(at).said
    assert ("office@wivenhoe.example" in shown, "555 0123" in shown) == (kept, kept)
    assert "Wivenhoe Youth Trust" in shown, "who asked when stays"


def test_an_office_is_kept_until_it_has_paid_and_a_year_after(desk, engines):
    waiting, paid = desk.enquiry(**OFFICE), desk.enquiry(desk.van, **OFFICE)
    for at in (waiting, paid):
        desk.book(at)
        desk.step(at, "doing", clean="clean", when=AFTER)
        desk.step(at, "invoice", invoice="1", charge="90", when=AFTER)
    desk.step(paid, "payment", paid_on="2026-03-20", when=AFTER)
    assert let_go(engines, date(2027, 3, 6)) == 0
    assert let_go(engines, date(2027, 3, 7)) == 1
    assert "office@wivenhoe.example" in desk.page(waiting).said
    assert "office@wivenhoe.example" not in desk.page(paid).said


def let_go(engines, today):
    with engines.writing() as db:
        gone = store.let_go(db, today)
        db.commit()
    return gone
