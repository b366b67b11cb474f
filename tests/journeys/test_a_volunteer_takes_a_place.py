"""A volunteer sees the coming nights, takes a place in two taps, and gives it back."""

from datetime import date, timedelta

import pytest

from sosbus.people.tables import BusRole
from tests.conftest import JUST_PAST_MIDNIGHT, WEEK_BEFORE, put_on

BEFORE = JUST_PAST_MIDNIGHT - timedelta(days=3)


@pytest.fixture
def night(make_night, cast):
    return make_night(lead=cast["aoife"])


def test_two_taps_from_the_rota_to_on(visit, night):
    rota = visit("brendan", "GET", "/rota", at=BEFORE)
    first_tap = rota.html.select_one("a.button--go:-soup-contains('I can do this')")["href"]
    page = visit("brendan", "GET", first_tap, at=BEFORE)
    second_tap = page.html.select_one("form[aria-label='Take a place']")
    assert [b["value"] for b in second_tap.select("button")] == ["first_aider", "support"]
    sent = visit("brendan", "POST", second_tap["action"], at=BEFORE, data={"role": "support"})
    assert sent.status == 303
    seen = visit(None, "GET", sent.headers["location"], at=BEFORE)
    assert "You are on for Fri 6 Mar, as support. Thank you." in seen.said
    assert "Brendan you" in seen.said
    assert "Your next night: Fri 6 Mar" in visit("brendan", "GET", "/", at=BEFORE).said


def test_giving_it_back_opens_it_and_asks_nothing(visit, night):
    path, early = f"/nights/{night.id}", WEEK_BEFORE
    visit("brendan", "POST", f"{path}/sign-up", at=early, data={"role": "support"})
    assert visit("brendan", "POST", f"{path}/withdrawal", at=early).status == 303
    assert "Brendan" not in visit("ciara", "GET", path, at=early).said
    again = visit("brendan", "POST", f"{path}/sign-up", at=early, data={"role": "support"})
    assert again.status == 303


def test_the_page_says_what_is_missing_and_counts_nobody_twice(visit, night, engines, cast):
    path = f"/nights/{night.id}"
    assert "Needs a first aider and 2 more" in visit("brendan", "GET", path, at=BEFORE).said
    put_on(engines, night, cast["brendan"], BusRole.SUPPORT)
    put_on(engines, night, cast["ciara"], BusRole.SUPPORT)
    seen = visit("brendan", "GET", path, at=BEFORE).said
    assert "Needs 1 more" in seen, "Brendan can be the first aider or lend a hand, not both"


def test_a_place_that_went_is_told_kindly_with_another_night_ready(visit, night, make_night):
    other = make_night(date(2026, 3, 13))
    path = f"/nights/{night.id}/sign-up"
    seen = visit("ciara", "POST", path, at=BEFORE, data={"role": "bus_lead"})
    assert seen.status == 409
    assert "Someone has just taken the last bus lead place" in seen.said
    assert seen.html.select_one(f"a[href='/nights/{other.id}']")


def test_a_place_one_is_not_trained_for(visit, night):
    path = f"/nights/{night.id}/sign-up"
    seen = visit("brendan", "POST", path, at=BEFORE, data={"role": "medic"})
    assert seen.status == 422
    assert "not yet trained as medic" in seen.said
    assert visit("brendan", "POST", path, at=BEFORE, data={"role": "king"}).status == 422
    assert visit("brendan", "POST", path, at=BEFORE).status == 422


def test_a_cancelled_night_takes_nobody(visit, night):
    visit(
        "declan",
        "POST",
        f"/planning/{night.id}/cancellation",
        at=BEFORE,
        data={"reason": "weather"},
    )
    path = f"/nights/{night.id}"
    seen = visit("brendan", "POST", f"{path}/sign-up", at=BEFORE, data={"role": "support"})
    assert seen.status == 409
    assert "Cancelled" in visit("brendan", "GET", path, at=BEFORE).said


def test_the_clock_night_says_how_long_it_is(visit, make_night):
    night = make_night(date(2026, 3, 28))
    seen = visit("brendan", "GET", f"/nights/{night.id}", at=BEFORE).said
    assert "22:00 GMT–04:00 BST, 5 hours on shift. The clocks go forward" in seen


def test_a_night_that_is_not_for_me_says_one_honest_reason(visit, make_night, cast, engines):
    put_on(engines, make_night(), cast["brendan"], BusRole.SUPPORT)
    saturday = make_night(date(2026, 3, 7))
    home = visit("brendan", "GET", "/", at=BEFORE)
    why = home.html.select_one(f"details a[href='/nights/{saturday.id}'] + .quiet").text
    assert why.startswith("You are on Fri 6 Mar, and two nights in a row are a lot.")
