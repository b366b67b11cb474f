"""A coordinator plans nights, and nothing is ever planned twice or lost."""

from datetime import date

import pytest
from sqlmodel import select

from sosbus.messages.tables import About, Letter
from sosbus.nights import store as nights

YEAR = date(2026, 3, 1), date(2026, 5, 31)


@pytest.fixture
def desk(visit):
    def go(method, path="", **sent):
        return visit("declan", method, f"/planning{path}", **sent)

    return go


def planned(engines):
    with engines.reading() as db:
        return nights.between(db, *YEAR)


def plan(desk, **more):
    return desk("POST", "/nights", data={"first": "2026-04-01", "last": "2026-05-31", **more})


def test_the_pattern_twice_makes_nothing_new(desk, engines):
    assert plan(desk).status == 303
    first = [night.id for night in planned(engines)]
    assert len(first) == 18
    plan(desk)
    assert "0 nights planned, 18 there already." in desk("GET").said
    assert [night.id for night in planned(engines)] == first


def test_bank_holiday_sundays_when_asked(desk, engines):
    plan(desk, holidays="true")
    sundays = [night.night_date for night in planned(engines) if night.kind == "bank_holiday"]
    assert sundays == [date(2026, 4, 5), date(2026, 5, 3), date(2026, 5, 24)]


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        ({"first": "soon", "last": "2026-05-31"}, "first", "like 2026-12-01"),
        ({"first": "2026-05-31", "last": "2026-04-01"}, "last", "before the first"),
        ({"first": "2026-01-01", "last": "2036-01-01"}, "last", "two years"),
    ],
)
def test_wrong_dates_are_told_beside_the_field_and_kept(desk, typed, field, words):
    seen = desk("POST", "/nights", data=typed)
    assert seen.status == 422
    assert words in seen.mistake(field)
    assert seen.html.select_one("#first")["value"] == typed["first"]


def one_off(desk, **more):
    typed = {"night_date": "2026-03-12", "opens": "21:00", "closes": "03:00"} | more
    return desk("POST", "/one-off", data=typed)


def test_a_one_off_night_and_never_two_on_a_date(desk):
    assert one_off(desk).status == 303
    again = one_off(desk)
    assert again.status == 409
    assert "already a night on that date" in again.mistake("night_date")


def test_a_time_the_clocks_jump_over(desk, engines):
    seen = one_off(desk, night_date="2026-03-28", closes="01:30")
    assert seen.status == 422
    assert "no 01:30 that night" in seen.mistake("closes")
    assert seen.html.select_one("#closes")["value"] == "01:30"
    assert planned(engines) == []


def test_cancelling_takes_a_reason_and_tells_the_crew(desk, make_night, cast, engines):
    night = make_night(lead=cast["aoife"])
    assert desk("POST", f"/{night.id}/cancellation").status == 422
    sent = desk("POST", f"/{night.id}/cancellation", data={"reason": "weather"})
    assert sent.status == 303
    assert "1 person told" in desk("GET", f"/{night.id}").said
    with engines.reading() as db:
        [letter] = db.exec(select(Letter)).all()
    assert (letter.about, letter.person_id) == (About.NIGHT_CHANGED, cast["aoife"].id)
    assert desk("POST", f"/{night.id}/cancellation", data={"reason": "weather"}).status == 409
    assert desk("POST", f"/{night.id}/putting-back").status == 303
    assert "Planned" in desk("GET", f"/{night.id}").said


def test_a_night_with_people_on_it_is_never_deleted(desk, make_night, cast, engines):
    night = make_night(lead=cast["aoife"])
    empty = make_night(date(2026, 3, 13))
    refused = desk("POST", f"/{night.id}/removal")
    assert refused.status == 409
    assert "Cancel it instead" in refused.said
    assert desk("POST", f"/{empty.id}/removal").status == 303
    assert [one.id for one in planned(engines)] == [night.id]


def test_inviting_and_training_a_volunteer(visit, engines):
    typed = {
        "name": "Wren Kettle",
        "email": "Wren@Example.org ",
        "role": "volunteer",
        "bus_roles": ["support"],
    }
    assert visit("declan", "POST", "/people", data=typed).status == 303
    seen = visit("declan", "POST", "/people", data=typed)
    assert seen.status == 409
    assert "here already" in seen.mistake("email")
    page = visit("declan", "GET", "/people")
    address = page.html.find("a", string="Wren Kettle")["href"]
    sent = visit(
        "declan", "POST", f"{address}/training", data={"bus_roles": ["support", "driver"]}
    )
    assert sent.status == 303
    assert (
        visit("declan", "GET", address)
        .html.select_one("input[value=driver]")
        .has_attr("checked")
    )
