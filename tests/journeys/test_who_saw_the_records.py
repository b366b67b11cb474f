"""Promises about the journal: who saw or changed which night's records is known."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlmodel import select

from sosbus.journal.tables import JournalLine
from sosbus.people.tables import BusRole
from tests.conftest import JUST_PAST_MIDNIGHT, put_on


@pytest.fixture
def night(make_night, cast, engines, visit):
    night = make_night(lead=cast["aoife"])
    put_on(engines, night, cast["brendan"], BusRole.SUPPORT)
    visit("aoife", "POST", f"/nights/{night.id}/opening", data={"agreed": "true"})
    return night


def journal(engines, of) -> set[tuple[str, str]]:
    with engines.reading() as db:
        found = db.exec(select(JournalLine).where(JournalLine.person_id == of.id))
        return {(one.did.value, one.what.value) for one in found}


def test_looking_at_the_board_is_in_the_journal(visit, night, cast, engines):
    assert journal(engines, cast["brendan"]) == set()
    visit("brendan", "GET", f"/nights/{night.id}/tonight")
    assert journal(engines, cast["brendan"]) == {("looked", "tonight")}


def test_a_change_is_in_the_journal_and_so_is_who_opened_the_night(visit, night, cast, engines):
    sent = {"kind": "welfare", "reasons": ["phone"]}
    visit("brendan", "PUT", f"/nights/{night.id}/contacts/{uuid4()}", json=sent)
    assert journal(engines, cast["brendan"]) == {("changed", "contacts")}
    assert ("changed", "tonight") in journal(engines, cast["aoife"])


def test_a_page_that_is_looked_at_all_evening_is_a_line_for_each_half_hour(
    visit, night, cast, engines
):
    for minutes in range(0, 60, 2):
        at = JUST_PAST_MIDNIGHT + timedelta(minutes=minutes)
        visit("brendan", "GET", f"/nights/{night.id}/tonight", at=at)
    with engines.reading() as db:
        found = db.exec(select(JournalLine.at).where(JournalLine.did == "looked")).all()
    assert sorted(f"{at:%H:%M}" for at in found) == ["00:00", "00:30", "01:00"]


def test_who_was_shown_nothing_is_in_no_line(visit, night, cast, engines):
    assert visit("ciara", "GET", f"/nights/{night.id}/tonight").status == 404
    assert visit("brendan", "GET", f"/nights/{night.id}/contacts/{uuid4()}").status == 404
    assert visit("brendan", "GET", f"/nights/{night.id}/safeguarding").status == 403
    handover = f"/nights/{night.id}/observations/new?contact={uuid4()}"
    assert visit("brendan", "GET", handover).status == 403
    assert journal(engines, cast["ciara"]) == journal(engines, cast["brendan"]) == set()


def test_nothing_is_shown_when_it_cannot_be_noted(visit, night, engines, monkeypatch):
    """A journal that misses a look is worth nothing, so the page waits for it."""
    from sqlalchemy.exc import OperationalError

    from sosbus.journal import store

    def full(*_):
        raise OperationalError("", None, Exception("disk full"))

    monkeypatch.setattr(store, "looked", full)
    visit("brendan", "GET", "/rota")
    seen = visit.client.get(f"/nights/{night.id}/tonight", headers={"Accept": "text/html"})
    assert seen.status_code == 503 and "Drop-in" not in seen.text


def test_a_device_that_says_it_is_alive_changes_no_record(visit, night, cast, engines):
    visit("brendan", "PUT", f"/nights/{night.id}/handsets/{uuid4()}", json={"waiting": 0})
    assert journal(engines, cast["brendan"]) == set()


def test_an_administrator_reads_it_by_night_and_by_person(visit, night, cast):
    visit("brendan", "GET", f"/nights/{night.id}/tonight")
    seen = visit("fergal", "GET", "/journal")
    assert "Brendan" in seen.said and "Aoife" in seen.said and "tonight’s board" in seen.said
    only = visit("fergal", "GET", f"/journal?night=2026-03-06&person={cast['brendan'].id}")
    (line,) = only.html.select("main li")
    assert line.get_text().split()[:4] == ["Brendan", "looked", "at", "tonight’s"]
    assert "No line like that" in visit("fergal", "GET", "/journal?night=2026-03-07").said
    nonsense = visit("fergal", "GET", "/journal?night=x&person=y&number=z")
    assert nonsense.status == 200 and "Brendan" in nonsense.said


def test_nobody_else_reads_it(visit):
    for who in ("brendan", "aoife", "declan", "eithne"):
        assert visit(who, "GET", "/journal").status == 403


def test_people_read_their_own_lines_in_my_data(visit, night):
    visit("brendan", "GET", f"/nights/{night.id}/tonight")
    mine = visit("brendan", "GET", "/my-data/all").said
    assert "Nights whose records you saw or changed" in mine and "Tonight’s board" in mine


def test_everybody_may_read_what_is_kept_and_until_when(visit):
    visit.client.cookies.clear()
    seen = visit(None, "GET", "/privacy/kept")
    for words in ("Until the night closes", "For 7 days", "The wristband somebody wore"):
        assert words in seen.said
    assert "last ran" not in seen.said
    assert "last ran" in visit("fergal", "GET", "/privacy/kept").said
