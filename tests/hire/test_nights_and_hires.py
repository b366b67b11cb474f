"""A night that is planned does not take the bus from a hire unsaid."""

import pytest

from tests.conftest import WEEK_BEFORE

FRIDAY = "2026-03-06"


@pytest.fixture
def hired(desk):
    at = desk.enquiry(ends="19:00")
    assert desk.book(at).status == 303
    return at


def test_one_night_says_what_is_in_its_way(visit, hired):
    typed = {"night_date": FRIDAY, "opens": "22:00", "closes": "04:00"}
    seen = visit("declan", "POST", "/planning/one-off", at=WEEK_BEFORE, data=typed)
    assert seen.status == 409 and "Move that hire first" in seen.mistake("night_date")
    typed["opens"] = "23:00"
    assert (
        visit("declan", "POST", "/planning/one-off", at=WEEK_BEFORE, data=typed).status == 303
    )


def test_the_weekly_plan_leaves_it_out_and_says_so(visit, hired):
    typed = {"first": "2026-03-06", "last": "2026-03-14"}
    assert visit("declan", "POST", "/planning/nights", at=WEEK_BEFORE, data=typed).status == 303
    said = visit("declan", "GET", "/planning", at=WEEK_BEFORE).said
    assert (
        "3 nights planned, 0 there already. Left out, because the bus is hired: Fri 6 Mar."
        in said
    )


def test_a_cancelled_night_is_put_back_only_when_the_bus_is_there(visit, desk, make_night):
    night = make_night()
    at = f"/planning/{night.id}"
    cancelled = {"reason": "weather"}
    visit("declan", "POST", f"{at}/cancellation", at=WEEK_BEFORE, data=cancelled)
    assert desk.book(desk.enquiry(ends="19:00")).status == 303
    seen = visit("declan", "POST", f"{at}/putting-back", at=WEEK_BEFORE)
    assert seen.status == 409 and "Move that hire first" in seen.said
