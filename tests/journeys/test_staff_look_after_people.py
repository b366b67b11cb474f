"""Staff look after people: from the application to the last card, with a phone in hand."""

from datetime import date, timedelta

import pytest
from sqlmodel import select

from sosbus.joining import store as joining
from sosbus.messages.tables import About, Letter
from sosbus.people import store as everyone
from sosbus.people.tables import BusRole, Person
from sosbus.qualifications import store as qualifications
from sosbus.qualifications.tables import CardKind
from tests.conftest import WEEK_BEFORE, put_on

NOW = WEEK_BEFORE
TODAY = NOW.date()
WREN = {"name": "Wren", "email": "wren@example.org"}
STAGES = "interviewed references dbs_seen trained shadowed active".split()


@pytest.fixture
def staff(visit):
    return lambda method, path, **sent: visit("declan", method, path, at=NOW, **sent)


def invited(staff, engines, **more) -> Person:
    sent = staff("POST", "/people", data=WREN | {"role": "volunteer"} | more)
    assert sent.status == 303, sent.said
    with engines.reading() as db:
        return everyone.known_as(db, "wren@example.org")


def test_a_new_volunteer_takes_no_place_until_every_step_is_done(
    staff, visit, cast, engines, make_night
):
    night = make_night(lead=cast["aoife"])
    cast["wren"] = wren = invited(staff, engines, bus_roles=["support"])
    assert wren.first_nights == 3
    page = staff("GET", f"/people/{wren.id}")
    assert "6 steps to do" in page.said and "Interview, References" in page.said
    asked = visit(
        "wren", "POST", f"/nights/{night.id}/sign-up", data={"role": "support"}, at=NOW
    )
    assert asked.status == 422
    assert "Before your first night, still to do: interview" in asked.said

    path = f"/people/{wren.id}/joining"
    early = staff("POST", path, data={"stages": ["active"], "done_on": TODAY.isoformat()})
    assert early.status == 422 and "The go-ahead comes last" in early.said
    done = staff("POST", path, data={"stages": STAGES, "done_on": TODAY.isoformat()})
    assert done.status == 303
    page = staff("GET", path)
    assert "All done" in page.said and "noted by Declan" in page.said
    taken = visit(
        "wren", "POST", f"/nights/{night.id}/sign-up", data={"role": "support"}, at=NOW
    )
    assert taken.status == 303, taken.said

    back = staff("POST", f"{path}/undoing", data={"stage": "dbs_seen"})
    assert back.status == 303
    assert "1 step to do" in staff("GET", f"/people/{wren.id}").said


def test_seeing_the_check_of_somebody_who_joins_is_a_step_too(staff, engines):
    wren = invited(staff, engines)
    typed = {"kind": "dbs", "issued_on": "2026-01-01", "expires_on": "2029-01-31"}
    sent = staff(
        "POST", f"/people/{wren.id}/cards", data=typed | {"evidence_seen_on": TODAY.isoformat()}
    )
    assert sent.status == 303
    with engines.reading() as db:
        assert "dbs_seen" in {step.stage for step in joining.of(db, wren.id)}
        (card,) = qualifications.of(db, wren.id)
        assert (card.issued_on, card.expires_on) == (None, date(2029, 1, 31))


def test_a_card_is_seen_runs_low_and_is_renewed(staff, cast, engines):
    path = f"/people/{cast['aoife'].id}/cards"
    typed = {"kind": "driving", "evidence_seen_on": TODAY.isoformat()}
    soon = {"expires_on": (TODAY + timedelta(days=20)).isoformat()}
    assert staff("POST", path, data=typed | soon).status == 303
    assert "Driving the bus" in staff("GET", "/people/lapsing").said
    listed = staff("POST", "/people/search", data={"lapsing": "true"})
    assert "1 of 3 people" in listed.said and "Aoife" in listed.said
    later = {"issued_on": TODAY.isoformat(), "expires_on": "2029-01-01"}
    assert staff("POST", path, data=typed | later).status == 303
    assert "No card runs out" in staff("GET", "/people/lapsing").said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"kind": "first_aid", "evidence_seen_on": "2026-02-27"}, "This kind runs out"),
        ({"kind": "lead", "evidence_seen_on": "2027-01-01"}, "Give the day you saw it"),
        ({"kind": "lead"}, "Give the day you saw it"),
        ({"evidence_seen_on": "2026-02-27"}, "Choose what kind"),
        ({"kind": "lead", "evidence_seen_on": "27/02"}, "like 2026-03-01"),
    ],
)
def test_a_card_that_cannot_be_is_said_beside_its_field(staff, cast, typed, said):
    page = staff("POST", f"/people/{cast['aoife'].id}/cards", data=typed)
    assert page.status == 422
    assert said in page.html.select_one(".mistake").text


