"""What people have said, kept and found again on both databases."""

from datetime import date, timedelta

import pytest

from sosbus.availability import store
from sosbus.availability.rules import Noes, all_said, on_leave
from sosbus.availability.tables import CoversAs, Kind
from sosbus.base.refusal import Refusal
from sosbus.people.tables import BusRole
from sosbus.web.pages import env
from tests.conftest import at_once

pytestmark = pytest.mark.both
MONDAY = date(2026, 11, 2)
DAY = timedelta(days=1)


def test_everybody_asked_about_is_there_with_or_without_words(db, cast):
    aoife, brendan = cast["aoife"], cast["brendan"]
    store.keep_limits(db, aoife, {None: 2, BusRole.BUS_LEAD: 0, BusRole.SUPPORT: None})
    wanted = {"both_nights": True, "wake_me": True, "texts": False, "covers_as": CoversAs.WOMAN}
    store.keep_wishes(db, aoife, wanted)
    found = store.of_people(db, {aoife.id, brendan.id})
    assert found[brendan.id] == Noes()
    said = found[aoife.id]
    assert {(one.role, one.most_a_month) for one in said.limits} == {
        (None, 2),
        (BusRole.BUS_LEAD, 0),
    }
    assert said.both_nights and said.wake_me and not said.texts
    assert said.covers_as is CoversAs.WOMAN
    store.keep_limits(db, aoife, {None: None})
    assert store.of(db, aoife.id).limits == ()


def test_leave_is_set_changed_and_ended(db, cast):
    who, declan = cast["brendan"].id, cast["declan"].id
    store.set_leave(db, who, MONDAY, None, declan)
    assert on_leave(store.of(db, who), MONDAY + 300 * DAY)
    store.set_leave(db, who, MONDAY + 7 * DAY, MONDAY + 20 * DAY, declan)
    noes = store.of(db, who)
    assert [(one.first, one.last) for one in noes.away] == [
        (MONDAY, MONDAY + 6 * DAY),
        (MONDAY + 7 * DAY, MONDAY + 20 * DAY),
    ]
    store.end_leave(db, who, MONDAY + 10 * DAY)
    noes = store.of(db, who)
    assert on_leave(noes, MONDAY + 9 * DAY) and not on_leave(noes, MONDAY + 10 * DAY)
    store.end_leave(db, who, MONDAY)
    assert store.of(db, who).away == ()


def test_backwards_leave_changes_nothing(db, cast):
    who, declan = cast["brendan"].id, cast["declan"].id
    store.set_leave(db, who, MONDAY, None, declan)
    assert isinstance(store.set_leave(db, who, MONDAY, MONDAY - DAY, declan), Refusal)
    [leave] = store.of(db, who).away
    assert leave.kind is Kind.LEAVE and leave.last is None


def test_wishes_kept_by_two_devices_at_once_are_one_row(engines, cast):
    wanted = {"both_nights": True, "wake_me": False, "texts": True, "covers_as": None}

    def keep(_):
        with engines.writing() as db:
            store.keep_wishes(db, cast["brendan"], wanted)
            store.keep_limits(db, cast["brendan"], {None: 3})
            db.commit()

    at_once(6, keep)
    with engines.reading() as db:
        noes = store.of(db, cast["brendan"].id)
        assert noes.texts and len(noes.limits) == 1


def test_staff_read_it_in_a_piece_of_their_page(db, cast):
    store.set_leave(db, cast["brendan"].id, MONDAY, None, cast["declan"].id)
    piece = env.get_template("availability/_noes.html")
    said = all_said(store.of(db, cast["brendan"].id), MONDAY)
    assert "<li>On leave from Mon 2 Nov until further word</li>" in piece.render(said=said)
    assert "no to nothing" in piece.render(said=[])


def test_forgotten_nothing_is_left(db, cast):
    who = cast["brendan"]
    store.set_leave(db, who.id, MONDAY, None, cast["declan"].id)
    store.keep_limits(db, who, {None: 2})
    store.forget(db, who.id)
    assert store.of(db, who.id) == Noes()
