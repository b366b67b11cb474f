"""A coordinator brings people in from a spreadsheet, and knows beforehand what it will do."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from sosbus.messages.tables import Letter
from sosbus.nights.tables import Night
from sosbus.people.tables import BusRole, Person
from sosbus.qualifications.tables import Card
from sosbus.rota import store as rota
from tests.conftest import WEEK_BEFORE

WHERE = "/imports/volunteers"
SHEET = (
    "Name,E-mail,Places,Phone,Joined on\n"
    'Zoë Lantern,zoe@example.org,"Bus lead, Support",7700900123,31/12/2025\n'
    "Brendan Torch,brendan@sosbus.example,First aider,,\n"
)


@pytest.fixture
def try_out(visit):
    """Declan shows the service some rows; gives back the page and what its form would send."""

    def go(text="", path=WHERE, **sent):
        page = visit("declan", "POST", path, data={"rows": text}, **sent)
        form = {
            one["name"]: one["value"]
            for one in page.html.select("form.stack input[type=hidden]")
        }
        box = page.html.select_one("textarea")
        return page, form | {"rows": box.get_text().removeprefix("\n") if box else ""}

    return go


def emails(engines):
    with engines.reading() as db:
        return {one.email: one for one in db.exec(select(Person))}


def test_every_row_says_what_it_would_do_and_nothing_is_kept_until_then(
    try_out, visit, engines
):
    before = emails(engines)
    page, form = try_out(SHEET)
    assert page.status == 200
    assert "Row 2 Zoë Lantern" in page.said and "joined Wednesday 31 December 2025" in page.said
    assert "Name: Brendan becomes Brendan Torch" in page.said
    assert emails(engines).keys() == before.keys()
    assert "Bring in 2 rows" in page.said
    assert visit("declan", "POST", f"{WHERE}/rows", data=form).status == 303
    now = emails(engines)
    assert now["zoe@example.org"].bus_roles == [BusRole.BUS_LEAD, BusRole.SUPPORT]
    assert now["brendan@sosbus.example"].name == "Brendan Torch"
    assert now["brendan@sosbus.example"].id == before["brendan@sosbus.example"].id
    assert letters(engines) == []
    page, form = try_out(SHEET)
    assert "Nothing here would be new" in page.said and "Bring in 2" not in page.said


def letters(engines):
    with engines.reading() as db:
        return [one.to for one in db.exec(select(Letter))]


def test_only_those_who_are_new_get_an_invitation_and_only_if_asked(try_out, visit, engines):
    _, form = try_out(SHEET)
    visit("declan", "POST", f"{WHERE}/rows", data=form | {"invite": "true"})
    assert letters(engines) == ["zoe@example.org"]


@pytest.mark.both
def test_when_the_world_has_moved_on_it_says_so_and_shows_it_again(
    try_out, visit, engines, cast
):
    _, form = try_out(SHEET)
    with engines.writing() as db:
        db.add(
            Person(
                name="Zoë L",
                email="zoe@example.org",
                role=cast["brendan"].role,
                bus_roles=[],
                joined_at=cast["brendan"].joined_at,
            )
        )
        db.commit()
    page = visit("declan", "POST", f"{WHERE}/rows", data=form)
    assert page.status == 409
    assert "Look again" in page.said and "Name: Zoë L becomes Zoë Lantern" in page.said
    assert emails(engines)["brendan@sosbus.example"].name == "Brendan"
    again = visit("declan", "POST", f"{WHERE}/rows", data=form | {"mark": mark_on(page)})
    assert again.status == 303
    assert emails(engines)["zoe@example.org"].name == "Zoë Lantern"


def mark_on(page):
    return page.html.select_one("input[name=mark]")["value"]


def test_pressing_twice_brings_in_once(try_out, visit, engines):
    _, form = try_out(SHEET)
    told = [visit("declan", "POST", f"{WHERE}/rows", data=form).status for _ in "12"]
    assert told == [303, 409]


def test_rows_changed_after_they_were_shown_are_shown_again_first(try_out, visit, engines):
    _, form = try_out(SHEET)
    form["rows"] += "Mallory,mallory@example.org,Bus lead,,\n"
    page = visit("declan", "POST", f"{WHERE}/rows", data=form)
    assert page.status == 409 and "mallory@example.org" not in emails(engines)


def test_mistakes_are_told_for_every_row_and_the_others_can_still_come_in(
    try_out, visit, engines
):
    text = SHEET + "Tam,tam,Captain,,\nUna,una@example.org,,,1/1/2099\n"
    page, form = try_out(text)
    assert page.status == 422
    for said in ("“tam” is no email", "“Captain”: no place", "Nobody joined on", "Row 4"):
        assert said in page.said
    assert "Bring in 2 rows, leave 2 rows out" in page.said
    assert "Tam,tam,Captain" in form["rows"], "what was typed is kept"
    assert visit("declan", "POST", f"{WHERE}/rows", data=form).status == 303
    assert "zoe@example.org" in emails(engines) and "una@example.org" not in emails(engines)


def test_a_file_from_an_older_excel(try_out, visit, engines):
    raw = SHEET.replace(",", ";").replace('"Bus lead; Support"', "Support").encode("cp1252")
    page, form = try_out(files={"file": ("volunteers.csv", raw, "text/csv")})
    assert page.status == 200 and "Zoë Lantern" in page.said
    assert visit("declan", "POST", f"{WHERE}/rows", data=form).status == 303
    assert emails(engines)["zoe@example.org"].name == "Zoë Lantern"


def test_a_spreadsheet_that_is_no_csv_is_told_how_to_become_one(try_out):
    page, _ = try_out(files={"file": ("volunteers.xlsx", b"PK\x03\x04\x00", "text/csv")})
    assert page.status == 422 and "Save as, then CSV" in page.mistake("rows")


def test_five_thousand_rows_come_in_and_one_more_does_not(try_out, visit, engines):
    rows = [f"Volunteer Number {n},number.{n}@volunteers.example.org,,,\n" for n in range(5000)]
    text = SHEET.splitlines(keepends=True)[0] + "".join(rows)
    assert len(text) > 64 * 1024
    page, form = try_out(text)
    assert "Bring in 5,000 rows" in page.said
    assert visit("declan", "POST", f"{WHERE}/rows", data=form).status == 303
    assert len(emails(engines)) == 5006
    page, _ = try_out(text + "One More,more@example.org,,,\n")
    assert page.status == 422 and "5,000 at a time" in page.mistake("rows")


def test_each_sheet_has_an_empty_one_to_start_from(visit, try_out):
    got = visit("declan", "GET", f"{WHERE}/template.csv")
    assert "attachment" in got.headers["content-disposition"]
    page, _ = try_out(got.text)
    assert page.status == 200 and "Sam Kettle" in page.said


SOME = st.sampled_from(
    ["Name,Email,Places,Phone,Joined on\n", "a@b.cd", "Sam", ",", ";", '"', "\n", "\r", "lead"]
)


def test_no_text_breaks_it_or_keeps_half_of_anything(try_out, visit, engines):
    before = emails(engines).keys()

    @settings(
        max_examples=60,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(st.lists(SOME | st.text(max_size=20), max_size=20).map("".join))
    def any_of_it(text):
        page, _ = try_out(text)
        assert page.status in {200, 422}
        sent = visit("declan", "POST", f"{WHERE}/rows", data={"rows": text})
        assert sent.status in {409, 422}

    any_of_it()
    assert emails(engines).keys() == before


CARDS = "email,kind,issued,expires,evidence seen on\n"


def test_cards_come_in_for_people_we_know_and_not_twice(try_out, visit, engines, cast):
    text = CARDS + "brendan@sosbus.example,First aid,1/3/2025,1/3/2028,5/3/2025\n"
    page, form = try_out(text + "who@example.org,DBS,,1/1/2027,1/1/2026\n", "/imports/cards")
    assert page.status == 422 and "Bring in 1 row, leave 1 row out" in page.said
    assert visit("declan", "POST", "/imports/cards/rows", data=form).status == 303
    with engines.reading() as db:
        expires = date(2028, 3, 1)
        [card] = [one for one in db.exec(select(Card)) if one.expires_on == expires]
    assert (card.person_id, card.seen_by_id) == (cast["brendan"].id, cast["declan"].id)
    page, _ = try_out(text, "/imports/cards")
    assert "Already here: 1" in page.said


PLACES = "night,email,place\n"


@pytest.mark.both
def test_places_are_weighed_as_they_would_be_by_hand_and_a_dry_run_takes_none(
    try_out, visit, engines, cast, make_night
):
    night = make_night(lead=cast["aoife"])
    rows = "6/3/2026,brendan@sosbus.example,Support\n6/3/2026,ciara@sosbus.example,Driver\n"
    page, form = try_out(PLACES + rows, "/imports/places", at=WEEK_BEFORE)
    assert page.status == 422
    assert "Not trained for the place" in page.said
    assert on(engines, night) == {"Aoife"}
    sent = visit("declan", "POST", "/imports/places/rows", data=form, at=WEEK_BEFORE)
    assert sent.status == 303
    assert on(engines, night) == {"Aoife", "Brendan"}
    page, _ = try_out(PLACES + rows, "/imports/places", at=WEEK_BEFORE)
    assert "Already here: 1" in page.said and "Bring in" not in page.said.split("Support")[1]


def on(engines, night):
    with engines.reading() as db:
        return {one.person.name for one in rota.of(db, db.get(Night, night.id)).crew}


def test_a_place_on_no_night_or_for_nobody_says_so(try_out):
    rows = "7/8/2031,brendan@sosbus.example,Support\n,x@example.org,\n6/3/2026,y@z.uk,\n"
    page, _ = try_out(PLACES + rows, "/imports/places")
    for said in (
        "No night is planned",
        "The date of the night is missing",
        "Write one place, like",
    ):
        assert said in page.said
