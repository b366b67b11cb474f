"""What every reply owes: safe headers, no other site's posts, no word of anybody in the log."""

import json
import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosbus.base.columns import Utc
from sosbus.rota import store as rota
from sosbus.web.headers import ALWAYS
from sosbus.web.pages import safe_next

OURS = "https://testserver"


@pytest.mark.parametrize(
    ("headers", "let_in"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "none"}, True),
        ({"Sec-Fetch-Site": "cross-site"}, False),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Sec-Fetch-Site": ""}, False),
        ({"Sec-Fetch-Site": "cross-site", "Origin": OURS}, False),
        ({"Origin": OURS}, True),
        ({"Origin": "https://evil.example"}, False),
        ({"Origin": "https://testserver.evil.example"}, False),
        ({"Origin": "null"}, False),
        ({}, True),  # a program: no page can make a browser say nothing (ADR 6)
    ],
)
def test_only_our_own_pages_change_things(visit, headers, let_in):
    sent = visit("brendan", "POST", "/sign-out", headers=headers)
    assert sent.status == (303 if let_in else 403)


@pytest.mark.parametrize(
    "path", ["/sign-in", "/nowhere", "/healthz", "/people", "/static/css/base.css", "/nights/x"]
)
def test_every_reply_has_safe_headers(visit, path):
    seen = visit("brendan", "GET", path)
    for name, value in ALWAYS.items():
        assert seen.headers[name] == value
    assert "unsafe" not in seen.headers["Content-Security-Policy"]
    assert seen.headers["Strict-Transport-Security"].startswith("max-age=63072000")
    assert seen.headers["X-Request-Id"]
    kept = "no-cache" if path.startswith("/static") else "no-store"
    assert seen.headers["Cache-Control"] == kept


def test_a_file_named_with_its_digest_may_be_kept(visit):
    sheet = visit("brendan", "GET", "/").html.select_one("link[rel=stylesheet]")["href"]
    assert "immutable" in visit("brendan", "GET", sheet).headers["Cache-Control"]


@given(st.text())
def test_the_next_address_is_always_ours(wanted):
    onward = safe_next(wanted)
    assert onward.startswith("/")
    assert not onward.startswith(("//", "/\\"))


def test_a_body_too_big_is_refused(visit):
    sent = visit("brendan", "POST", "/sign-in", data={"email": "x" * 70_000})
    assert sent.status == 413


@pytest.mark.parametrize(
    ("as_", "path", "status", "words"),
    [
        ("brendan", "/nowhere", 404, "There is nothing here"),
        ("brendan", "/people", 403, "not yours"),
        ("brendan", "/nights/not-an-id", 404, "There is nothing here"),
    ],
)
def test_a_problem_has_a_page_in_our_own_look(visit, as_, path, status, words):
    seen = visit(as_, "GET", path)
    assert seen.status == status
    assert words in seen.said
    assert seen.html.select_one(".logo")


def test_a_program_gets_the_same_as_json(visit):
    seen = visit("brendan", "GET", "/people", headers={"Accept": "application/json"})
    assert seen.status == 403
    assert json.loads(seen.text)["status"] == "refused"


def test_a_moment_without_a_zone_is_refused():
    from datetime import datetime

    with pytest.raises(ValueError, match="without a zone"):
        Utc().process_bind_param(datetime(2026, 3, 6, 22), None)  # noqa: DTZ001


@pytest.fixture
def log_lines():
    class Kept(logging.Handler):
        def __init__(self):
            super().__init__()
            self.lines = []

        def emit(self, record):
            self.lines.append(record.getMessage())

    kept, log = Kept(), logging.getLogger("sosbus")
    log.addHandler(kept)
    level = log.level
    log.setLevel(logging.INFO)
    yield kept.lines
    log.removeHandler(kept)
    log.setLevel(level)


def test_the_log_names_nobody(visit, cast, make_night, log_lines, monkeypatch):
    night = make_night(lead=cast["aoife"])
    visit("aoife", "GET", f"/nights/{night.id}?q=canary-words")
    visit("aoife", "GET", "/canary-path")
    visit(None, "POST", "/sign-in", data={"email": "canary@x.example"})

    def fails(*_):
        raise ValueError("canary-message")

    monkeypatch.setattr(rota, "of", fails)
    with pytest.raises(AssertionError, match="500"):
        visit("aoife", "GET", f"/nights/{night.id}")
    lines = [json.loads(line) for line in log_lines]
    assert [line["status"] for line in lines] == [200, 404, 303, 500]
    assert lines[-1]["failed"] == "ValueError"
    told = "".join(log_lines)
    for secret in ("canary", "Aoife", str(night.id), str(cast["aoife"].id), "sosbus.example"):
        assert secret not in told
    assert lines[0]["route"] == "/nights/{night_id}"
