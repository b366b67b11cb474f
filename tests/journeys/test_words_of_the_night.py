"""A few words are allowed, when a setting asks for them: places may be named, people never."""

from uuid import uuid4

import pytest
from sqlmodel import select

from sosbus.base.settings import settings
from sosbus.contacts.tables import Contact
from sosbus.venues.tables import Venue, Zone

LEAST = {"kind": "welfare", "reasons": ["emotional"]}
NAMED = "Came from Maggie Malone with a cut chin"


@pytest.fixture
def notes_are_on(monkeypatch):
    monkeypatch.setenv("SOSBUS_NOTES", "true")
    settings.cache_clear()
    yield
    monkeypatch.undo()
    settings.cache_clear()


@pytest.fixture
def lead(visit, make_night, cast, notes_are_on):
    night = make_night(lead=cast["aoife"])

    def go(method, page, **sent):
        return visit("aoife", method, f"/nights/{night.id}/{page}", **sent)

    assert go("POST", "opening", data={"agreed": "true"}).status == 303
    return go


@pytest.fixture
def venue(engines):
    with engines.writing() as db:
        db.add(Venue(name="Maggie Malone", zone=list(Zone)[0]))
        db.commit()


def notes(engines):
    with engines.reading() as db:
        return list(db.exec(select(Contact.note)))


def test_what_reads_like_a_name_is_asked_about(lead, engines):
    sent = lead("PUT", f"contacts/{uuid4()}", json=LEAST | {"note": NAMED})
    assert sent.status == 422
    assert sent.response.json()["errors"]["note"]
    sure = LEAST | {"note": NAMED, "sure": True}
    assert lead("PUT", f"contacts/{uuid4()}", json=sure).status == 201
    assert notes(engines) == [NAMED]


def test_a_place_of_the_town_is_not_asked_about(lead, engines, venue):
    assert lead("PUT", f"contacts/{uuid4()}", json=LEAST | {"note": NAMED}).status == 201
    assert notes(engines) == [NAMED]
    page = lead("GET", "contacts/new")
    assert page.html.select_one("#note")["data-guard"] == "Maggie Malone"


def test_nor_at_the_close(lead, venue):
    asked = lead("GET", "closing").html.select("textarea[data-guard]")
    assert {one["data-guard"] for one in asked} == {"Maggie Malone"}
    said = {"next_lead_words": "Ask Maggie Malone for the bins"}
    assert lead("POST", "closing", data=said).status == 303


def test_at_the_close_too_a_name_is_asked_about(lead):
    said = {"next_lead_words": "Ask Maggie Malone for the bins"}
    assert lead("POST", "closing", data=said).status == 422
