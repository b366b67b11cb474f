"""Staff make a partner's report in three taps; the partner reads it, and nobody else's."""

import json
import re
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select
from typer.testing import CliRunner

from sosbus.cli import app
from sosbus.figures import store as figures
from sosbus.figures.tables import Counter, LedgerLine
from sosbus.gate import store as gate
from sosbus.gate.tables import Passed
from sosbus.messages.tables import Letter
from sosbus.nights.tables import Night
from sosbus.packs import store as packs
from sosbus.packs.rules import standard
from sosbus.releases import store as releases
from sosbus.releases.tables import Release
from tests.figures.test_store import FEBRUARY, JANUARY, MARCH, lived, record

NOW = datetime(2026, 3, 16, 9, tzinfo=UTC)
WHY = "The police figures had not come when it was released."


@pytest.fixture
def town(engines, cast):
    """Two closed months and the six packs; Eithne reads the police's, and no other."""
    for month in (JANUARY, FEBRUARY):
        with engines.writing() as db:
            lived(db, month, contacts_a_night=7)
            figures.close(db, month, NOW)
            db.commit()
        gate.look(engines, NOW)
    with engines.writing() as db:
        for pack in standard(JANUARY):
            packs.add(db, pack)
        releases.set_reader(db, "police", cast["eithne"].id, True)
        db.commit()


@pytest.fixture
def go(visit, town):
    def go(who, path, method="GET", **sent):
        return visit(who, method, path, at=NOW, **sent)

    return go


@pytest.fixture
def out(go):
    assert go("declan", "/packs/police/2026-01/release", "POST").status == 303
    return go


def test_from_what_waits_to_released_is_three_taps(go):
    seen = go("declan", "/")
    assert "Reports waiting for your yes" in seen.said
    packs_page = go("declan", "/packs")  # one
    waiting = packs_page.html.select("section[aria-labelledby=waiting] a")
    assert "January 2026" in waiting[0].get_text()
    preview = go("declan", waiting[0]["href"])  # two
    assert "What will not be seen, and why" in preview.said
    assert re.search(r"The gate looked at [\d,]+ small groups", preview.said)
    assert "Nothing is out yet" in preview.said
    done = go("declan", f"{waiting[0]['href']}/release", "POST")  # three
    assert done.response.headers["location"] == "/releases/1"


def test_a_partner_reads_what_is_meant_for_them_and_nothing_else(out):
    out("declan", "/packs/trustees/2026-01/release", "POST")
    seen = out("eithne", "/releases")
    assert "Police and community safety report" in seen.said
    assert "trustees" not in seen.said
    assert "Packs, keys and readers" not in seen.said
    report = out("eithne", "/releases/1")
    assert report.status == 200
    assert "Violence" in report.said and "give or take four" in report.said
    assert out("eithne", "/releases/2").status == 404
    assert out("eithne", "/releases/2/files/sos-bus-trustees-2026-01.csv").status == 404
    assert out("eithne", "/releases/9").status == 404
    for path in ("/packs", "/packs/police", "/packs/police/2026-02"):
        assert out("eithne", path).status == 403


def test_all_formats_are_there_under_one_name(out):
    page = out("eithne", "/releases/1")
    links = [one["href"] for one in page.html.select("a[download]")]
    endings = {one.partition("sos-bus-police-2026-01")[2] for one in links}
    assert {".csv", ".csv-metadata.json", ".xlsx", ".ods", ".pdf", "-istv.csv"} <= endings
    for one in links:
        sent = out("eithne", one).response
        assert sent.status_code == 200
        assert sent.content == out("eithne", one).response.content, "the same bytes again"
        assert "attachment" in sent.headers["content-disposition"]
    assert out("eithne", "/releases/1/files/secret.csv").status == 404


def test_a_release_is_frozen_and_a_correction_is_a_new_version_with_a_reason(out, engines):
    with engines.reading() as db:
        before = releases.read(db, 1)[1]
    again = out("declan", "/packs/police/2026-01/release", "POST", data={"reason": ""})
    assert again.status == 422
    assert "Say in a sentence why" in again.said
    done = out("declan", "/packs/police/2026-01/release", "POST", data={"reason": WHY})
    assert done.response.headers["location"] == "/releases/2"
    assert WHY in out("eithne", "/releases/2").said
    earlier = out("eithne", "/releases/1")
    assert "There is a newer version" in earlier.said
    with engines.reading() as db:
        assert releases.read(db, 1)[1] == before
        kept = db.get(Release, 1)
        kept.content = kept.content.replace("police", "polite", 1)
        with pytest.raises(ValueError, match="not what was released"):
            releases.read(db, 1)


