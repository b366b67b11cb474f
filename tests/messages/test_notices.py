"""A browser that wants to is told at once, and what lies on its screen says nothing of note."""

import json
import threading
from base64 import urlsafe_b64encode
from datetime import UTC, datetime
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, HTTPServer

import http_ece
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from py_vapid import Vapid02
from sqlmodel import select

from sosbus import post
from sosbus.base.settings import settings
from sosbus.messages import store
from sosbus.messages.rules import message
from sosbus.messages.tables import About, Letter, Post, PushDevice, Via
from sosbus.people.tables import BusRole
from sosbus.web import push
from tests.conftest import put_on

NOON = datetime(2026, 3, 6, 12, tzinfo=UTC)
ENDPOINT = "https://updates.push.services.mozilla.com/wpush/v2/abc"


class Browser:
    """The far end: keys that only it has, and a push service that hands it what came."""

    def __init__(self) -> None:
        self.key, self.auth = ec.generate_private_key(ec.SECP256R1()), b"0123456789abcdef"
        self.got, self.answer = [], 201

    def keys(self) -> dict[str, str]:
        auth = urlsafe_b64encode(self.auth).rstrip(b"=").decode()
        return {"public_key": push.public_half(self.key.public_key()), "auth": auth}

    def read(self, body: bytes) -> dict:
        opened = http_ece.decrypt(body, private_key=self.key, auth_secret=self.auth)
        return json.loads(opened)


@pytest.fixture
def browser(monkeypatch):
    browser = Browser()

    class Service(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            browser.got.append((self.path, dict(self.headers), body))
            self.send_response(browser.answer)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Service)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    here = server.server_address
    monkeypatch.setattr(push, "connection", lambda host, port: HTTPConnection(*here))
    monkeypatch.setenv("SOSBUS_PUSH_KEY", push.new_key())
    settings.cache_clear()
    yield browser
    server.shutdown()
    server.server_close()
    monkeypatch.undo()
    settings.cache_clear()


def listens(visit, browser, who="brendan"):
    sent = {"endpoint": ENDPOINT, **browser.keys()}
    return visit(who, "POST", "/me/notifications", at=NOON, data=sent)


@pytest.fixture
def told(engines, make_night, cast, mail_server):
    night = make_night(lead=cast["aoife"])
    put_on(engines, night, cast["brendan"], BusRole.SUPPORT)

    def tell(version=1):
        with engines.writing() as db:
            words = message(About.CREW, cast["brendan"].id, night.id, version, NOON)
            store.tell(db, words)
            db.commit()
        post.deliver(engines, NOON)

    return tell


def test_a_notice_comes_beside_the_email_and_names_nobody(visit, browser, told, mail_server):
    assert listens(visit, browser).status == 303
    told()
    [(path, headers, body)] = browser.got
    assert path == "/wpush/v2/abc" and len(mail_server.letters) == 1
    assert browser.read(body) == {"title": "SOS Bus", "body": "Your SOS Bus night: open to see"}
    assert headers["TTL"] and headers["Content-Encoding"] == "aes128gcm"
    assert Vapid02.verify(headers["Authorization"])


@pytest.mark.parametrize("answer", [404, 410])
def test_a_browser_that_is_gone_is_asked_no_more(answer, visit, browser, told, engines):
    listens(visit, browser)
    browser.answer = answer
    told()
    told(version=2)
    with engines.reading() as db:
        assert db.exec(select(PushDevice)).all() == []
    assert len(browser.got) == 1


def test_a_service_that_is_down_is_tried_again(visit, browser, told, engines):
    listens(visit, browser)
    browser.answer = 503
    told()
    with engines.reading() as db:
        [notice] = db.exec(select(Letter).where(Letter.via == Via.PUSH)).all()
    assert (notice.state, notice.tries) == (Post.WAITING, 1)
    browser.answer = 201
    post.deliver(engines, notice.due_at)
    assert len({headers["Topic"] for _, headers, _ in browser.got}) == 1


def test_a_browser_tells_whoever_asked_last(visit, browser, told, engines, cast):
    listens(visit, browser, "brendan")
    listens(visit, browser, "ciara")
    with engines.reading() as db:
        assert [one.person_id for one in db.exec(select(PushDevice))] == [cast["ciara"].id]
    told()
    assert browser.got == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"endpoint": "https://169.254.169.254/latest"},
        {"endpoint": ""},
        {"public_key": "AAAA"},
        {"public_key": "é"},
        {"auth": "x"},
    ],
)
def test_only_a_browsers_own_service_and_keys_are_kept(wrong, visit, browser, engines):
    sent = {"endpoint": ENDPOINT, **browser.keys(), **wrong}
    seen = visit("brendan", "POST", "/me/notifications", at=NOON, data=sent)
    assert seen.status == 422 and "did not say where its notices go" in seen.said
    with engines.reading() as db:
        assert db.exec(select(PushDevice)).all() == []


def test_ending_notices_is_ones_own_affair(visit, browser, engines):
    listens(visit, browser)
    with engines.reading() as db:
        [device] = db.exec(select(PushDevice)).all()
    path = f"/me/notifications/{device.id}/end"
    assert visit("ciara", "POST", path, at=NOON).status == 404
    assert "Since" in visit("brendan", "GET", "/me/notifications", at=NOON).said
    assert visit("brendan", "POST", path, at=NOON).status == 303
    assert "Since" not in visit("brendan", "GET", "/me/notifications", at=NOON).said


def test_without_a_key_the_page_says_so(visit):
    assert "not set up" in visit("brendan", "GET", "/me/notifications", at=NOON).said
    assert visit("brendan", "POST", "/me/notifications", at=NOON).status == 404
