"""Somebody is handed over: a card is read out, the times are noted in a tap each, nobody is
named and nothing is sent."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from sqlmodel import select

from sosbus.handovers.tables import Step
from sosbus.people.tables import BusRole
from tests.bedside.conftest import changed
from tests.conftest import JUST_PAST_MIDNIGHT as NOW
from tests.conftest import put_on

HURT = {
    "kind": "first_aid",
    "reasons": ["violence", "injury", "spiking_suspected"],
    "age_band": "18-24",
    "age_basis": "estimated",
    "alcohol": "clearly_drunk",
    "drugs": ["ketamine"],
    "spiking_type": "needle",
    "assault_method": ["fist"],
    "assault_place": "street",
    "relation": "partner_ex",
    "injury": "head",
    "injury_site": ["face"],
    "treatment": ["cleaned", "ice"],
    "wristband": "B7",
}


@pytest.fixture
def night(cast, make_night, engines):
    night = make_night(lead=cast["aoife"])
    put_on(engines, night, cast["brendan"], BusRole.FIRST_AIDER)
    return changed(engines, night, opened_at=night.opens_at)


@pytest.fixture
def contact(night, visit):
    made = uuid4()
    at = NOW - timedelta(minutes=34)
    path = f"/nights/{night.id}/contacts/{made}"
    assert visit("aoife", "PUT", path, json=HURT, at=at).status == 201
    sent = {"contact_id": str(made), "rr": "24", "pulse": "112", "acvpu": "voice"}
    path = f"/nights/{night.id}/observations/{uuid4()}"
    assert visit("brendan", "PUT", path, json=sent).status == 201
    return made


@pytest.fixture
def card(night, contact):
    return f"/nights/{night.id}/contacts/{contact}/handover"


@pytest.fixture
def note(visit, night, contact):
    def send(what, to="ambulance", as_="brendan", **more):
        at = more.pop("at", NOW)
        sent = {"contact_id": str(contact), "to": to, "what": what} | more
        return visit(as_, "POST", f"/nights/{night.id}/handover-steps", data=sent, at=at)

    return send


def read(seen):
    """The card as it is read out, by letter and heading."""
    return {
        row.dt.get_text(" ", strip=True): [dd.text for dd in row.select("dd")]
        for row in seen.html.select("dl.aloud")[0].select("div")
    }


def handed(seen):
    return [" ".join(one.get_text().split()) for one in seen.html.select(".handed")]


def test_a_lead_reads_out_all_a_hospital_needs(visit, card):
    assert read(visit("aoife", "GET", card)) == {
        "A Age": ["18–24, a guess"],
        "T Time": ["With us from 23:33"],
        "M What happened": [
            "Violence, injury and spiking?",
            "Fist",
            "Street",
            "Alcohol: clearly drunk",
            "Drugs, they say: ketamine",
        ],
        "I Injuries": ["Head: face", "Red flags: drunk or drugged"],
        "S Signs": ["Latest, 00:07: RR 24, pulse 112, voice"],
        "T Treatment": ["Cleaned, ice"],
    }


def test_a_first_aider_reads_it_out_without_what_is_private(visit, card):
    seen = visit("brendan", "GET", card)
    assert read(seen)["M What happened"] == [
        "Violence and injury", "Fist", "Street", "Alcohol: clearly drunk",
    ]  # fmt: skip
    for private in ("piking", "etamine", "eedle", "artner", "Ex"):
        assert private not in seen.html.main.get_text(), private


def test_the_card_of_somebody_just_come_says_what_is_missing(visit, night):
    made = uuid4()
    path = f"/nights/{night.id}/contacts/{made}"
    visit("aoife", "PUT", path, json={"kind": "welfare", "reasons": ["phone"]})
    seen = read(visit("aoife", "GET", f"{path}/handover"))
    assert list(seen.values()).count(["Not recorded"]) == 4


def test_the_next_tap_stands_under_the_thumb_until_they_are_gone(visit, note, card):
    offered = []
    for minute, what in enumerate(("called", "arrived", "left")):
        seen = visit("brendan", "GET", card)
        offered.append(seen.html.select_one(".bar .button--go").text)
        assert note(what, at=NOW + timedelta(minutes=8 * minute)).status == 303
    assert offered == ["Ambulance called now", "Ambulance arrived now", "Ambulance left now"]
    seen = visit("brendan", "GET", card)
    assert seen.html.select_one(".bar .button--go").text == "How did they leave?"
    assert handed(seen) == [
        "Ambulance: called 00:07, arrived 00:15, left 00:23 (waited 8 minutes)"
    ]


def test_a_double_tap_is_one_tap(visit, note, card, engines):
    for second in (0, 1):
        assert note("called", at=NOW + timedelta(seconds=second)).status == 303
    with engines.reading() as db:
        assert len(db.exec(select(Step)).all()) == 1


def test_a_time_nobody_tapped_is_typed_afterwards(visit, note, card):
    note("called", clock="23:50")
    note("arrived", clock="00:05")
    note("called", to="taxi", clock="00:01")
    note("called_off", to="taxi")
    assert handed(visit("brendan", "GET", card)) == [
        "Ambulance: called 23:50, arrived 00:05 (waited 15 minutes)",
        "Taxi: called 00:01, called off 00:07",
    ]


@pytest.mark.parametrize(
    ("more", "field", "sentence"),
    [
        ({"clock": "03:00"}, "clock", "03:00 is still to come."),
        ({"clock": "25:71"}, "clock", "Give a time like 01:42, or leave it empty"),
        ({"clock": "23:10"}, "clock", "Ambulance arrived at 23:10, before the call at 23:50."),
        ({"to": ""}, "to", "Say who it was"),
    ],
)
def test_a_slip_is_said_beside_the_field_with_what_was_typed(
    visit, note, more, field, sentence
):
    note("called", clock="23:50")
    seen = note("arrived", **more)
    assert seen.status == 422 and seen.mistake(field) == sentence
    assert seen.html.select_one("[name=what][value=arrived][type=radio]").has_attr("checked")
    assert seen.html.select_one("details[open] #clock")["value"] == more.get("clock", "")


def test_what_was_wrong_is_taken_back_and_stays_readable(visit, note, card, night):
    note("called")
    seen = visit("brendan", "GET", card)
    step = seen.html.select_one("[name=step_id]")["value"]
    path = f"/nights/{night.id}/handover-mistakes"
    assert visit("brendan", "POST", path, data={"step_id": step}).status == 303
    seen = visit("brendan", "GET", card)
    assert not handed(seen) and seen.html.select_one("s").text == "ambulance called 00:07"
    assert visit("brendan", "POST", path, data={"step_id": str(uuid4())}).status == 404
    assert visit("brendan", "POST", path, data={"step_id": "x"}).status == 404


def test_after_the_close_a_forgotten_time_is_still_taken(visit, note, card, engines, night):
    changed(engines, night, closed_at=NOW + timedelta(minutes=10))
    later = NOW + timedelta(hours=9)
    assert note("called", clock="23:50", at=later).status == 303
    assert note("left", clock="00:12", at=later).status == 303
    seen = visit("aoife", "GET", card, at=later)
    assert handed(seen) == ["Ambulance: called 23:50, left 00:12"]


def test_before_the_night_is_open_nobody_is_handed_over(visit, note, engines, night):
    changed(engines, night, opened_at=None)
    seen = note("called")
    assert seen.status == 409 and "Open the night first" in seen.said


def test_who_is_not_treating_anybody_does_not_read_the_card(
    visit, card, cast, engines, night, note
):
    put_on(engines, night, cast["ciara"], BusRole.SUPPORT)
    assert visit("ciara", "GET", card).status == 403
    assert note("called", as_="ciara").status == 403
    assert visit("declan", "GET", card).status == 200
    for outsider in ("eithne", "fergal"):
        assert visit(outsider, "GET", card).status == 403


def test_another_night_s_card_does_not_exist(visit, card, night, contact, make_night, cast):
    other = make_night(night.night_date + timedelta(days=7), lead=cast["ciara"])
    assert visit("ciara", "GET", card).status == 404
    assert visit("ciara", "GET", card.replace(str(night.id), str(other.id))).status == 404
    path = f"/nights/{other.id}/handover-steps"
    sent = {"contact_id": str(contact), "to": "taxi", "what": "called"}
    assert visit("ciara", "POST", path, data=sent).status == 404
    assert visit("ciara", "POST", path, data=sent | {"contact_id": "7"}).status == 404


def test_on_the_night_the_clocks_go_back_half_past_one_is_asked_about(
    visit, engines, make_night, cast
):
    night = make_night(date(2026, 10, 24), lead=cast["aoife"])
    changed(engines, night, opened_at=night.opens_at)
    late = datetime(2026, 10, 25, 2, 15, tzinfo=UTC)
    made = uuid4()
    one = f"/nights/{night.id}/contacts/{made}"
    visit("aoife", "PUT", one, json={"kind": "welfare", "reasons": ["phone"]}, at=late)
    path = f"/nights/{night.id}/handover-steps"
    sent = {"contact_id": str(made), "to": "ambulance", "what": "called", "clock": "01:30"}
    asked = visit("aoife", "POST", path, data=sent, at=late)
    assert asked.status == 422 and asked.mistake("which") == (
        "01:30 came twice that night. Say which one."
    )
    for which, what in (("first", "called"), ("second", "arrived")):
        answered = sent | {"which": which, "what": what}
        assert visit("aoife", "POST", path, data=answered, at=late).status == 303
    seen = visit("aoife", "GET", f"{one}/handover", at=late)
    assert handed(seen) == [
        "Ambulance: called 01:30 BST, arrived 01:30 GMT (waited 60 minutes)"
    ]


def test_no_column_of_a_handover_could_hold_who_it_was():
    assert set(Step.model_fields) == {
        "id", "contact_id", "night_id", "to", "what", "half_hour", "at", "first_words",
        "taken_back_at",
    }  # fmt: skip