def test_a_withdrawn_card_opens_the_place_and_the_coordinators_hear(
    staff, cast, engines, make_night
):
    night = make_night(lead=cast["aoife"])
    put_on(engines, night, cast["brendan"], BusRole.FIRST_AIDER)
    with engines.reading() as db:
        cards = qualifications.of(db, cast["brendan"].id)
    aid = next(one for one in cards if one.kind is CardKind.FIRST_AID)
    path = f"/people/{cast['brendan'].id}/cards/{aid.id}/withdrawal"
    assert staff("POST", path).status == 303
    assert (
        "1 coming place open again" in staff("GET", f"/people/{cast['brendan'].id}/cards").said
    )
    assert staff("POST", path).status == 409
    with engines.reading() as db:
        told = db.exec(select(Letter).where(Letter.about == About.REOPENED)).all()
        assert [one.person_id for one in told] == [cast["declan"].id]
    others = f"/people/{cast['aoife'].id}/cards/{aid.id}/withdrawal"
    assert staff("POST", others).status == 404


def test_which_place_needs_which_card_is_the_coordinators_to_say(staff, visit, cast, engines):
    page = staff("GET", "/people/cards-needed")
    ticked = {one["value"] for one in page.html.select("input[checked]")}
    assert ticked == {"first_aider:first_aid", "medic:medic", "driver:driving"}
    sent = staff("POST", "/people/cards-needed", data={"pairs": ["bus_lead:security"]})
    assert sent.status == 303
    assert "Door supervisor licence: not seen" in staff("GET", "/people/lapsing").said
    wrong = staff("POST", "/people/cards-needed", data={"pairs": ["captain:cutlass"]})
    assert wrong.status == 422
    assert visit("fergal", "GET", "/people/cards-needed", at=NOW).status == 403


def test_contracted_crew_and_guests_are_invited_and_see_their_nights(
    staff, visit, cast, engines, make_night
):
    make_night(lead=cast["aoife"])
    wrong = staff("POST", "/people", data=WREN | {"role": "guest", "bus_roles": ["driver"]})
    assert wrong.status == 422 and "A student or observer comes only as that" in wrong.said
    wrong = staff(
        "POST", "/people", data=WREN | {"role": "contracted", "bus_roles": ["bus_lead"]}
    )
    assert wrong.status == 422 and "Only a volunteer leads the bus" in wrong.said
    cast["wren"] = wren = invited(staff, engines, role="contracted", bus_roles=["security"])
    assert (wren.first_nights, visit("wren", "GET", "/rota", at=NOW).status) == (0, 200)
    assert "Still joining" not in staff("GET", f"/people/{wren.id}").said


def test_a_volunteer_keeps_whom_to_ring_and_staff_see_it(staff, visit, cast):
    typed = {"phone": "07700 900123", "contact_name": "Ann", "relation": "Mother"}
    path = "/me/emergency-contact"
    page = visit("brendan", "POST", path, data=typed, at=NOW)
    assert page.status == 422 and "Give the number to ring them on" in page.said
    assert page.html.select_one("#contact_name")["value"] == "Ann"
    sent = visit(
        "brendan", "POST", path, data=typed | {"contact_phone": "01206 000000"}, at=NOW
    )
    assert sent.status == 303
    page = staff("GET", f"/people/{cast['brendan'].id}")
    assert "Ann (Mother)" in page.said and "07700 900123" in page.said
    assert "Ann" not in visit("aoife", "GET", path, at=NOW).said
    assert visit("declan", "GET", path, at=NOW).status == 403


def test_a_leave_of_absence_keeps_them_off_the_rota_until_they_are_back(
    staff, visit, cast, make_night
):
    night = make_night(lead=cast["aoife"])
    path = f"/people/{cast['brendan'].id}/leave-of-absence"
    wrong = staff("POST", path, data={"first": "2026-03-02", "last": "2026-03-01"})
    assert wrong.status == 422 and "The last day comes after the first" in wrong.said
    assert staff("POST", path, data={"first": "2026-02-20"}).status == 303
    assert "Away for now" in staff("GET", f"/people/{cast['brendan'].id}").said
    sign_up = (f"/nights/{night.id}/sign-up", {"role": "support"})
    asked = visit("brendan", "POST", sign_up[0], data=sign_up[1], at=NOW)
    assert asked.status == 422
    assert staff("POST", f"{path}/ending").status == 303
    assert visit("brendan", "POST", sign_up[0], data=sign_up[1], at=NOW).status == 303


def test_two_hundred_people_are_looked_through_with_no_name_in_any_address(staff, engines):
    from sosbus.demo.cast import FIRST, LAST, person
    from sosbus.people.tables import Role

    with engines.writing() as db:
        pairs = [f"{first} {last}" for first in FIRST for last in LAST][:200]
        db.add_all(person(one, Role.VOLUNTEER, [BusRole.SUPPORT], NOW) for one in pairs)
        db.commit()
    page = staff("GET", "/people")
    assert len(page.html.select("ul.rows li")) == 203
    assert len(page.text.encode()) < 100_000
    form = page.html.select_one("form[action='/people/search']")
    assert form["method"] == "post"
    found = staff("POST", "/people/search", data={"words": "alder b", "role": "support"})
    assert "1 of 203 people" in found.said and "Alder Blanket" in found.said
    assert found.html.select_one("#words")["value"] == "alder b"
    none = staff("POST", "/people/search", data={"words": "zzz"})
    assert "Nobody like that" in none.said
    assert staff("POST", "/people/search", data={"role": "captain"}).status == 422
