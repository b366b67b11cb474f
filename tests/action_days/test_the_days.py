"""Promises to partners: each day told as itself, what nobody knows left unknown."""

import pytest

PAGE = "/programme/days-of-action"
FROM = {"source": "Minutes of the partnership", "dated_on": "2009-03-31"}


@pytest.fixture
def enter(visit):
    def go(kind, /, **said):
        return visit("declan", "POST", f"/programme/records/{kind}", data=FROM | said)

    return go


def read(visit, who="eithne"):
    seen = visit(who, "GET", PAGE)
    assert seen.status == 200
    return seen


def test_a_day_of_which_little_is_known_is_entered_as_that(visit, enter):
    assert enter("action-plans", year="2008-09", planned="3").status == 303
    day = {"agencies_count": "13", "agencies_about": "true", "tonnes": "20"}
    assert enter("action-days", year="2008-09", **day).status == 303
    said = read(visit).said
    assert "Planned in the year: 3. Told of here: 1." in said
    assert "Ward not known, day not known" in said and "Agencies: about 13." in said
    assert "Tonnes of waste removed 20" in said and "Arrests not known" in said
    assert "60" not in said and "Together" not in said
    assert "Minutes of the partnership" in said


def test_three_known_days_are_added_up_and_two_are_not(visit, enter):
    enter("action-plans", year="2025-26", planned="3")
    for arrests in ("4", "0"):
        enter("action-days", year="2025-26", arrests=arrests)
    assert "Together" not in read(visit).said
    enter("action-days", year="2025-26", arrests="7", agencies="Homes\n\n Fire service ")
    said = read(visit).said
    assert "Together: arrests 11." in said and "Named: Homes and Fire service." in said


def test_the_ward_is_one_of_the_areas(visit, enter):
    enter("areas", name="St Andrews", kind="ward")
    [option] = visit("declan", "GET", "/programme/records/action-days").html.select(
        "#area_id option:not([value=''])"
    )
    day = {"held_on": "2008-11-06", "area_id": option["value"]}
    assert enter("action-days", year="2008-09", **day).status == 303
    assert "St Andrews, Thursday 6 November 2008" in read(visit).said
    nowhere = enter("action-days", year="2008-09", area_id="0" * 32)
    assert nowhere.status == 422 and "Choose one of those shown" in nowhere.mistake("area_id")


@pytest.mark.parametrize(
    "name, typed, words",
    [
        ("tonnes", "-1", "Give tonnes like"),
        ("tonnes", "lots", "Give tonnes like"),
        ("arrests", "2.5", "whole number"),
        ("held_on", "tomorrow", "Give a day like"),
        ("year", "2008", "Give a year like"),
    ],
)
def test_what_is_not_a_figure_is_answered_beside_its_field(enter, name, typed, words):
    day = {"year": "2008-09", "agencies": "Homes", name: typed}
    seen = enter("action-days", **day)
    assert seen.status == 422 and words in seen.mistake(name)
    assert "Homes" in seen.html.select_one("#agencies").text
    assert seen.html.select_one(f"#{name}")["value"] == typed


def test_a_year_has_one_plan(enter):
    enter("action-plans", year="2008-09", planned="3")
    assert enter("action-plans", year="2008-09", planned="4").status == 409


def test_a_correction_keeps_what_was_said(visit, enter):
    enter("action-days", year="2008-09", tonnes="20")
    [link] = read(visit, "declan").html.select('a[href*="/records/action-days/"]')
    more = {"year": "2008-09", "tonnes": "22", "version": "1"}
    assert visit("declan", "POST", link["href"], data=FROM | more).status == 303
    said = visit("declan", "GET", link["href"]).said
    assert "Version 2" in said and "20" in said
    assert "Tonnes of waste removed 22" in read(visit).said
    assert not read(visit).html.select('a[href*="/records/"]'), "a partner reads only"
