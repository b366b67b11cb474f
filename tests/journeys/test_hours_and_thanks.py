"""Hours are written once the night has closed, put right in the open, certified and thanked."""

import csv
import io
from datetime import timedelta

import pytest
from sqlmodel import select

from sosbus.hours import store as hours
from sosbus.hours.tables import HourLine
from sosbus.messages.tables import About, Letter
from sosbus.nights.tables import Night
from sosbus.people.tables import BusRole
from sosbus.roll_call import store as roll_call
from sosbus.thanks import store as thanks
from tests.conftest import put_on


@pytest.fixture
def worked(engines, cast, make_night, visit):
    """A night that Aoife led, with the roll called, closed, and its hours written."""
    night = make_night(lead=cast["aoife"])
    brendan = put_on(engines, night, cast["brendan"], BusRole.FIRST_AIDER)
    path, opened = f"/nights/{night.id}", night.opens_at
    visit("aoife", "POST", f"{path}/opening", at=opened, data={"agreed": "true"})
    visit("aoife", "POST", f"{path}/roll/everyone", at=opened)
    early = {"sign_up_id": str(brendan.id), "state": "left_early"}
    visit("aoife", "POST", f"{path}/roll", at=opened + timedelta(hours=2), data=early)
    assert visit("aoife", "POST", f"{path}/closing", at=night.closes_at).status == 303
    rounds(engines, night.closes_at + timedelta(hours=1, minutes=1))
    return night


def rounds(engines, now) -> None:
    for make in (roll_call.rounds, hours.rounds, thanks.rounds) * 2:
        with engines.writing() as db:
            make(db, now)
            db.commit()


def after(night: Night):
    return night.closes_at + timedelta(hours=12)


def test_hours_are_written_once_and_a_volunteer_reads_them(visit, worked, engines):
    with engines.reading() as db:
        lines = {one.served_minutes for one in db.exec(select(HourLine))}
        assert lines == {360, 120}
    assert "2 hours" in visit("brendan", "GET", "/my-hours", at=after(worked)).said
    assert "6 hours" in visit("aoife", "GET", "/my-hours", at=after(worked)).said


def test_staff_put_a_night_right_and_what_it_was_stays(visit, worked, cast, engines):
    path = f"/people/{cast['brendan'].id}/hours"
    sent = {
        "night_id": str(worked.id),
        "hours": "5.5",
        "reason": "He stayed on",
    }
    assert visit("declan", "POST", path, at=after(worked), data=sent).status == 303
    seen = visit("declan", "GET", path, at=after(worked)).said
    assert "5.5 hours" in seen and "He stayed on" in seen
    with engines.reading() as db:
        assert len(db.exec(select(HourLine)).all()) == 3
    for wrong in ({"hours": "-1"}, {"hours": "25"}, {"reason": ""}, {"hours": "many"}):
        assert visit("declan", "POST", path, data=sent | wrong).status == 422
    assert visit("declan", "POST", path, data=sent).status == 422, "says so already"


def test_a_certificate_can_be_checked_by_anybody_and_not_guessed(visit, worked, engines):
    sent = {"first": "2026-01-01", "last": "2026-12-31"}
    made = visit("brendan", "POST", "/my-certificates", at=after(worked), data=sent)
    assert made.headers["content-type"] == "application/pdf"
    assert "sos-bus-hours-2026-01-01-to-2026-12-31.pdf" in made.headers["content-disposition"]
    visit.client.cookies.clear()
    seen = visit(None, "POST", "/certificates", data={"code": "AAAA-BBBB-CCCC-DDDD"})
    assert seen.status == 422 and "Brendan" not in seen.said


def test_the_code_on_the_paper_is_the_code_that_is_checked(visit, worked, monkeypatch):
    monkeypatch.setattr("sosbus.certificates.rules.new_code", lambda: "ABCDEFGHJKMNPQRS")
    sent = {"first": "2026-01-01", "last": "2026-12-31"}
    visit("brendan", "POST", "/my-certificates", at=after(worked), data=sent)
    visit.client.cookies.clear()
    seen = visit(None, "POST", "/certificates", data={"code": "abcd efgh jkmn pqrs"})
    assert seen.status == 200
    assert "Brendan gave 2 hours on 1 night" in seen.said


def test_no_certificate_of_nothing(visit, worked):
    for first, last in (("2025-01-01", "2025-12-31"), ("2026-12-31", "2026-01-01"), ("", "x")):
        seen = visit("brendan", "POST", "/my-certificates", data={"first": first, "last": last})
        assert seen.status == 422


def test_a_first_night_is_worth_a_word_from_a_person(visit, worked, cast, engines):
    with engines.reading() as db:
        told = [one for one in db.exec(select(Letter)) if one.about is About.MILESTONE]
        assert {one.person_id for one in told} == {cast["declan"].id}
        assert len(told) == 2, "Aoife's and Brendan's, once each, however often it is looked at"
    listed = visit("declan", "GET", "/people/to-thank", at=after(worked)).said
    assert "Brendan" in listed and "1st night" in listed
    path = f"/people/to-thank/{cast['brendan'].id}/1"
    assert visit("declan", "POST", path, at=after(worked)).status == 303
    assert "Brendan" not in visit("declan", "GET", "/people/to-thank").html.main.text
    assert visit("declan", "POST", f"/people/to-thank/{cast['brendan'].id}/7").status == 404


def test_the_files_open_anywhere_and_run_nothing(visit, worked, cast, engines):
    with engines.writing() as db:
        db.merge(cast["brendan"]).name = "=1+1"
        db.commit()
    for path in ("/rota.csv?month=2026-03", "/hours.csv?first=2026-01-01&last=2026-12-31"):
        sent = visit("declan", "GET", path, at=after(worked))
        assert sent.headers["content-type"].startswith("text/csv")
        assert b"\r\n" in sent.response.content
        rows = list(csv.DictReader(io.StringIO(sent.response.content.decode("utf-8-sig"))))
        assert any(row["name"] == "'=1+1" for row in rows)
        assert all(None not in row and None not in row.values() for row in rows)
    for path in ("/rota.csv?month=x", "/hours.csv", "/hours.csv?first=2026-02-30&last=x"):
        assert visit("declan", "GET", path).status == 422


def test_the_rota_to_pin_up_has_names_and_the_duty_phone_and_nobodys_own(
    visit, worked, cast, engines
):
    with engines.writing() as db:
        db.merge(cast["brendan"]).phone = "01632 960 777"
        db.commit()
    seen = visit("brendan", "GET", "/rota/print?month=2026-03", at=after(worked)).said
    assert "Brendan" in seen and "As at" in seen
    assert "01632 960 777" not in seen
