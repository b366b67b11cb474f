"""A volunteer says no once, to days, weekdays or more nights than they want, and is left in
peace; what they hold already stays theirs until they say so."""

from datetime import date, timedelta

import pytest

from sosbus.availability import store
from sosbus.people.tables import BusRole
from tests.conftest import JUST_PAST_MIDNIGHT, put_on

BEFORE = JUST_PAST_MIDNIGHT - timedelta(days=3)
SATURDAY = {"first": "2026-03-07"}


@pytest.fixture
def night(make_night, cast):
    return make_night(lead=cast["aoife"])


@pytest.fixture
def says(visit):
    def say(what, who="brendan", **words):
        return visit(who, "POST", f"/my-times/{what}", at=BEFORE, data=words)

    return say


@pytest.fixture
def takes(visit, night):
    def take(role="support"):
        path = f"/nights/{night.id}/sign-up"
        return visit("brendan", "POST", path, at=BEFORE, data={"role": role})

    return take


def my_times(visit, who="brendan"):
    return visit(who, "GET", "/my-times", at=BEFORE)


def test_no_to_saturday_is_no_to_fridays_night_and_says_so(visit, says, takes, night):
    assert says("away", **SATURDAY).status == 303
    seen = my_times(visit)
    assert "Kept. Nobody will ask you for those nights." in seen.said
    assert "Away Sat 7 Mar" in seen.said
    why = "You said you are away on Sat 7 Mar, and this night runs until 04:00 that day."
    refused = takes()
    assert refused.status == 422 and why in refused.said
    assert why in visit("brendan", "GET", "/", at=BEFORE).said


def test_taken_back_it_no_longer_counts(visit, says, takes):
    says("away", **SATURDAY)
    remove = my_times(visit).html.select_one("form[action$=removal]")["action"]
    assert visit("brendan", "POST", remove, at=BEFORE).status == 303
    assert "No days and no weekdays yet." in my_times(visit).said
    assert takes().status == 303


def test_nights_already_held_are_named_and_stay_until_given_back(
    visit, says, night, engines, cast
):
    put_on(engines, night, cast["brendan"], BusRole.SUPPORT)
    says("away", first="2026-03-01", last="2026-03-31")
    seen = my_times(visit)
    assert "You are still on 1 night you have said no to: see below." in seen.said
    assert "Fri 6 Mar, 22:00–04:00" in seen.said
    link = seen.html.select_one("a:-soup-contains('Give it back')")["href"]
    assert link == f"/nights/{night.id}"
    assert "You are on: support" in visit("brendan", "GET", link, at=BEFORE).said


def test_a_weekday_of_every_week(visit, says, takes):
    assert says("weekly", weekdays=["4", "5"]).status == 303
    assert says("weekly", weekdays=["4"]).status == 303
    said = my_times(visit).said
    assert said.count("Not on Fridays Remove") == 1 and "Not on Saturdays" in said
    assert "You said no to Fridays." in takes().said


def test_no_to_one_role_leaves_the_other(says, takes):
    says("away", **SATURDAY, role="first_aider")
    assert takes("first_aider").status == 422
    assert takes("support").status == 303


def test_most_nights_a_month(visit, says, takes, make_night, engines, cast):
    other = make_night(date(2026, 3, 20), lead=cast["aoife"])
    put_on(engines, other, cast["brendan"], BusRole.SUPPORT)
    assert says("limits", most_all="1", most_support="0").status == 303
    assert "You asked for at most 1 night a month, and March has 1." in takes().said
    field = my_times(visit).html.select_one("#most_all")
    assert field["value"] == "1"
    assert my_times(visit).html.select_one("#most_support")["value"] == "0"
    says("limits")
    assert takes().status == 303


def test_two_nights_in_a_row_only_for_who_likes_it(
    visit, says, takes, make_night, engines, cast
):
    saturday = make_night(date(2026, 3, 7), lead=cast["ciara"])
    put_on(engines, saturday, cast["brendan"], BusRole.SUPPORT)
    assert "say so in My times" in takes().said
    assert says("wishes", both_nights="true", covers_as="man").status == 303
    page = my_times(visit).html
    assert page.select_one("[name=both_nights]").has_attr("checked")
    assert page.select_one("[name=covers_as][value=man]").has_attr("checked")
    assert not page.select_one("[name=wake_me]").has_attr("checked")
    assert takes().status == 303


def test_mistakes_are_told_beside_the_field_and_nothing_typed_is_lost(visit, says):
    backwards = says("away", first="2026-03-09", last="2026-03-07")
    assert backwards.status == 422
    assert backwards.mistake("first") == "The last day is before the first."
    assert backwards.html.select_one("#last")["value"] == "2026-03-07"
    assert says("away").mistake("first") == "Give the first day"
    assert says("away", first="soon").html.select_one("#first")["value"] == "soon"
    assert "two years" in says("away", first="9999-12-31").mistake("first")
    assert says("away", first="2026-03-09", role="bus_lead").status == 422
    assert says("weekly").mistake("weekdays") == "Tick at least one day"
    assert says("weekly", weekdays=["8"]).status == 422
    assert says("limits", most_all="many").mistake("most_all").startswith("All places")
    assert says("limits", most_support="-1").status == 422
    assert says("wishes", covers_as="robot").status == 422


def test_a_role_limit_for_a_place_not_theirs_is_not_kept(says, db, cast):
    says("limits", most_bus_lead="2")
    assert store.of(db, cast["brendan"].id).limits == ()


def test_nobody_takes_back_another_s_no_nor_their_own_leave(visit, says, engines, cast):
    says("away", **SATURDAY)
    theirs = my_times(visit).html.select_one("form[action$=removal]")["action"]
    assert visit("aoife", "POST", theirs, at=BEFORE).status == 404
    with engines.writing() as db:
        declan, ciara = cast["declan"].id, cast["ciara"].id
        leave = store.set_leave(db, ciara, date(2026, 3, 1), None, declan)
        db.commit()
    seen = my_times(visit, "ciara")
    assert "On leave from Sun 1 Mar until further word" in seen.said
    assert not seen.html.select("form[action$=removal]")
    assert visit("ciara", "POST", f"/my-times/{leave.id}/removal", at=BEFORE).status == 404


def test_every_page_of_theirs_leads_there_and_nobody_elses_does(visit):
    assert visit("brendan", "GET", "/", at=BEFORE).html.select_one('nav a[href="/my-times"]')
    assert not visit("declan", "GET", "/", at=BEFORE).html.select_one('a[href="/my-times"]')