def test_readers_are_told_by_a_letter_without_a_figure(out, engines):
    with engines.reading() as db:
        letters = [one for one in db.exec(select(Letter)).all() if "report" in one.subject]
    assert [one.to for one in letters] == ["eithne@example.org"] or len(letters) == 1
    assert "January 2026" in letters[0].body
    assert not re.search(r"\d", letters[0].body.replace("2026", ""))


def test_a_month_not_closed_and_a_period_that_is_none(go):
    seen = go("declan", "/packs/police/2026-03")
    assert seen.status == 409
    assert "March 2026 is not closed yet" in seen.said
    assert go("declan", "/packs/police/2026-27-q1").status == 409
    assert go("declan", "/packs/police/nonsense").status == 404
    assert go("declan", "/packs/nobody").status == 404
    for period in ("2026-03", "2025-26"):
        assert go("declan", f"/packs/police/{period}/release", "POST").status in (409, 422)


def test_a_key_opens_its_own_pack_s_releases_to_a_program_and_nothing_else(out, engines):
    out("declan", "/packs/trustees/2026-01/release", "POST")
    made = out("declan", "/packs/police/tokens", "POST", data={"label": "The analyst’s"})
    token = made.html.select_one("code").get_text()
    with engines.reading() as db:
        assert token not in str(releases.tokens(db, "police"))
    key = {"Authorization": f"Bearer {token}", "Accept": "application/json"}
    listed = out(None, "/api/releases", headers=key).response.json()
    assert [one["number"] for one in listed] == [1]
    whole = out(None, listed[0]["href"], headers=key).response.json()
    assert whole["sha256"] == listed[0]["sha256"]
    assert whole["sections"] and whole["certificate"]["fewest"] >= 5
    assert out(None, "/api/releases/2", headers=key).status == 404
    for wrong in ({}, {"Authorization": "Bearer nonsense"}, {"Authorization": token}):
        assert out(None, "/api/releases", headers=wrong).status == 401
    ended = re.search(r"/packs/police/tokens/[^/]+/end", out("declan", "/packs/police").text)[0]
    assert out("declan", ended, "POST").status == 303
    assert out(None, "/api/releases", headers=key).status == 401


def test_a_new_pack_is_made_of_blocks_and_a_wrong_one_keeps_what_was_typed(go):
    typed = {
        "code": "Licensing!",
        "title": "Licensing",
        "partner": "The committee",
        "cadence": "quarter",
        "year_from": "4",
        "blocks": ["nights", "violence"],
    }
    wrong = go("declan", "/packs", "POST", data=typed)
    assert wrong.status == 422
    assert "small letters" in wrong.said and 'value="Licensing!"' in wrong.text
    done = go("declan", "/packs", "POST", data=typed | {"code": "licensing"})
    assert done.response.headers["location"] == "/packs/licensing"
    assert "Violence: when, where, how" in go("declan", "/packs/licensing").said
    again = go("declan", "/packs", "POST", data=typed | {"code": "licensing"})
    assert again.status == 422 and "already" in again.said


def test_who_reads_a_pack_can_change(out, cast):
    path = f"/packs/police/readers/{cast['eithne'].id}"
    assert out("declan", path, "POST").status == 303
    assert out("eithne", "/releases/1").status == 404
    assert "No report is meant for you yet" in out("eithne", "/releases").said
    assert out("declan", f"/packs/police/readers/{cast['aoife'].id}", "POST").status == 404


def test_what_is_due_is_there_and_overdue_after_a_week(visit, town, engines):
    def waits(at):
        with engines.reading() as db:
            return [
                (one.pack.code, one.period.code, one.is_prepared, one.is_overdue)
                for one in releases.waiting(db, at.date())
                if one.pack.code == "police"
            ]

    day = datetime(2026, 3, 14, 9, tzinfo=UTC)
    assert waits(day - timedelta(days=1)) == [("police", "2026-01", True, True)]
    assert waits(day)[-1] == ("police", "2026-02", True, False)
    assert waits(day + timedelta(days=8))[-1] == ("police", "2026-02", True, True)
    april = datetime(2026, 4, 14, 9, tzinfo=UTC)
    assert waits(april)[-1] == ("police", "2026-03", False, False)


def refused(engines):
    """The newest month again, as if the gate had found somebody in it."""
    with engines.writing() as db:
        newest = figures.closed(db)[0]
        newest.out_at = None
        found = gate.seen(db)
        found.tables, found.fewest = ["violence_aware", "reason"], 3
        db.add_all([newest, found])
        db.commit()


