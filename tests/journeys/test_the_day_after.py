"""The day after, the coordinator says what came late counts, and nothing changes unseen."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlmodel import select

from sosbus.changes.tables import ContactChange, Why
from sosbus.contacts.tables import Contact
from sosbus.next_day import store
from sosbus.tallies import store as tallies
from sosbus.tallies.tables import Thing
from tests.conftest import JUST_PAST_MIDNIGHT

LEAST = {"kind": "welfare", "reasons": ["emotional"]}
REST = {"age_band": "18-24", "arrival": "self", "alcohol": "some", "outcome": "taxi"}
MORNING = JUST_PAST_MIDNIGHT + timedelta(hours=10)


@pytest.fixture
def night(make_night, cast):
    return make_night(lead=cast["aoife"])


@pytest.fixture
def lead(visit, night):
    def go(method, page, as_="aoife", **sent):
        return visit(as_, method, f"/nights/{night.id}/{page}", **sent)

    return go


@pytest.fixture
def closed(lead):
    """A night with one contact, closed."""
    lead("POST", "opening", data={"agreed": "true"})
    record(lead, **REST)
    assert lead("POST", "closing").status == 303
    return lead


@pytest.fixture
def desk(lead):
    """Declan, looking through the night the next morning."""

    def go(method, page="", **sent):
        return lead(method, f"next-day{page}", as_="declan", at=MORNING, **sent)

    return go


def record(lead, **answers):
    sent = lead("PUT", f"contacts/{uuid4()}", json=LEAST | answers)
    assert sent.status == 201, sent.text


def contacts(engines):
    with engines.reading() as db:
        return list(db.exec(select(Contact).order_by(Contact.number)).all())


def test_a_late_contact_counts_once_the_coordinator_agrees(closed, desk, engines):
    record(closed, kind="outreach", **REST)
    page = desk("GET")
    assert "Contact 2" in page.said and "Came late" in page.said
    assert "1 contact." in page.said, "it is not counted yet"
    late = contacts(engines)[1]
    data = {"contact_id": str(late.id), "answer": "agree"}
    assert desk("POST", "/late-contacts", data=data).status == 303
    assert contacts(engines)[1].counts
    assert "2 contacts." in desk("GET").said
    again = desk("POST", "/late-contacts", data=data)
    assert again.status == 409 and "Somebody has said already" in again.said


def test_a_late_contact_let_go_stays_uncounted_and_cannot_come_back(closed, desk, engines):
    path, words = f"contacts/{uuid4()}", LEAST | REST
    closed("PUT", path, json=words)
    late = contacts(engines)[1]
    data = {"contact_id": str(late.id), "answer": "let_go"}
    assert desk("POST", "/late-contacts", data=data).status == 303
    assert closed("PUT", path, json=words).response.json()["status"] == "duplicate"
    assert not contacts(engines)[1].counts
    assert "Nothing came late" in desk("GET").said


def test_late_presses_join_the_tally_when_agreed(closed, desk, engines, night):
    for thing in ("water", "water", "directions"):
        assert closed("PUT", f"tallies/{uuid4()}", json={"thing": thing}).status == 201
    assert "Water: 2 presses" in desk("GET").said
    sent = {"thing": "water", "answer": "agree"}
    assert desk("POST", "/late-tallies", data=sent).status == 303
    let_go = {"thing": "directions", "answer": "let_go"}
    assert desk("POST", "/late-tallies", data=let_go).status == 303
    with engines.reading() as db:
        counted = tallies.on(db, [night.id])
    assert (counted[Thing.WATER], counted[Thing.DIRECTIONS]) == (2, 0)
    assert desk("POST", "/late-tallies", data=sent).status == 409


def test_one_of_two_alike_is_taken_back_with_its_reason(lead, desk, engines):
    lead("POST", "opening", data={"agreed": "true"})
    record(lead, **REST)
    record(lead, **REST)
    lead("POST", "closing")
    page = desk("GET")
    assert "Contacts 1 and 2" in page.said
    double = contacts(engines)[1]
    data = {"contact_id": str(double.id)}
    assert desk("POST", "/doubles", data=data).status == 303
    assert [one.counts for one in contacts(engines)] == [True, False]
    with engines.reading() as db:
        [change] = db.exec(select(ContactChange)).all()
    assert change.why is Why.TWICE and change.contact_id == double.id
    assert "1 correction since the close" in desk("GET").said
    assert desk("POST", "/doubles", data=data).status == 409


def test_a_contact_like_no_other_is_not_taken_back_here(closed, desk, engines):
    [only] = contacts(engines)
    assert desk("POST", "/doubles", data={"contact_id": str(only.id)}).status == 409
    assert contacts(engines)[0].counts


def test_gaps_and_other_are_shown_in_words(lead, desk):
    lead("POST", "opening", data={"agreed": "true"})
    record(lead, **REST | {"arrival": "other"})
    record(lead, reasons=["phone"])
    lead("POST", "closing", data={"rest": "true"})
    said = desk("GET").said
    assert "How they came ! “other” 1 of 1, 100% 1 not recorded" in said
    assert "Age 1 not recorded" in said


def test_a_device_that_was_not_heard_is_named_with_what_was_said_of_it(lead, desk):
    lead("POST", "opening", data={"agreed": "true"})
    named = uuid4()
    lead("PUT", f"handsets/{named}", json={"waiting": 3}, as_="declan")
    lead("POST", "closing", data={"handset_why": f"{named}:battery_flat"})
    said = desk("GET").said
    assert "3 records not sent yet" in said and "At the close: battery flat" in said


def test_a_night_leaves_the_list_when_it_is_looked_through(lead, desk, visit, engines):
    lead("POST", "opening", data={"agreed": "true"})
    record(lead)
    lead("POST", "closing", data={"rest": "true"})
    seen = visit("declan", "GET", "/next-day", at=MORNING)
    assert "answers not recorded" in seen.said and "Look through" in seen.said
    with engines.reading() as db:
        assert store.waiting(db, MORNING) == 1
    assert desk("POST", "/review").status == 303
    assert (
        "Every night is looked through" in visit("declan", "GET", "/next-day", at=MORNING).said
    )
    assert "looked through by Declan" in desk("GET").said
    with engines.reading() as db:
        assert store.waiting(db, MORNING) == 0
    record(lead, kind="outreach", **REST)
    seen = visit("declan", "GET", "/next-day", at=MORNING)
    assert "1 late contact" in seen.said, "what comes later brings it back"


def test_what_came_late_is_said_before_the_night_is_done_with(closed, desk):
    record(closed, kind="outreach", **REST)
    refused = desk("POST", "/review")
    assert refused.status == 409 and "came late" in refused.said


@pytest.mark.parametrize("page", ["late-contacts", "late-tallies", "doubles"])
@pytest.mark.parametrize(
    "data",
    [
        {},
        {"contact_id": "nonsense", "thing": "gold", "answer": "perhaps"},
        {"contact_id": "\x00", "answer": "agree", "thing": "\ud800".encode("utf-8", "replace")},
    ],
)
def test_what_does_not_fit_is_told_and_changes_nothing(closed, desk, engines, page, data):
    assert desk("POST", f"/{page}", data=data).status == 422
    assert contacts(engines)[0].counts


def test_somebody_elses_contact_cannot_be_named(closed, desk):
    data = {"contact_id": str(uuid4()), "answer": "agree"}
    assert desk("POST", "/late-contacts", data=data).status == 409


def test_an_open_night_has_no_day_after(lead, desk):
    lead("POST", "opening", data={"agreed": "true"})
    assert desk("GET").status == 404


def test_a_late_contact_of_long_ago_still_waits(closed, desk, engines):
    record(closed, kind="outreach", **REST)
    much_later = MORNING + timedelta(days=90)
    with engines.reading() as db:
        assert store.waiting(db, much_later) == 1


def test_the_lead_of_the_night_agrees_too_but_only_the_coordinator_is_done_with_it(
    closed, visit, engines
):
    record(closed, kind="outreach", **REST)
    late = contacts(engines)[1]
    data = {"contact_id": str(late.id), "answer": "agree"}
    assert closed("POST", "next-day/late-contacts", as_="ciara", data=data).status == 404
    assert closed("POST", "next-day/late-contacts", as_="brendan", data=data).status == 403
    assert closed("POST", "next-day/late-contacts", data=data).status == 303
    assert contacts(engines)[1].counts
    page = closed("GET", "next-day")
    assert page.status == 200 and "Looked through" not in page.said
    assert closed("POST", "next-day/review").status == 403
    assert visit("aoife", "GET", "/next-day").status == 403
