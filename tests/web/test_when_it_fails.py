"""When something fails underneath: a page in our look, safe headers, a line in the log."""

import json
import logging

import pytest
from sqlalchemy.exc import OperationalError

from sosbus.people.rules import new_person
from sosbus.people.tables import Role
from sosbus.register import store as register
from sosbus.rota import store as rota
from sosbus.web.headers import ALWAYS
from tests.conftest import JUST_PAST_MIDNIGHT as NOW

WREN = {"name": "Wren", "email": "wren@x.example", "role": "volunteer"}


@pytest.fixture
def bare(visit):
    """Declan's browser, to ask for what the inspector would not let through."""
    visit("declan", "GET", "/")

    def go(method, path, **sent):
        sent["headers"] = {"Accept": "text/html"} | sent.get("headers", {})
        return visit.client.request(method, path, **sent)

    return go


@pytest.fixture
def broken(monkeypatch):
    def fails(*_):
        raise ValueError("canary")

    monkeypatch.setattr(rota, "between", fails)


@pytest.fixture
def log_lines(monkeypatch):
    lines = []
    log = logging.getLogger("sosbus")
    monkeypatch.setattr(log, "info", lambda line: lines.append(json.loads(line)))
    return lines


def test_a_failure_of_ours_has_a_page_and_every_safe_header(bare, broken):
    seen = bare("GET", "/rota")
    assert seen.status_code == 500
    assert "Something broke, and it was us" in seen.text
    missing = [name for name in ALWAYS if name not in seen.headers]
    assert not missing
    assert seen.headers["Cache-Control"] == "no-store"
    assert "Strict-Transport-Security" in seen.headers


def test_the_number_on_the_reply_is_the_one_in_the_log(bare, broken, log_lines):
    for path in ("/planning/nowhere", "/rota"):
        seen = bare("GET", path)
        assert log_lines[-1]["id"] == seen.headers["X-Request-Id"]
        assert log_lines[-1]["status"] == seen.status_code
    mine = bare("GET", "/", headers={"X-Request-Id": "mine"})
    assert mine.headers["X-Request-Id"] != "mine"


@pytest.mark.both
def test_a_clash_the_rules_did_not_see_is_told_on_a_page(bare, monkeypatch, log_lines):
    """The database says no at the very end, when the session has been thrown away."""

    def late(db, name, email, *_):
        db.add(new_person(name, "brendan@sosbus.example", Role.VOLUNTEER, [], NOW))
        return new_person(name, email, Role.VOLUNTEER, [], NOW)

    monkeypatch.setattr(register, "invite", late)
    seen = bare("POST", "/people", data=WREN)
    assert seen.status_code == 409
    assert "Someone got there first" in seen.text
    assert log_lines[-1]["status"] == 409


@pytest.mark.both
def test_a_failure_after_a_rollback_is_still_told_and_logged(bare, monkeypatch, log_lines):
    def fails(db, *_):
        db.rollback()
        raise ValueError("canary")

    monkeypatch.setattr(register, "invite", fails)
    seen = bare("POST", "/people", data=WREN)
    assert seen.status_code == 500
    assert "Something broke, and it was us" in seen.text
    assert log_lines and log_lines[-1]["failed"] == "ValueError"


def test_a_busy_database_says_when_to_try_again(bare, monkeypatch):
    def busy(*_):
        raise OperationalError("BEGIN IMMEDIATE", {}, Exception("database is locked"))

    monkeypatch.setattr(rota, "between", busy)
    seen = bare("GET", "/rota")
    assert (seen.status_code, seen.headers["Retry-After"]) == (503, "2")
    assert seen.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://["},
        {"Origin": "https://testserver:bad"},
        {"Sec-Fetch-Site": "same-origin", "HX-Current-URL": "https://["},
        {"Cookie": "__Host-sosbus=%00; sosbus-notice=%ff%00"},
        {"HX-Target": "#'; --"},
        {"User-Agent": ""},
        {"Accept": "*/*"},
    ],
)
def test_headers_that_make_no_sense_break_nothing(bare, headers):
    assert bare("POST", "/sign-out", headers=headers).status_code < 500


@pytest.mark.parametrize("type_", ["multipart/form-data", "multipart/form-data; boundary=x"])
def test_a_form_that_cannot_be_read_is_told_so(bare, type_):
    sent = bare("POST", "/planning/one-off", content=b"abc", headers={"Content-Type": type_})
    assert sent.status_code == 400


def test_no_file_and_no_flood_of_fields_is_taken(bare):
    assert bare("POST", "/planning/one-off", files={"a": b"x"}).status_code == 400
    flood = {str(number): "x" for number in range(600)}
    assert bare("POST", "/planning/one-off", data=flood).status_code == 400


def test_a_body_too_big_is_refused_even_when_it_does_not_say_so(bare):
    def pieces():
        for _ in range(80):
            yield b"x" * 1024

    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    assert bare("POST", "/sign-in", content=pieces(), headers=headers).status_code == 413


@pytest.mark.parametrize(
    "path", ["/static/%00", "/static/%2e%2e/pyproject.toml", "/static/" + "a" * 3000, "/%ff"]
)
def test_an_address_that_leads_nowhere_or_out_is_not_found(bare, path):
    assert bare("GET", path).status_code == 404
