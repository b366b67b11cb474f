"""A lead closes the night: nothing is left unsaid, no device forgotten, and it is done once."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlmodel import select

from sosbus.closing import forms, rules, store
from sosbus.closing.tables import CloseReport
from sosbus.contacts.tables import Contact
from sosbus.nights.tables import Night
from sosbus.people.tables import BusRole
from tests.conftest import JUST_PAST_MIDNIGHT, NIGHT_DATE, put_on

LEAST = {"kind": "welfare", "reasons": ["emotional"]}
REST = {"age_band": "18-24", "arrival": "self", "alcohol": "some", "outcome": "taxi"}
MINUTE = timedelta(minutes=1)
LATE = JUST_PAST_MIDNIGHT + 240 * MINUTE


@pytest.fixture
def night(make_night, cast, engines):
    night = make_night(lead=cast["aoife"])
    put_on(engines, night, cast["brendan"], BusRole.FIRST_AIDER)
    return night


@pytest.fixture
def lead(visit, night):
    """Aoife, asking for a page of her night."""

    def go(method, page, as_="aoife", **sent):
        return visit(as_, method, f"/nights/{night.id}/{page}", **sent)

    return go


@pytest.fixture
def open_bus(lead):
    assert lead("POST", "opening", data={"agreed": "true"}).status == 303
    return lead


def record(lead, **answers):
    sent = lead("PUT", f"contacts/{uuid4()}", json=LEAST | answers)
    assert sent.status == 201


def kept(engines, kind):
    with engines.reading() as db:
        return list(db.exec(select(kind)).all())


def says(lead, who, waiting, at):
    """A device of theirs says what still waits on it."""
    path = f"handsets/{uuid4()}"
    assert lead("PUT", path, as_=who, json={"waiting": waiting}, at=at).status == 201


def test_closing_insists_and_not_recorded_is_an_honest_answer(open_bus, engines):
    record(open_bus)
    record(open_bus, **REST)
    page = open_bus("GET", "closing")
    assert "1 contact to finish" in page.said and "Open contact 1" in page.said
    refused = open_bus("POST", "closing")
    assert refused.status == 409
    assert "1 contact still to finish" in refused.said
    assert open_bus("POST", "closing", data={"rest": "true"}).status == 303
    first, second = sorted(kept(engines, Contact), key=lambda one: one.number)
    assert (first.outcome, first.age_band) == ("left_before_finished", "not_recorded")
    assert (second.outcome, second.age_band) == ("taxi", "18-24")


def test_wristbands_go_and_the_true_time_is_blurred(open_bus, engines):
    record(open_bus, wristband="B7", **REST)
    open_bus("POST", "closing")
    [contact] = kept(engines, Contact)
    assert contact.wristband is None and contact.minutes_on_bus == 0


def test_a_phone_that_still_holds_something_is_asked_after(open_bus, engines):
    says(open_bus, "brendan", 2, at=LATE - 5 * MINUTE)
    says(open_bus, "aoife", 1, at=LATE)
    page = open_bus("GET", "closing", at=LATE)
    assert "Brendan" in page.said and "2 records not sent yet" in page.said
    asked = [one["value"] for one in page.html.select("input[name=handset_why]")]
    assert len(asked) == 4, "her own is speaking, so only his is asked after"
    refused = open_bus("POST", "closing", at=LATE)
    assert refused.status == 409 and "2 records not sent yet" in refused.said
    flat = next(one for one in asked if one.endswith(":battery_flat"))
    assert open_bus("POST", "closing", data={"handset_why": flat}, at=LATE).status == 303
    [report] = kept(engines, CloseReport)
    assert [*report.handsets.values()] == [["battery_flat"]]


def test_looking_at_every_device_answers_for_all(open_bus):
    says(open_bus, "brendan", 0, at=LATE - 60 * MINUTE)
    assert open_bus("POST", "closing", at=LATE).status == 409
    assert open_bus("POST", "closing", data={"asked_all": "true"}, at=LATE).status == 303


def test_what_was_ticked_and_written_is_kept_and_shown(open_bus, engines):
    typed = {
        "damage": ["bus_inside", "power_heat"],
        "damage_words": "Heater trips after an hour",
        "incidents": ["near_miss"],
        "welfare": ["debrief_held", "call_tomorrow"],
        "next_lead_words": "Ramp sticks: lift it first",
        "minibus_miles": "31",
    }
    assert open_bus("POST", "closing", data=typed).status == 303
    seen = open_bus("GET", "closing").said
    for words in (
        "There is nothing to close",
        "by Aoife",
        "Bus, inside and Power, heating. Heater trips",
        "Near miss",
        "Somebody needs a call tomorrow",
        "Ramp sticks: lift it first",
        "31 miles",
    ):
        assert words in seen, words


def test_a_mistake_gives_back_every_word(open_bus, engines):
    typed = {"damage_words": "The step " * 40, "damage": ["minibus"], "minibus_miles": "lots"}
    seen = open_bus("POST", "closing", data=typed)
    assert seen.status == 422
    assert seen.mistake("damage_words") == "At most 280 letters"
    assert seen.mistake("minibus_miles") == "Give whole miles, from 0 to 400"
    assert seen.html.select_one("#damage_words").text.strip() == typed["damage_words"].strip()
    assert seen.html.select_one("input[value=minibus]").has_attr("checked")
    assert not kept(engines, CloseReport)


def test_pressing_twice_closes_once(open_bus, engines):
    named = open_bus("GET", "closing").html.select_one("input[name=id]")["value"]
    data = {"id": named, "welfare": ["all_well"]}
    assert [open_bus("POST", "closing", data=data).status for _ in range(3)] == [303] * 3
    assert len(kept(engines, CloseReport)) == 1


def test_the_second_lead_is_told_who_closed_and_when(open_bus):
    assert open_bus("POST", "closing", at=LATE).status == 303
    other = open_bus("POST", "closing", as_="declan", at=LATE + MINUTE)
    assert other.status == 409
    assert "already closed at 04:07 by Aoife" in other.said


def test_closed_with_no_signal_it_is_closed_at_the_moment_it_was(open_bus, engines):
    path = f"closings/{uuid4()}"
    words = {"at": LATE.isoformat(), "rest": "true", "welfare": ["all_well"]}
    record(open_bus)
    next_morning = LATE + 300 * MINUTE
    sent = [open_bus("PUT", path, json=words, at=next_morning) for _ in range(2)]
    told = [(one.status, one.response.json()["status"]) for one in sent]
    assert told == [(201, "created"), (200, "duplicate")]
    [night] = kept(engines, Night)
    assert night.closed_at == LATE
    other = open_bus("PUT", path, json=words | {"welfare": []}, at=next_morning)
    assert (other.status, other.response.json()["status"]) == (409, "conflict")


def test_a_device_is_told_what_to_do_when_something_is_unfinished(open_bus):
    record(open_bus)
    sent = open_bus("PUT", f"closings/{uuid4()}", json={})
    assert sent.status == 409
    assert "1 contact still to finish" in sent.response.json()["why"]


def test_a_close_that_comes_before_the_opening_waits(lead):
    sent = lead("PUT", f"closings/{uuid4()}", json={})
    assert (sent.status, sent.response.json()["status"]) == (425, "later")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ([], "id"),
        ("words", "id"),
        ({"name": "Bea"}, "name"),
        ({"damage": "minibus"}, "damage"),
        ({"minibus_miles": 10**30}, "minibus_miles"),
        ({"at": "yesterday"}, "at"),
    ],
)
def test_what_does_not_fit_is_refused_by_name(open_bus, engines, body, field):
    sent = open_bus("PUT", f"closings/{uuid4()}", json=body)
    assert sent.status == 422
    assert field in sent.response.json()["errors"]
    assert not kept(engines, CloseReport)


def test_after_closing_a_late_record_is_kept_and_does_not_count_yet(open_bus, engines):
    assert open_bus("POST", "closing").status == 303
    record(open_bus, wristband="A1", **REST)
    [contact] = kept(engines, Contact)
    assert contact.late_at and not contact.counts and contact.wristband is None


def test_after_closing_a_resend_is_still_heard(open_bus, engines):
    path = f"contacts/{uuid4()}"
    open_bus("PUT", path, json=LEAST | REST)
    open_bus("POST", "closing")
    assert open_bus("PUT", path, json=LEAST | REST).status == 200
    assert [one.late_at for one in kept(engines, Contact)] == [None]


def test_the_next_lead_reads_what_the_last_one_left(open_bus, engines, make_night, db):
    open_bus("POST", "closing", data={"next_lead_words": "Ramp sticks", "damage": ["minibus"]})
    next_week = make_night(NIGHT_DATE + timedelta(days=7))
    next_season = make_night(NIGHT_DATE + timedelta(days=70))
    assert store.last_words(db, next_week).next_lead_words == "Ramp sticks"
    assert store.last_words(db, next_season) is None, "nobody needs it by then"


def test_only_those_who_run_the_night_close_it(open_bus):
    for who, status in {"brendan": 403, "ciara": 404, "eithne": 403, "fergal": 403}.items():
        assert open_bus("GET", "closing", as_=who).status == status
        sent = open_bus("PUT", f"closings/{uuid4()}", as_=who, json={})
        assert sent.status == status


@pytest.fixture
def strict_guard(monkeypatch):
    """A guard with two words of its own: one that it refuses, one that it asks about."""
    monkeypatch.setattr(
        forms, "blocked", lambda words: "Take the number out." if "0770" in words else None
    )
    monkeypatch.setattr(
        rules, "doubts", lambda words, venues: ["Is “Bea” a person?"] if "Bea" in words else []
    )


def test_words_that_point_at_somebody_are_refused_and_given_back(
    open_bus, engines, strict_guard
):
    seen = open_bus("POST", "closing", data={"incident_words": "rang 07700 900123"})
    assert seen.status == 422
    assert seen.mistake("incident_words") == "Take the number out."
    assert "rang 07700 900123" in seen.html.select_one("#incident_words").text
    sent = open_bus("PUT", f"closings/{uuid4()}", json={"incident_words": "0770"})
    assert sent.response.json()["errors"] == {"incident_words": "Take the number out."}
    assert not kept(engines, CloseReport)


def test_words_that_may_point_at_somebody_are_asked_about_once(open_bus, engines, strict_guard):
    typed = {"next_lead_words": "Bea Lane is shut"}
    assert not open_bus("GET", "closing").html.select("input[name=sure]")
    seen = open_bus("POST", "closing", data=typed)
    assert seen.status == 422
    assert seen.mistake("next_lead_words") == "Is “Bea” a person?"
    assert seen.html.select_one("input[name=sure]")
    refused = open_bus("PUT", f"closings/{uuid4()}", json=typed)
    assert refused.status == 422
    assert open_bus("POST", "closing", data=typed | {"sure": "true"}).status == 303
    [report] = kept(engines, CloseReport)
    assert report.next_lead_words == "Bea Lane is shut"
