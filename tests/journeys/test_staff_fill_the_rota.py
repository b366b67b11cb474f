"""Staff fill the rota: drafts nobody else sees, people put into places, rules changed."""

from datetime import date, timedelta

import pytest
from sqlmodel import select

from sosbus.crews import store as crews
from sosbus.nights import store as nights
from sosbus.nights.tables import Kind, Night
from sosbus.people.tables import BusRole
from sosbus.rota import store as rota
from sosbus.rota.tables import Change
from tests.conftest import NIGHT_DATE, WEEK_BEFORE, put_on

BEFORE = WEEK_BEFORE


@pytest.fixture
def desk(visit):
    def go(method, path, **sent):
        return visit("declan", method, path, at=BEFORE, **sent)

    return go


@pytest.fixture
def draft(engines, make_night) -> Night:
    night = make_night(NIGHT_DATE + timedelta(days=7))
    with engines.writing() as db:
        nights.one(db, night.id).published_at = None
        db.commit()
    return night


def fill(desk, night, person, role="support", **more):
    return desk(
        "POST",
        f"/nights/{night.id}/places",
        data={"person_id": str(person.id), "role": role, **more},
    )


def on(engines, night) -> set[str]:
    with engines.reading() as db:
        return {one.person.name for one in rota.of(db, db.get(Night, night.id)).crew}


def test_a_draft_is_there_for_staff_and_for_nobody_else(visit, desk, draft):
    path = f"/nights/{draft.id}"
    assert "Draft" in desk("GET", path).said
    assert visit("brendan", "GET", path, at=BEFORE).status == 404
    sent = visit("brendan", "POST", f"{path}/sign-up", at=BEFORE, data={"role": "support"})
    assert sent.status == 404
    assert "13" not in visit("brendan", "GET", "/rota?month=2026-03", at=BEFORE).html.main.text


def test_publishing_tells_those_who_are_on_and_nobody_else(visit, desk, draft, cast, engines):
    fill(desk, draft, cast["brendan"])
    with engines.reading() as db:
        assert db.exec(select(Change)).all() == [], "a draft is not told"
    said = desk("POST", "/publishing", data={"through": "2026-03-31"})
    assert said.status == 303
    with engines.reading() as db:
        (told,) = db.exec(select(Change)).all()
        assert (told.person_id, told.now_is) == (cast["brendan"].id, "Support")
    assert visit("brendan", "GET", f"/nights/{draft.id}", at=BEFORE).status == 200
    again = desk("POST", "/publishing", data={"through": "2026-03-31"})
    assert again.status == 303
    assert "0 nights published" in desk("GET", "/publishing").said


@pytest.mark.parametrize("through", ["", "soon", "2025-01-01"])
def test_a_date_that_cannot_be_published_through_is_asked_for_again(desk, draft, through):
    assert desk("POST", "/publishing", data={"through": through}).status == 422


def test_staff_put_somebody_in_and_take_them_off_again(desk, make_night, cast, engines):
    night = make_night()
    listed = desk("GET", f"/nights/{night.id}/places/support").said
    assert "Brendan" in listed and "none in 90 days" in listed
    assert fill(desk, night, cast["brendan"]).status == 303
    assert on(engines, night) == {"Brendan"}
    desk(
        "POST",
        f"/nights/{night.id}/places/removal",
        data={"person_id": str(cast["brendan"].id), "why": "The bus is full"},
    )
    assert on(engines, night) == set()
    story = desk("GET", f"/nights/{night.id}").said
    assert "Brendan was placed, by Declan" in story and "The bus is full" in story


def test_who_may_not_is_told_why_and_a_reason_lets_staff_go_on(
    visit, desk, make_night, cast, engines
):
    put_on(engines, make_night(), cast["brendan"], BusRole.SUPPORT)
    night = make_night(NIGHT_DATE + timedelta(days=1), lead=cast["aoife"])
    seen = fill(desk, night, cast["brendan"])
    assert seen.status == 422
    assert "Two nights in a row" in seen.said and "Why all the same?" in seen.said
    assert on(engines, night) == {"Aoife"}
    assert fill(desk, night, cast["brendan"], override="He offered twice").status == 303
    led = visit("aoife", "GET", f"/nights/{night.id}", at=BEFORE).said
    assert "Brendan was placed although: two nights in a row. Reason: He offered twice" in led
    crew = visit("ciara", "GET", f"/nights/{night.id}", at=BEFORE).said
    assert "He offered twice" not in crew


