"""From an empty database to the first administrator, to a volunteer, and out again."""

import re

import pytest
from sqlmodel import select
from typer.testing import CliRunner

from sosbus.cli import app
from sosbus.doors.rules import Permission
from sosbus.messages.tables import Letter
from tests.conftest import JUST_PAST_MIDNIGHT as NOW

BOSS = "boss@example.org"


@pytest.fixture
def terminal(engines, monkeypatch):
    """The `sosbus` command on the database the service runs on."""
    for noun in ("people", "nights", "figures"):
        monkeypatch.setattr(f"sosbus.cli.{noun}.engines", lambda: engines)
        monkeypatch.setattr(f"sosbus.cli.{noun}.bring_up_to_date", lambda: None)
    return lambda *words: CliRunner().invoke(app, [*words])


@pytest.fixture
def somebody(visit):
    """A browser that nobody has signed in on, keeping its cookies from page to page."""
    visit.client.cookies.clear()
    return lambda method, path, **sent: visit(None, method, path, at=NOW, **sent)


def letters(engines, to: str) -> list[Letter]:
    with engines.reading() as db:
        return list(db.exec(select(Letter).where(Letter.to == to).order_by(Letter.made_at)))


def comes_in(somebody, engines, email: str):
    """Asks for a code, reads it in the letter, types it; gives back the page after."""
    asked = somebody("POST", "/sign-in", data={"email": email})
    assert asked.headers["location"] == "/sign-in/code"
    code = re.search(r"^\d{6}$", newest_code(engines, email).body, re.MULTILINE)[0]
    sent = somebody("POST", "/sign-in/code", data={"code": code})
    assert sent.status == 303, sent.said
    return somebody("GET", sent.headers["location"])


def newest_code(engines, email: str) -> Letter:
    return [one for one in letters(engines, email) if "code" in one.subject][-1]


def test_the_first_administrator_comes_in_by_code_and_sees_who_may(terminal, somebody, engines):
    assert terminal("people", "invite", BOSS, "--role", "administrator").exit_code == 0
    assert letters(engines, BOSS)[0].body.count("/sign-in") == 1
    first_page = comes_in(somebody, engines, BOSS)
    assert first_page.headers.get("location") == "/people"
    matrix = somebody("GET", "/who-may")
    assert len(matrix.html.select("table.who tbody tr")) == len(Permission)
    assert somebody("GET", "/rota").status == 403


def test_the_letter_says_the_code_and_its_link_keeps_it_from_every_server(somebody, engines):
    somebody("POST", "/sign-in", data={"email": "brendan@sosbus.example"})
    body = newest_code(engines, "brendan@sosbus.example").body
    code = re.search(r"^\d{6}$", body, re.MULTILINE)[0]
    address, _, fragment = re.search(r"https?://\S+", body)[0].partition("#")
    assert fragment == code
    assert code not in address
    assert code not in somebody("GET", "/sign-in/code").text


def test_a_volunteer_is_invited_comes_in_and_is_gone_the_moment_they_leave(
    visit, somebody, engines, make_night
):
    make_night()
    wren = {"name": "Wren", "email": "wren@example.org", "role": "volunteer"}
    visit("declan", "POST", "/people", at=NOW, data=wren | {"bus_roles": ["support"]})
    visit.client.cookies.clear()
    comes_in(somebody, engines, "wren@example.org")
    assert somebody("GET", "/rota").status == 200
    devices = somebody("GET", "/devices")
    assert len(devices.html.select("main li")) == 1
    assert "This one" in devices.said
    token = visit.client.cookies["__Host-sosbus"]

    page = visit("declan", "GET", "/people", at=NOW)
    address = page.html.find("a", string="Wren")["href"]
    assert visit("declan", "POST", f"{address}/leaving", at=NOW).status == 303
    visit.client.cookies.clear()
    visit.client.cookies.set("__Host-sosbus", token)
    assert somebody("GET", "/rota").headers["location"].startswith("/sign-in")
    visit.client.cookies.clear()
    somebody("POST", "/sign-in", data={"email": "wren@example.org"})
    assert (
        len([one for one in letters(engines, "wren@example.org") if "code" in one.subject]) == 1
    )


def test_one_is_brought_back_to_the_page_one_wanted(somebody, engines, make_night):
    make_night()
    sent_on = somebody("GET", "/rota?later=true")
    assert sent_on.status == 303
    page = somebody("GET", sent_on.headers["location"])
    wanted = page.html.select_one("input[name=next]")["value"]
    assert wanted == "/rota?later=true"
