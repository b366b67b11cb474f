"""Coming in: six digits, good once, for ten minutes, in the browser that asked."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import event
from sqlmodel import select

from sosbus.doors.tables import Device
from sosbus.messages.tables import Letter
from sosbus.people.tables import Person
from sosbus.sign_in.tables import Challenge
from tests.conftest import JUST_PAST_MIDNIGHT as NOW

BRENDAN, NOBODY = "brendan@sosbus.example", "nobody@sosbus.example"


@pytest.fixture
def browser(visit):
    """A browser with nobody signed in."""

    def go(method, path, at=NOW, **sent):
        return visit(None, method, path, at=at, **sent)

    visit.client.cookies.clear()
    go.cookies = visit.client.cookies
    return go


def ask(browser, email=BRENDAN, at=NOW, **more):
    return browser("POST", "/sign-in", at=at, data={"email": email, **more})


def give(browser, code, at=NOW):
    return browser("POST", "/sign-in/code", at=at, data={"code": code})


def newest_letter(engines) -> Letter:
    with engines.reading() as db:
        return db.exec(
            select(Letter).where(Letter.to != "").order_by(Letter.made_at.desc())
        ).first()


def code_in(letter: Letter) -> str:
    return re.search(r"^(\d{6})$", letter.body, re.MULTILINE)[1]


def devices(engines) -> int:
    with engines.reading() as db:
        return len(db.exec(select(Device)).all())


def test_a_code_signs_in(browser, engines):
    assert ask(browser, next="/rota").headers["location"] == "/sign-in/code"
    sent = give(browser, code_in(newest_letter(engines)))
    assert (sent.status, sent.headers["location"]) == (303, "/rota")
    assert browser("GET", "/").status == 200
    cookie = next(
        c for c in sent.headers.get_list("set-cookie") if c.startswith("__Host-sosbus")
    )
    assert {"Secure", "HttpOnly", "SameSite=lax", "Path=/"} <= set(cookie.split("; "))


def test_spaces_in_the_code_do_no_harm(browser, engines):
    ask(browser)
    code = code_in(newest_letter(engines))
    assert give(browser, f" {code[:3]} {code[3:]}").status == 303


def test_a_code_is_good_once(browser, engines):
    ask(browser)
    browser_half = browser.cookies.get("sosbus-asked")
    code = code_in(newest_letter(engines))
    assert give(browser, code).status == 303
    browser.cookies.set("sosbus-asked", browser_half, path="/sign-in")
    assert "can no longer be used" in give(browser, code).mistake("code")


@pytest.mark.parametrize(("minutes", "status"), [(9.9, 303), (10, 422)])
def test_a_code_is_good_for_ten_minutes(browser, engines, minutes, status):
    ask(browser)
    late = NOW + timedelta(minutes=minutes)
    assert give(browser, code_in(newest_letter(engines)), at=late).status == status


def test_five_tries_and_no_more(browser, engines):
    ask(browser)
    code = code_in(newest_letter(engines))
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    for _ in range(4):
        assert "not right" in give(browser, wrong).mistake("code")
    assert "no longer" in give(browser, wrong).mistake("code")
    assert give(browser, code).status == 422
    assert devices(engines) == 0


def test_only_in_the_browser_that_asked(browser, engines):
    ask(browser)
    code = code_in(newest_letter(engines))
    browser.cookies.clear()
    assert give(browser, code).status == 422
    ask(browser, NOBODY)
    assert give(browser, code).status == 422


def test_opening_the_link_signs_nobody_in(browser, engines):
    ask(browser)
    link = re.search(r"https?://\S+", newest_letter(engines).body)[0]
    address, _, fragment = link.partition("#")
    assert re.fullmatch(r"\d{6}", fragment), "the code is where no server sees it"
    assert not re.search(r"\d{6}", address)
    browser("GET", "/sign-in/code")
    assert devices(engines) == 0


def test_known_and_unknown_look_the_same_and_cost_the_same(browser, engines):
    seen = []
    statements: list[str] = []
    event.listen(
        engines.writer, "before_cursor_execute", lambda *told: statements.append(told[2])
    )
    for email in (BRENDAN, NOBODY):
        browser.cookies.clear()
        statements.clear()
        sent = ask(browser, email)
        cookie = re.sub("=[^;]+", "=…", sent.headers["set-cookie"], count=1)
        seen.append((sent.status, sent.text, sent.headers["location"], cookie, [*statements]))
    assert seen[0] == seen[1]
    with engines.reading() as db:
        assert len(db.exec(select(Challenge)).all()) == 2
        assert [one.to for one in db.exec(select(Letter)) if one.to] == [BRENDAN]


def test_somebody_who_left_is_unknown(browser, engines, cast):
    with engines.writing() as db:
        db.get(Person, cast["brendan"].id).left_at = NOW
        db.commit()
    ask(browser)
    assert newest_letter(engines) is None


def test_hammering_one_address_is_slowed(browser):
    replies = [ask(browser) for _ in range(6)]
    assert [one.status for one in replies] == [303] * 5 + [429]
    assert "quarter of an hour" in replies[-1].mistake("email")
    assert ask(browser, NOBODY).status == 303
    assert ask(browser, at=NOW + timedelta(minutes=16)).status == 303


@pytest.mark.parametrize("typed", ["", "brendan", "a@b", "two@x.example, three@x.example"])
def test_what_is_no_address_is_told_kindly_and_kept(browser, typed):
    seen = ask(browser, typed)
    assert seen.status == 422
    assert "like name@example.org" in seen.mistake("email")
    assert seen.html.select_one("#email")["value"] == typed


@pytest.mark.parametrize(
    "away", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:x"]
)
def test_nobody_is_sent_away_from_the_service(browser, engines, away):
    ask(browser, next=away)
    assert give(browser, code_in(newest_letter(engines))).headers["location"] == "/"


def test_devices_are_listed_and_each_can_be_ended(visit, engines):
    visit("brendan", "GET", "/devices")
    seen = visit("brendan", "GET", "/devices")
    assert len(seen.html.select("main li")) == 2
    other = next(
        f["action"] for f in seen.html.select("main form") if "This one" not in str(f.parent)
    )
    assert visit(None, "POST", other).status == 303
    assert devices(engines) == 1
    assert visit("aoife", "POST", other).status == 404


def test_signing_out_ends_the_session_itself(visit, engines):
    visit("brendan", "GET", "/")
    token = visit.client.cookies["__Host-sosbus"]
    visit(None, "POST", "/sign-out")
    visit.client.cookies.set("__Host-sosbus", token)
    assert visit(None, "GET", "/").headers["location"].startswith("/sign-in")


def test_leaving_ends_everything_at_once(visit, engines, cast, make_night):
    night = make_night(lead=cast["aoife"])
    visit("aoife", "GET", "/")
    token = visit.client.cookies["__Host-sosbus"]
    visit("fergal", "POST", f"/people/{cast['aoife'].id}/leaving", at=NOW - timedelta(days=1))
    visit.client.cookies.clear()
    visit.client.cookies.set("__Host-sosbus", token)
    assert visit(None, "GET", "/").headers["location"].startswith("/sign-in")
    assert "Aoife" not in visit("ciara", "GET", f"/nights/{night.id}").said


def test_a_session_ends_when_it_is_not_used(visit):
    visit("declan", "GET", "/")
    later = [NOW + timedelta(minutes=minutes) for minutes in (50, 100, 161)]
    assert [visit(None, "GET", "/", at=at).status for at in later] == [200, 200, 303]


def test_one_tap_is_for_the_demo_only(browser):
    assert browser("POST", "/sign-in/demo", data={"person": "brendan"}).status == 404
    assert browser("GET", "/outbox").status == 404


def test_in_the_demo_one_tap_is_enough(browser, the_demo):
    assert browser("POST", "/sign-in/demo", data={"person": "brendan"}).status == 303
    assert browser("GET", "/").status == 200
    assert browser("POST", "/sign-in/demo", data={"person": "stranger"}).status == 422
    assert browser("GET", "/outbox").status == 200
