"""No true number leaves by any door: page, JSON, CSV, its metadata, terminal."""

import re
from datetime import UTC, datetime

import pytest
from typer.testing import CliRunner

from sosbus.cli import app
from sosbus.figures import store as figures
from sosbus.gate import store as gate
from sosbus.nights import store as nights
from tests.figures.test_store import JANUARY, plan, record, settle

NOW = datetime(2026, 3, 6, tzinfo=UTC)
# Unlike anything else on the pages, and neither a five nor a bound of one (4 less or 4 more):
# these are found only if a truth got out.
CLINICAL, WELFARE, OUTREACH = 1237, 1502, 1813
CANARIES = {CLINICAL, WELFARE, OUTREACH, CLINICAL + WELFARE + OUTREACH}
assert {number % 5 for number in CANARIES} <= {2, 3}


@pytest.fixture
def closed(engines):
    with engines.writing() as db:
        january = plan(db, JANUARY)
        for night in january:
            night.opened_at = night.opens_at
        record(db, january[0], CLINICAL, otherwise="ae_own", outcome="walked")
        quiet = {"treatment": [], "otherwise": None}
        record(db, january[1], WELFARE, kind="welfare", reasons=["shoes"], **quiet)
        other = {"kind": "outreach", "reasons": ["phone"], "outcome": "police"}
        record(db, january[2], OUTREACH, **other, **quiet)
        settle(db, january)
        figures.close(db, JANUARY, NOW)
        db.commit()
    gate.look(engines, NOW)


def numbers(text: str) -> set[int]:
    return {int(found.replace(",", "")) for found in re.findall(r"\d[\d,]*\d|\d", text)}


def test_no_true_number_leaves_by_any_door(visit, closed, engines, monkeypatch):
    for who in ("eithne", "declan"):
        for page in ("/figures", "/figures/2026-01", "/"):
            assert not CANARIES & numbers(visit(who, "GET", page, at=NOW).text)
        for ending in ("json", "csv", "csv-metadata.json"):
            sent = visit(who, "GET", f"/figures/2026-01.{ending}", at=NOW)
            assert sent.status == 200
            assert not CANARIES & numbers(sent.text.replace(",", " "))
    monkeypatch.setattr("sosbus.cli.figures.engines", lambda: engines)
    monkeypatch.setattr("sosbus.cli.figures.bring_up_to_date", lambda: None)
    for words in (["month", "2026-01"], ["month", "2026-01", "--json"]):
        said = CliRunner().invoke(app, ["figures", *words])
        assert said.exit_code == 0
        assert not CANARIES & numbers(said.output.replace(",", " "))


def test_the_shown_numbers_are_there_so_the_canaries_were_looked_for(visit, closed):
    seen = visit("eithne", "GET", "/figures/2026-01", at=NOW)
    near = {number for canary in CANARIES for number in range(canary - 4, canary + 5)}
    assert len(near & numbers(seen.text)) >= len(CANARIES)


def test_what_is_published_stays_the_same_whatever_is_recorded_after(visit, closed, engines):
    def all_told():
        endings = ("", ".json", ".csv", ".csv-metadata.json")
        return [
            visit("eithne", "GET", f"/figures/2026-01{ending}", at=NOW).text
            for ending in endings
        ]

    before = all_told()
    with engines.writing() as db:
        [first, *_] = nights.between(db, JANUARY, JANUARY.replace(day=31))
        record(db, first, 50)
        db.commit()
    assert all_told() == before
