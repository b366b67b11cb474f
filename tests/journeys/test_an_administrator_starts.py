"""From an empty database to the first administrator, by the terminal; and what it refuses."""

import json

import pytest
from typer.testing import CliRunner

from sosbus.base import db as databases
from sosbus.base.settings import CHECKOUT, settings
from sosbus.cli import app

EXTRACT = CHECKOUT / "sosbus/demo/police-uk-2018.csv"


@pytest.fixture
def terminal(monkeypatch, tmp_path):
    """The `sosbus` command on a database that is not there yet."""
    monkeypatch.setenv("SOSBUS_DATABASE_URL", f"sqlite:///{tmp_path}/new/sosbus.db")
    monkeypatch.delenv("SOSBUS_DEMO", raising=False)
    settings.cache_clear()
    databases.engines.cache_clear()
    yield lambda *words: CliRunner().invoke(app, [*map(str, words)])
    databases.engines().dispose()
    monkeypatch.undo()
    settings.cache_clear()
    databases.engines.cache_clear()


def test_the_first_administrator(terminal):
    said = terminal("people", "invite", "Boss@Example.org", "--role", "administrator")
    assert said.exit_code == 0
    assert "boss@example.org is invited as administrator" in said.output
    again = terminal("people", "invite", "boss@example.org", "--role", "administrator")
    assert (again.exit_code, "here already" in again.output) == (2, True)
    assert terminal("people", "invite", "boss", "--role", "administrator").exit_code == 2


def test_nights_by_the_terminal(terminal):
    plan = ("nights", "plan", "--from", "2027-03-26", "--to", "2027-03-27")
    assert "2 nights planned, 0 there already" in terminal(*plan).output
    assert "0 nights planned, 2 there already" in terminal(*plan).output
    listed = ("nights", "list", "--from", "2027-03-27", "--to", "2027-03-27", "--json")
    assert json.loads(terminal(*listed).output) == [
        {
            "night_date": "2027-03-27",
            "opens_at": "2027-03-27T22:00:00Z",
            "closes_at": "2027-03-28T03:00:00Z",
            "hours": 5.0,
            "status": "planned",
        }
    ]
    assert (
        terminal("nights", "plan", "--from", "2027-03-26", "--to", "2026-01-01").exit_code == 2
    )


def test_crime_by_the_terminal(terminal, tmp_path):
    assert (
        "1,467 crimes read in, 2018-01 to 2018-06"
        in terminal("figures", "import-crime", EXTRACT).output
    )
    assert "nothing changes" in terminal("figures", "import-crime", EXTRACT).output
    asked = ("--lsoa", "E01021649", "--from", "2018-01", "--to", "2018-06", "--json")
    told = json.loads(terminal("figures", "crime", *asked).output)
    violence = [one["count"] for one in told if one["crime_type"].startswith("Violence")]
    assert violence == [59, 48, 75, 52, 59, 47]
    cut = tmp_path / "cut.csv"
    cut.write_bytes(EXTRACT.read_bytes()[:-40])
    refused = terminal("figures", "import-crime", cut)
    assert refused.exit_code == 2
    assert "cut.csv: Row 1468 has" in refused.output
    assert "Nothing was read in" in refused.output
    assert terminal("figures", "import-crime", tmp_path / "none.csv").exit_code == 2


def test_a_real_service_says_each_setting_that_is_missing(terminal, monkeypatch):
    refused = terminal("serve")
    assert refused.exit_code == 2
    for setting in ("SECRET_KEY", "ADDRESS", "SMTP_URL"):
        assert f"SOSBUS_{setting} is missing" in refused.output
    monkeypatch.setenv("SOSBUS_DEMO", "true")
    monkeypatch.setenv("SOSBUS_SECRET_KEY", "short")
    settings.cache_clear()
    refused = terminal("serve")
    assert "SOSBUS_DEMO is on" in refused.output
    assert "SOSBUS_SECRET_KEY is too short" in refused.output


def test_the_demo_stays_out_of_a_real_database(terminal):
    refused = terminal("demo", "load", "--again")
    assert refused.exit_code == 2
    assert "SOSBUS_DEMO=true" in refused.output


def test_volunteers_by_the_terminal(terminal, tmp_path):
    sheet = tmp_path / "volunteers.csv"
    sheet.write_bytes("name;e-mail\nZoë;zoe@example.org\n".encode("cp1252"))
    dry = terminal("people", "import", sheet, "--dry-run")
    assert (dry.exit_code, dry.output) == (0, "Row 2: New.\n")
    assert "1 brought in" in terminal("people", "import", sheet).output
    assert "Row 2: Already here.\n0 brought in" in terminal("people", "import", sheet).output
    sheet.write_text("name,e-mail\nZoë,zoe@example.org\nSam,sam\n")
    refused = terminal("people", "import", sheet)
    assert refused.exit_code == 2
    assert "Row 3: Not brought in. “sam” is no email address." in refused.output
    assert terminal("people", "import", sheet, "--sheet", "cards").exit_code == 2
    sheet.write_bytes(b"PK\x03\x04")
    assert "Save as, then CSV" in terminal("people", "import", sheet).output
