"""Brendan writes down what he measures; nothing he writes is lost, judged or made up."""

from datetime import timedelta
from uuid import uuid4

import pytest

from sosbus.people.tables import BusRole
from tests.conftest import JUST_PAST_MIDNIGHT as NOW
from tests.conftest import put_on


@pytest.fixture
def night(cast, make_night, engines, visit):
    night = make_night(lead=cast["aoife"])
    put_on(engines, night, cast["brendan"], BusRole.FIRST_AIDER)
    with engines.writing() as db:
        night.opened_at = night.opens_at
        night = db.merge(night)
        db.commit()
    return night


@pytest.fixture
def contact(night, visit):
    made = uuid4()
    sent = {"kind": "first_aid", "reasons": ["injury"], "age_band": "18-24"}
    assert visit("aoife", "PUT", f"/nights/{night.id}/contacts/{made}", json=sent).status == 201
    return made


@pytest.fixture
def page(night, contact):
    return f"/nights/{night.id}/observations/new?contact={contact}"


def test_two_sets_an_hour_apart_stand_side_by_side_and_nothing_is_said_of_them(
    visit, night, contact, page
):
    path = f"/nights/{night.id}/observations"
    for minutes, rr, pulse in ((0, "18", "88"), (60, "24", "120")):
        sent = {"contact_id": str(contact), "rr": rr, "pulse": pulse, "acvpu": "alert"}
        at = NOW + timedelta(minutes=minutes)
        assert visit("brendan", "POST", path, at=at, data=sent).status == 303
    seen = visit("brendan", "GET", page)
    table = [[cell.text for cell in row.select("th, td")] for row in seen.html.select("tr")]
    assert ["Time", "00:07", "01:07"] in table
    assert ["Breaths", "18", "24"] in table and ["Pulse", "88", "120"] in table
    assert ["NEWS2", "3 of 7", "3 of 7"] in table


def test_what_was_recorded_with_no_signal_falls_in_where_it_happened(
    visit, night, contact, page
):
    path = f"/nights/{night.id}/observations"
    visit("brendan", "PUT", f"{path}/{uuid4()}", json={"contact_id": str(contact), "rr": "16"})
    earlier = (NOW - timedelta(minutes=30)).isoformat()
    late = {"contact_id": str(contact), "rr": "22", "at": earlier}
    assert visit("brendan", "PUT", f"{path}/{uuid4()}", json=late).status == 201
    cells = visit("brendan", "GET", page).html.select(".sets tbody tr")[0].select("td")
    assert [cell.text for cell in cells] == ["22", "16"]


def test_a_head_knock_and_drink_is_for_a_and_e_and_home_is_the_medics_to_say(visit, night):
    made = uuid4()
    sent = {
        "kind": "first_aid",
        "reasons": ["injury"],
        "injury": "head",
        "alcohol": "clearly_drunk",
    }
    assert visit("aoife", "PUT", f"/nights/{night.id}/contacts/{made}", json=sent).status == 201
    seen = visit("brendan", "GET", f"/nights/{night.id}/observations/new?contact={made}")
    on = seen.html.select_one(".prompt--on").get_text(" ")
    assert "NICE: refer to A&E" in on and "medic’s recorded decision" in on
    assert "safe" not in seen.said.lower().replace("safeguarding", "")


def test_somebody_from_another_night_writes_nothing_here(visit, night, contact):
    sent = {"contact_id": str(contact), "rr": "18"}
    assert visit("ciara", "POST", f"/nights/{night.id}/observations", data=sent).status == 404
    assert visit(None, "GET", f"/nights/{night.id}/observations/new").status in (303, 404)
