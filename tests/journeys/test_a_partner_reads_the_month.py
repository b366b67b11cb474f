"""A partner reads a closed month: the same as page, CSV, JSON and terminal, in fives."""

import csv
import io
import json
from datetime import UTC, date, datetime

import csvw
import pytest
from typer.testing import CliRunner

from sosbus.base.settings import CHECKOUT
from sosbus.cli import app
from sosbus.crime import store as crime
from sosbus.crime.rules import read_crimes
from sosbus.figures import store as figures
from sosbus.gate import store as gate
from sosbus.measures.rules import METHOD
from tests.figures.test_store import JANUARY, lived

NOW = datetime(2026, 3, 6, tzinfo=UTC)
TABLES = (
    "contacts kind reason outcome half_hour arrival age gender alcohol injury treatment "
    "referral vulnerable call violence_when violence_where violence_how violence_aware "
    "news2 drug"
).split()


@pytest.fixture
def closed(engines):
    with engines.writing() as db:
        lived(db, JANUARY, contacts_a_night=7)
        figures.close(db, JANUARY, NOW)
        db.commit()
    gate.look(engines, NOW)


@pytest.fixture
def partner(visit):
    def go(path):
        return visit("eithne", "GET", path, at=NOW)

    return go


def test_only_closed_months_are_there(partner, closed):
    assert "January 2026" in partner("/figures").said
    assert partner("/figures/2026-01").status == 200
    for month in ("2026-02", "2025-12", "2026-13", "january"):
        for ending in ("", ".csv", ".json", ".csv-metadata.json"):
            assert partner(f"/figures/{month}{ending}").status == 404


def test_page_csv_and_json_say_the_same(partner, closed):
    told = partner("/figures/2026-01.json").response.json()
    rows = {
        (row["table"], row["category"]): row
        for row in csv.DictReader(io.StringIO(partner("/figures/2026-01.csv").text))
    }
    page = partner("/figures/2026-01")
    for one in told["exact"]:
        assert float(rows["exact", one["figure"]]["value"]) == one["value"]
    for table in told["tables"]:
        shown = page.html.select(f"section[aria-labelledby={table['table']}] tbody tr")
        assert len(shown) == len(table["rows"])
        for row, line in zip(table["rows"], shown, strict=True):
            in_csv = rows[table["table"], row["category"]]
            assert int(in_csv["value"]) == row["contacts"]
            assert (int(in_csv["at_least"]), int(in_csv["at_most"])) == (
                row["at_least"],
                row["at_most"],
            )
            cell = line.select_one("td").get_text(strip=True)
            assert cell == (row["note"] or str(row["contacts"]))


def test_every_figure_about_contacts_is_in_fives_with_its_bounds(partner, closed):
    told = partner("/figures/2026-01.json").response.json()
    rows = [row for table in told["tables"] for row in table["rows"]]
    assert [table["table"] for table in told["tables"]] == TABLES
    assert len(rows) > 150
    for row in rows:
        assert row["contacts"] % 5 == 0
        assert row["at_least"] == max(0, row["contacts"] - 4)
        assert row["at_most"] == row["contacts"] + 4
        assert bool(row["note"]) == (row["contacts"] == 0)


def test_the_method_and_the_definitions_stand_beside_them(partner, closed):
    seen = partner("/figures/2026-01").said
    for sentence in METHOD:
        assert sentence in seen
    assert "Someone who comes twice is two contacts" in seen
    assert "patients" not in seen and "people helped" not in seen


def test_the_csv_is_what_its_metadata_says(partner, closed, tmp_path):
    name = "sos-bus-figures-2026-01.csv"
    sent = partner("/figures/2026-01.csv").response
    assert f'filename="{name}"' in sent.headers["content-disposition"]
    assert b"\r\n" in sent.content and sent.content.isascii()
    (tmp_path / name).write_bytes(sent.content)
    described = tmp_path / f"{name}-metadata.json"
    described.write_text(partner("/figures/2026-01.csv-metadata.json").text)
    checked = csvw.CSVW(str(described), validate=True)
    assert checked.is_valid
    about = json.loads(described.read_text())
    assert "CC BY" in about["dc:rights"]
    assert about["dc:temporal"] == "2026-01-01/2026-01-31"
    assert METHOD[0] in about["dc:description"]


def test_police_figures_stand_beside_with_their_caution(partner, closed, engines):
    assert "No police.uk file" in partner("/figures/2026-01").said
    real = (CHECKOUT / "sosbus/demo/police-uk-2018.csv").read_text()
    for text, words in (
        (real, "Not this month"),
        (real.replace(",2018-01,", ",2026-01,"), "Violence and sexual offences, 2026-01 59"),
    ):
        with engines.writing() as db:
            crime.take_in(db, text.encode(), read_crimes(text.encode()), NOW)
            db.commit()
        seen = partner("/figures/2026-01").said
        assert words in seen
        assert "Open Government Licence v3.0" in seen
        assert "not night-time figures" in seen


def test_nothing_else_opens_to_a_partner(partner, make_night, cast):
    night = make_night(date(2026, 3, 6), lead=cast["aoife"])
    for path in ("/rota", "/people", "/planning", f"/nights/{night.id}", "/who-may"):
        assert partner(path).status == 403


def test_the_coordinator_closes_the_next_month(visit, engines):
    with engines.writing() as db:
        lived(db, JANUARY)
        db.commit()
    assert "To close next: January 2026" in visit("declan", "GET", "/figures", at=NOW).said
    assert visit("declan", "POST", "/figures/2026-01/closing", at=NOW).status == 303
    assert visit("eithne", "GET", "/figures/2026-01", at=NOW).status == 200, (
        "the gate passed it"
    )
    again = visit("declan", "POST", "/figures/2026-01/closing", at=NOW)
    assert again.status == 409
    assert "closed already" in again.said


def test_the_terminal_says_the_same(partner, closed, engines, monkeypatch):
    monkeypatch.setattr("sosbus.cli.figures.engines", lambda: engines)
    monkeypatch.setattr("sosbus.cli.figures.bring_up_to_date", lambda: None)
    said = CliRunner().invoke(app, ["figures", "month", "2026-01", "--json"])
    assert json.loads(said.output) == partner("/figures/2026-01.json").response.json()
    assert CliRunner().invoke(app, ["figures", "month", "2026-02", "--json"]).exit_code == 2


def test_a_month_the_gate_has_not_passed_is_there_for_staff_alone(visit, engines):
    with engines.writing() as db:
        lived(db, JANUARY)
        figures.close(db, JANUARY, NOW)
        db.commit()
    for ending in ("", ".csv", ".json", ".csv-metadata.json"):
        assert visit("eithne", "GET", f"/figures/2026-01{ending}", at=NOW).status == 404
    assert "January 2026" not in visit("eithne", "GET", "/figures", at=NOW).said
    seen = visit("declan", "GET", "/figures/2026-01", at=NOW)
    assert seen.status == 200
    assert "Until then only you see this" in seen.said
    assert visit("declan", "POST", "/packs/all/looking", at=NOW).status == 303
    assert visit("eithne", "GET", "/figures/2026-01", at=NOW).status == 200
