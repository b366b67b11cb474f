"""Before the doors open: what must be right is right, or the lead says why not."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from sqlmodel import select

from sosbus.checks.tables import CheckItem, Checklist, CheckOverride, WhyAnyway
from sosbus.nights.tables import Night

NOW = datetime(2026, 10, 23, 20, 40, tzinfo=UTC)  # 21:40 in Colchester


@pytest.fixture
def night(make_night, cast):
    return make_night(date(2026, 10, 23), lead=cast["aoife"])


@pytest.fixture
def listed(engines):
    some = [
        CheckItem(checklist=Checklist.VEHICLE, words="Brakes", is_red=True, place=1),
        CheckItem(checklist=Checklist.RADIOS, words="Radios charged", is_red=True, place=1),
        CheckItem(checklist=Checklist.ON_BOARD, words="Heater", place=1),
    ]
    with engines.writing() as db:
        db.add_all(some)
        db.commit()
    return {one.words: str(one.id) for one in some}


@pytest.fixture
def lead(visit, night):
    def go(method, page, **sent):
        return visit("aoife", method, f"/nights/{night.id}/{page}", at=NOW, **sent)

    return go


def opened(engines, night):
    with engines.reading() as db:
        return db.get_one(Night, night.id).opened_at


def answered_for(engines):
    with engines.reading() as db:
        return {one.item_id: one for one in db.exec(select(CheckOverride))}


def say(lead, answer, *ids):
    assert lead("POST", "checks", data={"item_ids": ids, "answer": answer}).status == 303


def test_all_right_and_the_bus_opens(lead, listed, engines, night):
    for one in listed.values():
        say(lead, "fine", one)
    board = lead("GET", "tonight")
    assert "All looked at, all right" in board.said
    assert "Not right yet" not in board.said
    assert lead("POST", "opening", data={"agreed": "true"}).status == 303
    assert opened(engines, night) == NOW
    assert answered_for(engines) == {}


def test_what_must_be_right_and_is_not_keeps_the_bus_shut(lead, listed, engines, night):
    say(lead, "reported", listed["Brakes"])
    say(lead, "fine", listed["Radios charged"])
    seen = lead("POST", "opening", data={"agreed": "true"})
    assert seen.status == 422
    assert "Not right yet: Brakes (reported)" in seen.said
    assert 'value="true" checked' in seen.text  # what she ticked stays ticked
    assert opened(engines, night) is None


def test_everything_in_the_way_is_said_at_once(lead, listed):
    seen = lead("POST", "opening")
    assert "Not right yet: Brakes (not looked at) and Radios charged" in seen.said
    assert "Tick the box if you have agreed to open like this" in seen.said


def test_she_opens_all_the_same_and_says_why(lead, listed, engines, night, cast):
    sent = {
        "agreed": "true",
        "override": [listed["Brakes"], listed["Radios charged"]],
        "override_why": list(WhyAnyway)[0].value,
    }
    assert lead("POST", "opening", data=sent).status == 303
    found = answered_for(engines)
    assert {str(one) for one in found} == {listed["Brakes"], listed["Radios charged"]}
    assert {one.by_id for one in found.values()} == {cast["aoife"].id}


def test_what_failed_since_she_looked_is_not_answered_for(lead, listed, engines, night):
    say(lead, "reported", listed["Radios charged"])
    why = list(WhyAnyway)[0].value
    sent = {"agreed": "true", "override": [listed["Brakes"]], "override_why": why}
    seen = lead("POST", "opening", data=sent)
    assert seen.status == 422
    assert "Radios charged (reported)" in seen.said
    assert (opened(engines, night), answered_for(engines)) == (None, {})


@pytest.mark.parametrize("bad", [{"override": ["x"]}, {"override_why": "because"}])
def test_nonsense_opens_nothing(lead, listed, engines, night, bad):
    assert lead("POST", "opening", data={"agreed": "true"} | bad).status == 422
    assert opened(engines, night) is None


def test_her_phone_is_asked_the_same_when_it_sends_at_once(lead, listed, engines, night):
    sent = {"agreed": True, "at": NOW.isoformat()}
    refused = lead("PUT", f"openings/{uuid4()}", json=sent)
    assert refused.status == 422
    assert "Not right yet" in refused.response.json()["errors"]["form"]
    assert opened(engines, night) is None


def test_a_bus_opened_with_no_signal_stands_open_and_keeps_what_was_answered_for(
    lead, listed, engines, night
):
    why = list(WhyAnyway)[0].value
    opened_at = NOW - timedelta(minutes=20)
    sent = {
        "agreed": True,
        "override": [listed["Brakes"]],
        "override_why": why,
        "at": opened_at.isoformat(),
    }
    said_at = {"X-Sent-At": NOW.isoformat()}
    assert lead("PUT", f"openings/{uuid4()}", json=sent, headers=said_at).status == 201
    assert opened(engines, night) == opened_at
    assert [str(one) for one in answered_for(engines)] == [listed["Brakes"]]
