"""A volunteer's nights in the calendar on their phone, under an address that is theirs."""

from datetime import date, timedelta

import pytest
from icalendar import Calendar

from sosbus.base.settings import settings
from sosbus.calendar_feed.tables import CalendarAddress
from sosbus.people.tables import BusRole
from tests.conftest import JUST_PAST_MIDNIGHT, put_on

BEFORE = JUST_PAST_MIDNIGHT - timedelta(days=3)
THAT_DAY = JUST_PAST_MIDNIGHT - timedelta(hours=10)


@pytest.fixture
def night(make_night, cast, engines):
    night = make_night(lead=cast["aoife"])
    put_on(engines, night, cast["brendan"], BusRole.FIRST_AIDER)
    return night


def make_address(visit, who="brendan", at=BEFORE) -> str:
    assert visit(who, "POST", "/calendar/address", at=at).status == 303
    shown = visit(who, "GET", "/calendar", at=at).html.select_one("#secret")["value"]
    assert shown.startswith(settings().address)
    return shown.removeprefix(settings().address)


def read(visit, path, at=BEFORE, **headers):
    """As a calendar app asks: no cookie, no browser."""
    visit.client.cookies.clear()
    return visit(None, "GET", path, at=at, headers={"Accept": "*/*", **headers})


def events(reply) -> list:
    assert reply.status == 200
    return list(Calendar.from_ical(reply.response.content).walk("VEVENT"))


def test_the_page_makes_an_address_and_says_how_to_add_it(visit, night):
    first = visit("brendan", "GET", "/calendar", at=BEFORE)
    assert "Make my address" in first.said and not first.html.select_one("#secret")
    path = make_address(visit)
    seen = visit("brendan", "GET", "/calendar", at=BEFORE)
    webcal = seen.html.select_one("a[href^='webcal://']")["href"]
    assert webcal.endswith(path)
    for words in ("iPhone", "Android", "hours late", "For tonight, look here"):
        assert words in seen.said


def test_the_feed_shows_their_nights_without_a_cookie(visit, night):
    reply = read(visit, make_address(visit))
    assert reply.headers["content-type"].startswith("text/calendar")
    assert reply.headers["cache-control"] == "private, no-cache"
    [event] = events(reply)
    assert event["SUMMARY"] == "SOS Bus: first aider" and event["STATUS"] == "CONFIRMED"
    assert event["DTSTART"].dt == night.opens_at


def test_nobody_else_is_in_it(visit, night, cast):
    sent = read(visit, make_address(visit)).text.replace("\r\n ", "")
    for who in cast.values():
        assert who.name not in sent and who.email not in sent and str(who.id) not in sent


def test_a_program_that_knows_it_already_is_told_so(visit, night):
    path = make_address(visit)
    tag = read(visit, path).headers["etag"]
    again = read(visit, path, at=BEFORE + timedelta(hours=1), **{"If-None-Match": tag})
    assert again.status == 304 and again.text == ""
    visit("declan", "POST", f"/planning/{night.id}/cancellation", data={"reason": "weather"})
    changed = read(visit, path, **{"If-None-Match": tag})
    assert [event["STATUS"] for event in events(changed)] == ["CANCELLED"]
    assert changed.headers["etag"] != tag


def test_cancelled_put_back_and_moved_each_rises(visit, night):
    path, seen = make_address(visit), []

    def look(at):
        [event] = events(read(visit, path, at=at))
        seen.append((event["SEQUENCE"], event["STATUS"], event["LOCATION"]))

    def do(who, path, at, **words):
        assert visit(who, "POST", path, at=at, data=words).status == 303
        look(at)

    look(THAT_DAY)
    planning = f"/planning/{night.id}"
    do("declan", f"{planning}/cancellation", THAT_DAY + timedelta(minutes=1), reason="weather")
    do("declan", f"{planning}/putting-back", THAT_DAY + timedelta(minutes=2))
    form = visit("declan", "GET", "/crew-rules/weekly", at=THAT_DAY).html
    words = {one["name"]: one.get("value", "") for one in form.select("main input")}
    words["meeting_point"] = "The car park"
    do("declan", "/crew-rules/weekly", THAT_DAY + timedelta(minutes=3), **words)
    numbers = [number for number, _, _ in seen]
    assert numbers == sorted(set(numbers))
    assert [status for _, status, _ in seen] == [
        "CONFIRMED",
        "CANCELLED",
        "CONFIRMED",
        "CONFIRMED",
    ]
    assert seen[-1][2] == "The car park"


def test_a_place_given_back_is_cancelled_for_a_week_then_gone(visit, night, engines, cast):
    from sosbus.places import store as places
    from sosbus.rota.tables import How

    path = make_address(visit)
    with engines.writing() as db:
        places.take_off(db, night.id, cast["brendan"].id, How.SELF, cast["brendan"], BEFORE)
        db.commit()
    [event] = events(read(visit, path, at=BEFORE + timedelta(days=6)))
    assert event["STATUS"] == "CANCELLED"
    assert events(read(visit, path, at=BEFORE + timedelta(days=7))) == []


def test_a_new_address_stops_the_old_one_at_once(visit, night):
    old = make_address(visit)
    new = make_address(visit)
    assert new != old
    assert read(visit, old).status == 404
    assert len(events(read(visit, new))) == 1


def test_who_guesses_finds_nothing(visit, night):
    path = make_address(visit)
    for wrong in ("", "x", path[10:-5] + "x", "%00", "%FF" * 20, "é" * 50, "a" * 5000):
        assert read(visit, f"/calendar/{wrong}.ics").status == 404


def test_who_reads_the_database_cannot_read_the_feed(visit, night, engines, cast, monkeypatch):
    path = make_address(visit)
    with engines.reading() as db:
        kept = db.get(CalendarAddress, cast["brendan"].id)
    assert kept
    for known in (kept.nonce, kept.secret_hash, str(kept.person_id)):
        assert known not in path
        assert read(visit, f"/calendar/{known}.ics").status == 404
    monkeypatch.setenv("SOSBUS_SECRET_KEY", "another key, of thirty-two letters or more")
    settings.cache_clear()
    assert read(visit, path).status == 404, "with another key, the addresses end too"
    assert not visit("brendan", "GET", "/calendar", at=BEFORE).html.select_one("#secret")
    monkeypatch.undo()
    settings.cache_clear()


def test_when_somebody_leaves_their_feed_stops_even_if_they_return(visit, night, cast):
    path = make_address(visit)
    leaving = f"/people/{cast['brendan'].id}/leaving"
    assert visit("declan", "POST", leaving, at=BEFORE).status == 303
    assert read(visit, path).status == 404
    back = {
        "name": "Brendan",
        "email": cast["brendan"].email,
        "role": "volunteer",
        "bus_roles": "support",
    }
    later = BEFORE + timedelta(days=1)
    assert visit("declan", "POST", "/people", at=later, data=back).status == 303
    assert read(visit, path, at=later).status == 404


def test_a_draft_is_not_in_it(visit, night, make_night, engines, cast):
    draft = make_night(date(2026, 3, 13), lead=cast["ciara"])
    put_on(engines, draft, cast["brendan"], BusRole.SUPPORT)
    with engines.writing() as db:
        draft.published_at = None
        db.add(draft)
        db.commit()
    assert len(events(read(visit, make_address(visit)))) == 1


def test_head_is_answered_like_get_without_words(visit, night):
    path = make_address(visit)
    visit.client.cookies.clear()
    reply = visit(None, "HEAD", path, at=BEFORE)
    assert reply.status == 200 and reply.text == "" and reply.headers["etag"]