def test_the_gate_refuses_by_name_and_there_are_ways_on(go, engines):
    refused(engines)
    assert go("eithne", "/figures/2026-02").status == 404
    seen = go("declan", "/packs/police/2026-02")
    assert seen.status == 409
    assert "somebody could be found in “Violence contacts by whether police know”" in seen.said
    assert go("declan", "/packs/police/2026-02/release", "POST").status == 409
    ways = go("declan", "/packs").html.select("section[aria-labelledby=gate] form")
    assert [one["action"].rpartition("/")[2] for one in ways] == [
        "largest",
        "whole",
        "table",
        "month",
    ]
    assert go("declan", "/packs/police/2026-01").status == 200, "what was out stays out"
    assert go("declan", "/packs/all/holding/table", "POST").status == 303
    with engines.reading() as db:
        assert figures.closed(db)[0].out_at, "the gate looked again, and passed it"
    preview = go("declan", "/packs/police/2026-02")
    assert "held over to the next month" in preview.said
    assert "held over: the next month includes it" in go("eithne", "/figures/2026-02").said
    assert go("declan", "/packs/all/holding/table", "POST").status == 409
    assert go("declan", "/packs/all/holding/burn", "POST").status == 404


@pytest.mark.both
def test_what_is_held_over_is_counted_with_the_next_month(engines, town):
    with engines.reading() as db:
        first = {one.series: one.phase for one in db.exec(select(Counter)).all()}
    refused(engines)
    with engines.writing() as db:
        assert gate.hold_over(db, gate.Way.TABLE) is None
        db.commit()
    with engines.writing() as db:
        march = lived(db, MARCH, contacts_a_night=7)
        record(db, march[0], 1)
        figures.close(db, MARCH, NOW + timedelta(days=60))
        db.commit()
    with engines.reading() as db:
        lines = db.exec(select(LedgerLine).where(LedgerLine.series == "reason/injury")).all()
        shown = {one.month.month: one.shown for one in lines}
        total = 1 + len(db.exec(select(Night)).all()) * 7
        assert shown[2] == 0
        assert sum(shown.values()) == 5 * ((total + first["reason/injury"]) // 5)
        assert {one.series: one.phase for one in db.exec(select(Counter)).all()} == first
        assert db.exec(select(Passed)).all()


def test_the_terminal_writes_every_format(engines, town, tmp_path, monkeypatch):
    for room in ("figures", "releases"):
        monkeypatch.setattr(f"sosbus.cli.{room}.engines", lambda: engines)
        monkeypatch.setattr(f"sosbus.cli.{room}.bring_up_to_date", lambda: None)
    monkeypatch.setattr("sosbus.cli.releases.utc_now", lambda: NOW)
    run = CliRunner().invoke
    done = run(app, ["figures", "release", "police", "2026-01", "--out", str(tmp_path)])
    assert done.exit_code == 0, done.output
    names = sorted(one.name for one in tmp_path.iterdir())
    assert "sos-bus-police-2026-01.pdf" in names and "datapackage.json" in names
    written = (tmp_path / "sos-bus-police-2026-01.csv").read_bytes()
    run(app, ["figures", "release", "police", "2026-01", "--out", str(tmp_path)])
    assert (tmp_path / "sos-bus-police-2026-01.csv").read_bytes() == written
    assert run(app, ["figures", "release", "police", "2026-03", "--out", "x"]).exit_code == 2
    assert run(app, ["figures", "release", "nobody", "2026-01", "--out", "x"]).exit_code == 2
    listed = json.loads(run(app, ["figures", "packs", "--json"]).output)
    assert {one["pack"]: one["waiting"] for one in listed}["police"] == ["2026-02"]


def test_a_pack_is_made_of_other_blocks_from_its_next_release_on(out):
    def change(*blocks, day="14"):
        sent = {"blocks": list(blocks), "day": day}
        return out("declan", "/packs/police/blocks", "POST", data=sent)

    csv = "/releases/1/files/sos-bus-police-2026-01.csv"
    before = out("eithne", csv).response.content
    wrong, late = change("no such"), change("nights", day="200")
    assert wrong.status == late.status == 422
    assert "Choose one block at least" in wrong.said and "from 1 to 90" in late.said
    assert change("kinds", day="10").status == 303
    assert out("eithne", csv).response.content == before
    preview = out("declan", "/packs/police/2026-02")
    assert "Kinds of contact" in preview.said and "Known to the police" not in preview.said


def test_a_price_that_is_entered_is_reckoned_with_and_what_is_out_stays(out):
    trustees, csv = "/packs/trustees/2026-01", "/releases/2/files/sos-bus-trustees-2026-01.csv"
    out("declan", f"{trustees}/release", "POST")
    assert "£357.40 (ASS02, 2020/21)" in out("declan", "/releases/2").said
    before = out("declan", csv).response.content
    price = {"what": "ambulance", "pounds": "£401.10", "code": "ASS02", "price_year": "2025/26",
             "first_day": "2026-01-01", "source": "National cost collection",
             "dated_on": "2026-01-02"}  # fmt: skip
    assert out("declan", "/programme/records/prices", "POST", data=price).status == 303
    assert "£401.10 (ASS02, 2025/26)" in out("declan", trustees).said
    assert out("declan", csv).response.content == before