def test_no_reason_gets_anybody_into_a_place_that_is_taken(desk, make_night, cast):
    night = make_night(lead=cast["aoife"])
    seen = fill(desk, night, cast["ciara"], "bus_lead", override="Please")
    assert seen.status == 409
    assert "Why all the same?" not in seen.said


def test_a_changed_rule_counts_at_once(desk, make_night, cast, engines):
    night = make_night(lead=cast["aoife"])
    page = desk("GET", "/crew-rules/weekly").html
    typed = {one["name"]: one.get("value", "") for one in page.select("form input[type=text]")}
    typed |= {"duty_phone": "01632 960 123", "least_first_aider": "0", "minimum": "1"}
    typed |= {"least_support": "0", "mixed": "true"}
    assert desk("POST", "/crew-rules/weekly", data=typed).status == 303
    assert "Safe to go" in desk("GET", f"/nights/{night.id}").said
    with engines.reading() as db:
        assert crews.rules_for(db, Kind.WEEKLY).template.duty_phone == "01632 960 123"
        assert not crews.rules_for(db, Kind.ONE_OFF).template.duty_phone


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("least_bus_lead", "2", "at best is fewer than at least"),
        ("minimum", "many", "Give a whole number"),
        ("duty_phone", "ring Bob", "Give a phone number"),
        ("meeting_point", "", "Say where the crew meets"),
    ],
)
def test_a_rule_that_cannot_be_is_refused_and_kept_as_typed(desk, name, typed, said):
    page = desk("GET", "/crew-rules/weekly").html
    sent = {one["name"]: one.get("value", "") for one in page.select("form input[type=text]")}
    seen = desk("POST", "/crew-rules/weekly", data=sent | {name: typed})
    assert seen.status == 422 and said in seen.said
    if typed:
        assert seen.html.select_one(f"[name={name}]")["value"] == typed


def test_two_are_kept_apart_and_let_together_again(visit, desk, make_night, cast, engines):
    pair = {"one_id": str(cast["aoife"].id), "other_id": str(cast["brendan"].id)}
    assert desk("POST", "/crew-rules/all/apart", data=pair).status == 303
    night = make_night(date(2026, 3, 13), lead=cast["aoife"])
    path = f"/nights/{night.id}/sign-up"
    seen = visit("brendan", "POST", path, at=BEFORE, data={"role": "support"})
    assert seen.status == 422 and "The coordinator fills this night" in seen.said
    assert "Aoife and Brendan" in desk("GET", "/crew-rules").said
    desk("POST", "/crew-rules/all/together", data=pair)
    seen = visit("brendan", "POST", path, at=BEFORE, data={"role": "support"})
    assert seen.status == 303


def test_the_october_night_is_told_plainly(visit, make_night):
    night = make_night(date(2026, 10, 24))
    said = visit("brendan", "GET", f"/nights/{night.id}", at=BEFORE).said
    assert "22:00 BST–04:00 GMT, 7 hours on shift" in said
    assert "The clocks go back: 01:00–02:00 happens twice." in said


def test_the_rota_is_sieved_and_nonsense_shows_the_coming_weeks(visit, make_night, cast):
    make_night(lead=cast["aoife"])
    mine = visit("aoife", "GET", "/rota?show=mine", at=BEFORE)
    assert "You are on: bus lead" in mine.said
    assert "No nights like that" in visit("ciara", "GET", "/rota?show=mine", at=BEFORE).said
    for query in ("month=2026-13", "month=%00", "show=x&role=y", "month=0000-00"):
        assert visit("ciara", "GET", f"/rota?{query}", at=BEFORE).status == 200
