"""Words that the guard learnt to see are told as a number and a link, and can be erased."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from sqlmodel import select

from sosbus.changes.tables import ContactChange, State
from sosbus.closing.tables import CloseReport
from sosbus.contacts.tables import Contact, Kind, Reason
from sosbus.guard.rules import blocked
from sosbus.keeping import store as keeping
from sosbus.kept.tables import Step
from sosbus.letters.store import compose
from sosbus.messages.tables import About, Letter
from sosbus.rereading import rules, store

NOW = datetime(2026, 3, 8, 3, tzinfo=UTC)
NUMBER = "rang mum 07700 900999"


@pytest.fixture
def night(make_night, cast, engines):
    """A night that let a number through twice, before the guard knew better."""
    night = make_night(lead=cast["aoife"])
    with engines.writing() as db:
        contact = Contact(
            id=uuid4(), night_id=night.id, number=1, half_hour=night.opens_at,
            kind=Kind.WELFARE, reasons=[Reason.PHONE], first_words="x", note=NUMBER,
        )  # fmt: skip
        sheet = {"note": "BP 120/80, settled"}
        db.add(contact)
        db.flush()
        db.add(
            ContactChange(
                contact_id=contact.id, night_id=night.id, version=2, was=sheet,
                words=sheet | {"note": NUMBER}, digest="x", state=State.MADE, at=NOW,
            )
        )  # fmt: skip
        db.add(
            CloseReport(
                night_id=night.id, id=uuid4(), digest="x", damage=[], incidents=[], welfare=[],
                damage_words="step torn", handsets={}, closed_by_id=cast["aoife"].id, at=NOW,
            )
        )  # fmt: skip
        db.commit()
    return night


def test_every_place_with_words_has_its_name():
    assert {".".join(filter(None, one)) for one in rules.places()} == set(rules.PLACES)
    assert blocked(NUMBER), "or nothing below would prove anything"


@pytest.mark.both
def test_what_is_found_is_told_once_as_a_number_and_never_as_words(engines, night, cast):
    with engines.writing() as db:
        for _ in range(2):
            keeping.run(db, Step.REREAD, NOW)
            db.commit()
        letters = db.exec(select(Letter).where(Letter.about == About.WORDS)).all()
        assert {one.person_id for one in letters} == {cast["declan"].id, cast["aoife"].id}
        assert [one.facts for one in letters] == [{"number": 2}] * 2
        assert "07700" not in str([one.model_dump() for one in letters])
        assert [run.rows for run in keeping.runs(db)] == [2]
        said = compose(db, letters[0], NOW + timedelta(hours=8))
        assert f"/nights/{night.id}/words" in said.body and "2 places" in said.body
        assert "07700" not in said.subject + said.body


@pytest.mark.both
def test_the_lead_erases_them_wherever_they_stand(engines, night, visit):
    for left in (2, 1):
        page = visit("aoife", "GET", f"/nights/{night.id}/words")
        assert page.text.count("07700 900999") == left
        which = page.html.select_one("input[name=which]")["value"]
        erased = visit(
            "aoife", "POST", f"/nights/{night.id}/words/erasure", data={"which": which}
        )
        assert erased.status == 303
    assert "Nothing here points" in visit("declan", "GET", f"/nights/{night.id}/words").said
    with engines.reading() as db:
        assert store.found_on(db, night) == []
        assert db.exec(select(Contact)).one().note is None
        change = db.exec(select(ContactChange)).one()
        assert change.was == {"note": "BP 120/80, settled"} and change.words == {}
        assert db.exec(select(CloseReport)).one().damage_words == "step torn"


def test_words_that_are_gone_or_were_never_there_are_not_an_error(night, visit):
    path = f"/nights/{night.id}/words/erasure"
    assert visit("aoife", "POST", path, data={"which": f"contact.note:{uuid4()}"}).status == 303
    assert visit("aoife", "POST", path, data={"which": "person.name:x"}).status == 303
    assert visit("aoife", "POST", path, data={}).status == 422
