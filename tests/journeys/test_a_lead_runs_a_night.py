"""A bus lead runs a whole night, and nothing she wrote is lost."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlmodel import select

from sosbus.contacts.tables import Contact
from sosbus.people.tables import BusRole
from tests.conftest import JUST_PAST_MIDNIGHT, put_on

LEAST = {"kind": "welfare", "reasons": ["emotional"]}
REST = {"age_band": "18-24", "arrival": "self", "alcohol": "some", "outcome": "taxi"}


@pytest.fixture
def night(make_night, cast, engines):
    night = make_night(lead=cast["aoife"])
    put_on(engines, night, cast["brendan"], BusRole.FIRST_AIDER)
    return night


@pytest.fixture
def lead(visit, night):
    """Aoife, asking for a page of her night."""

    def go(method, page, **sent):
        return visit("aoife", method, f"/nights/{night.id}/{page}", **sent)

    return go


@pytest.fixture
def open_bus(lead):
    assert lead("POST", "opening", data={"agreed": "true"}).status == 303
    return lead


def kept(engines) -> list[Contact]:
    with engines.reading() as db:
        return list(db.exec(select(Contact).order_by(Contact.number)).all())


def record(lead, contact_id=None, **answers):
    path = f"contacts/new/{contact_id or uuid4()}"
    return lead("POST", path, data=LEAST | answers)


def test_a_short_crew_opens_only_when_she_says_it_is_agreed(lead):
    seen = lead("POST", "opening")
    assert seen.status == 422
    assert "Needs 2 more. Tick the box" in seen.said
    assert lead("POST", "opening", data={"agreed": "true"}).status == 303
    assert "Open now since 00:07" in lead("GET", "tonight").said


def test_the_day_before_is_too_early(lead):
    seen = lead(
        "POST", "opening", data={"agreed": "true"}, at=JUST_PAST_MIDNIGHT - timedelta(days=1)
    )
    assert seen.status == 409
    assert "Too early" in seen.said


def test_only_her_crew_and_the_coordinator_find_the_night(visit, night):
    path = f"/nights/{night.id}/tonight"
    seen = {
        who: visit(who, "GET", path).status for who in ("aoife", "ciara", "brendan", "declan")
    }
    assert seen == {"aoife": 200, "ciara": 404, "brendan": 200, "declan": 200}


def test_a_kind_and_a_reason_are_enough_and_the_rest_can_follow(open_bus, engines):
    assert record(open_bus).status == 303
    seen = open_bus("GET", "tonight")
    assert "Welfare: upset" in seen.said
    assert "Still to say: 4 answers" in seen.said
    [contact] = kept(engines)
    finish = open_bus("POST", f"contacts/{contact.id}", data=LEAST | REST | {"version": "1"})
    assert finish.status == 303
    assert "Complete" in open_bus("GET", "tonight").said


def test_what_was_chosen_is_kept_when_something_is_missing(open_bus, engines):
    seen = open_bus(
        "POST", f"contacts/new/{uuid4()}", data={"kind": "first_aid", "age_band": "65+"}
    )
    assert seen.status == 422
    assert seen.mistake("reasons") == "Choose one to four reasons"
    assert seen.html.select_one("input[name=kind]")["value"] == "first_aid"
    assert seen.html.select_one("input[value='65+']").has_attr("checked")
    assert kept(engines) == []


def test_saving_twice_keeps_one(open_bus, engines):
    contact_id = uuid4()
    assert [record(open_bus, contact_id).status for _ in range(3)] == [303, 303, 303]
    assert len(kept(engines)) == 1
    other = record(open_bus, contact_id, reasons=["injury"])
    assert other.status == 409
    assert "already sent with other answers" in other.said


def test_a_phone_sends_as_often_as_it_likes(open_bus, engines):
    path = f"contacts/{uuid4()}"
    told = [
        (sent.status, sent.response.json()["status"])
        for sent in (
            open_bus("PUT", path, json=LEAST),
            open_bus("PUT", path, json=LEAST),
            open_bus("PUT", path, json=LEAST | {"kind": "outreach"}),
        )
    ]
    assert told == [(201, "created"), (200, "duplicate"), (409, "conflict")]
    assert len(kept(engines)) == 1


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "kind"),
        ([], "kind"),
        ("words", "kind"),
        (LEAST | {"name": "a name"}, "name"),
        (LEAST | {"note": "words"}, "note"),
        (LEAST | {"reasons": "emotional"}, "reasons"),
        (LEAST | {"age_band": 22}, "age_band"),
    ],
)
def test_what_does_not_fit_is_refused_by_name(open_bus, engines, body, field):
    sent = open_bus("PUT", f"contacts/{uuid4()}", json=body)
    assert sent.status == 422
    assert field in sent.response.json()["errors"]
    assert kept(engines) == []


def test_an_id_that_could_tell_a_time_is_refused(open_bus):
    time_telling = UUID("a8098c1a-f86e-11da-bd1a-00112444be1e")
    assert open_bus("PUT", f"contacts/{time_telling}", json=LEAST).status == 422


def test_two_devices_correct_one_contact_and_nothing_is_lost(open_bus, engines):
    record(open_bus)
    [contact] = kept(engines)
    path = f"contacts/{contact.id}"
    tablet = LEAST | {"version": "1", "outcome": "taxi"}
    phone = LEAST | {"version": "1", "outcome": "walked"}
    assert open_bus("POST", path, data=tablet).status == 303
    seen = open_bus("POST", path, data=phone)
    assert seen.status == 409
    assert "Kept now, how they left Taxi" in seen.said
    assert seen.html.select_one("input[value=walked]").has_attr("checked")
    again = phone | {"version": seen.html.select_one("input[name=version]")["value"]}
    assert open_bus("POST", path, data=again).status == 303


def test_tallies_go_up_and_down_and_a_device_gets_just_the_board(open_bus):
    for _ in range(3):
        assert open_bus("POST", "tallies", data={"thing": "water"}).status == 303
    open_bus("POST", "tallies", data={"thing": "water", "less": "true"})
    open_bus("POST", "tallies", data={"thing": "directions"})
    asked = {"HX-Request": "true", "HX-Target": "board"}
    seen = open_bus("GET", "tonight", headers=asked)
    assert not seen.html.select("html")
    assert [b.text for b in seen.html.select(".counts b")] == ["2", "1", "0", "0", "0", "0"]
    tag = {"If-None-Match": seen.response.headers["ETag"]}
    assert open_bus("GET", "tonight", headers=asked | tag).status == 304
    none_left = open_bus("POST", "tallies", data={"thing": "phone_charge", "less": "true"})
    assert "none to take off" in none_left.said


def test_a_press_sent_again_counts_once_and_is_taken_back_once(open_bus):
    press, back = uuid4(), uuid4()

    def water():
        return open_bus("GET", "tonight").html.select_one(".counts b").text

    for status in (201, 200, 200):
        assert open_bus("PUT", f"tallies/{press}", json={"thing": "water"}).status == status
    assert water() == "1"
    body = {"tap_id": str(press)}
    for status in (201, 200):
        assert open_bus("PUT", f"tallies-back/{back}", json=body).status == status
    assert water() == "0"
    unknown = open_bus("PUT", f"tallies-back/{uuid4()}", json={"tap_id": str(uuid4())})
    assert unknown.status == 425


def test_a_contact_taken_back_does_not_come_back(open_bus, engines):
    contact_id = uuid4()
    assert open_bus("PUT", f"contacts/{contact_id}", json=LEAST).status == 201
    body = {"contact_id": str(contact_id), "taken_back": True}
    change = uuid4()
    assert open_bus("PUT", f"changes/{change}", json=body).status == 201
    assert open_bus("PUT", f"changes/{change}", json=body).status == 200
    assert open_bus("PUT", f"contacts/{contact_id}", json=LEAST).status == 200
    assert "Nobody yet tonight" in open_bus("GET", "tonight").said
    assert [one.counts for one in kept(engines)] == [False]


def test_two_devices_change_one_contact_answer_by_answer(open_bus, engines):
    """What only one of them touched goes in; what both did waits, and the lead chooses."""
    contact_id = uuid4()
    open_bus("PUT", f"contacts/{contact_id}", json=LEAST)

    def change(was, **answers):
        body = {"contact_id": str(contact_id), "was": was, "answers": answers}
        return open_bus("PUT", f"changes/{uuid4()}", json=body).status

    assert change({"age_band": None}, age_band="18-24") == 201
    assert change({"age_band": None, "alcohol": None}, age_band="25-34", alcohol="some") == 201
    [contact] = kept(engines)
    assert (contact.age_band, contact.alcohol) == ("18-24", "some")
    seen = open_bus("GET", f"contacts/{contact_id}")
    assert "Two devices answered differently" in seen.said
    choice = seen.html.select_one("form[action*=choices]")["action"].split("/", 3)[3]
    assert open_bus("POST", choice, data={"use": "other"}).status == 303
    assert open_bus("POST", choice, data={"use": "kept"}).status == 409
    [contact] = kept(engines)
    assert contact.age_band == "25-34"


def test_one_wristband_is_on_one_person(open_bus, engines):
    for _ in range(2):
        sent = open_bus("PUT", f"contacts/{uuid4()}", json=LEAST | {"wristband": "A1"})
    assert sent.status == 201
    assert "A1 is on contact 1" in sent.response.json()["why"]
    assert sorted(str(one.wristband) for one in kept(engines)) == ["A1", "None"]


def test_giving_the_place_back_takes_the_contacts_away(open_bus, visit, night):
    visit("aoife", "POST", f"/nights/{night.id}/withdrawal")
    assert open_bus("GET", "contacts").status == 404
