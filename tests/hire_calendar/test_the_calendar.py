"""Promises: the office sees its month, everybody sees the free days, and nobody sees more."""

from datetime import UTC, date, datetime

import pytest

from sosbus.hire_calendar.rules import is_free, weeks
from tests.conftest import WEEK_BEFORE

AFTER = datetime(2026, 3, 6, 17, tzinfo=UTC)
TOLD = {
    "organisation": "Wivenhoe Youth Trust",
    "email": "office@wivenhoe.example",
    "phone": "01206 555 0123",
}


def public(visit, at=WEEK_BEFORE):
    visit.client.cookies.clear()
    seen = visit(None, "GET", "/hire", at=at)
    assert seen.status == 200
    return seen


def day(seen, words):
    [found] = [one for one in seen.html.select("main li") if one.get_text().startswith(words)]
    return " ".join(found.get_text(" ").split())


def test_everybody_sees_which_days_are_free_and_nothing_else(visit, desk):
    one, two = desk.enquiry(**TOLD), desk.enquiry(desk.van, **TOLD)
    desk.book(one)
    assert day(public(visit), "Fri 6 Mar") == "Fri 6 Mar ✓ free", "one vehicle is left"
    desk.book(two)
    seen = public(visit)
    assert day(seen, "Fri 6 Mar") == "Fri 6 Mar × not free"
    assert day(seen, "Sat 7 Mar") == "Sat 7 Mar ✓ free"
    for word in (*TOLD.values(), "Wivenhoe", "Youth", "The old bus", str(one)):
        assert word not in seen.text
    assert not seen.html.select("main form, main a")


def test_the_public_sees_eight_weeks_from_tomorrow(visit, garage):
    found = public(visit).html.select("main section li")
    assert len(found) == 56 and found[0].get_text().startswith("Sat 28 Feb")


def test_with_no_vehicle_no_day_is_free(visit):
    assert "✓" not in public(visit).html.main.get_text()


def test_an_enquiry_alone_keeps_no_day(visit, desk):
    desk.enquiry(), desk.enquiry(desk.van)
    assert day(public(visit), "Fri 6 Mar") == "Fri 6 Mar ✓ free"


def test_the_office_sees_its_month_with_its_nights(visit, desk, make_night):
    make_night()
    at = desk.enquiry()
    seen = visit("declan", "GET", "/programme/hire/months/2026-03", at=WEEK_BEFORE)
    assert "10:00–16:00, The bus Enquiry Wivenhoe Youth Trust" in seen.said
    assert "Night 22:00–04:00, planned" in seen.said and "To answer" in seen.said
    assert seen.html.select(f'a[href="{at}"]')
    assert visit("declan", "GET", "/programme/hire", at=WEEK_BEFORE).status == 200
    for who in ("eithne", "aoife", "brendan"):
        assert visit(who, "GET", "/programme/hire/months/2026-03").status == 403


def test_a_month_without_a_day_free_is_said_plainly():
    assert not is_free(date(2026, 3, 6), [], [], [])


@pytest.mark.parametrize("first", [date(2026, 3, 2), date(2026, 3, 5), date(2026, 3, 8)])
def test_weeks_begin_on_monday_and_miss_no_day(first):
    found = weeks(first, 15)
    days = [one for week in found for one in week]
    assert len(days) == len(set(days)) == 15 and days[0] == first
    assert all(week[0].weekday() == 0 for week in found[1:])
    assert all(len(week) <= 7 for week in found)
