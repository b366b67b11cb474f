"""The crew reads the reminders; a coordinator keeps the numbers in them."""

from datetime import date

import pytest

from sosbus.prompts import store
from sosbus.prompts.tables import Line

pytestmark = pytest.mark.both


def test_every_reminder_is_there_and_a_device_may_keep_the_page(visit):
    seen = visit("brendan", "GET", "/prompts")
    assert seen.status == 200 and seen.headers["X-Keep-Offline"] == "yes"
    for words in (
        "Bus protocol: call 999 now. Medic told?",
        "naloxone if trained",
        "Open your eyes, lift one arm, then the other",
        "not checked yet",
    ):
        assert words in seen.said
    assert seen.html.select_one('a[href="tel:03302230099"]')


def test_a_number_checked_today_is_in_every_reminder_and_says_so(visit):
    sent = {"code": "sarc", "number": "0330 999 0000", "verified_on": "2026-03-03"}
    assert visit("declan", "POST", "/phone-lines", data=sent).status == 303
    again = visit("declan", "GET", "/phone-lines").said
    assert "Oakwood Place SARC 0330 999 0000 ✓ checked on 3 Mar 2026" in again
    crew = visit("brendan", "GET", "/prompts").said
    assert "SARC 0330 999 0000 (13+" in crew and "checked on 3 Mar 2026" in crew


def test_a_number_grows_old_in_words_and_still_stands(visit, engines):
    with engines.writing() as db:
        store.keep(db, Line.SARC, "0330 223 0099", date(2025, 3, 1))
        db.commit()
    crew = visit("brendan", "GET", "/prompts").said
    assert "0330 223 0099 ! not checked for a year: last on 1 Mar 2025" in crew


@pytest.mark.parametrize(
    ("name", "typed", "words"),
    [
        ("number", "ask Sue", "digits and spaces only"),
        ("number", "", "Give a number like"),
        ("verified_on", "2026-03-09", "today or before"),
        ("verified_on", "soon", "like 2026-03-01"),
        ("code", "nobody", "Choose one of the numbers shown"),
    ],
)
def test_what_is_wrong_is_said_beside_it_and_kept_as_typed(visit, name, typed, words):
    sent = {"code": "sarc", "number": "0330 999 0000", "verified_on": "2026-03-03"}
    seen = visit("declan", "POST", "/phone-lines", data=sent | {name: typed})
    assert seen.status == 422 and words in seen.mistake(name)
    if name == "number":
        assert seen.html.select_one("#number")["value"] == typed
