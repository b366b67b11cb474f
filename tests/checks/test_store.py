"""Answers kept once on either database, and the list a new bus begins with."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from sqlmodel import select

from sosbus.base.db import engines_for
from sosbus.base.refusal import Conflict
from sosbus.checks import rules, store
from sosbus.checks.tables import (
    Answer,
    CheckAnswer,
    CheckItem,
    Checklist,
    CheckOverride,
    WhyAnyway,
)
from tests.conftest import NIGHT_DATE, migrate

EVENING = datetime(2026, 3, 6, 21, 30, tzinfo=UTC)
TODAY = date(2026, 3, 7)


def made(night, items, answer=Answer.FINE, tap=None, expires_on=None, at=EVENING):
    ids = [one.id for one in items]
    together = len(ids) > 1
    return rules.new_answers(night, tap or uuid4(), ids, answer, together, expires_on, at)


@pytest.mark.both
def test_a_tap_is_kept_once_however_often_it_comes(db, listed, make_night):
    night, tap, all_ = make_night(), uuid4(), list(listed.values())
    assert store.keep(db, made(night, all_, tap=tap)) is True
    assert store.keep(db, made(night, all_, tap=tap)) is False
    assert isinstance(store.keep(db, made(night, all_[:1], tap=tap)), Conflict)
    assert len(db.exec(select(CheckAnswer)).all()) == 3


@pytest.mark.both
def test_what_is_on_no_list_is_not_kept(db, listed, make_night):
    stranger = CheckItem(checklist=Checklist.RADIOS, words="Nobody knows")
    assert store.keep(db, made(make_night(), [listed["Brakes"], stranger])) is None
    assert not db.exec(select(CheckAnswer)).all()


@pytest.mark.both
def test_what_was_retired_meanwhile_is_still_answered(db, listed, make_night):
    night, brakes = make_night(), store.one(db, listed["Brakes"].id)
    brakes.retired_at = EVENING
    assert store.keep(db, made(night, [brakes])) is True
    assert brakes.id not in {one.id for one in store.items(db)}


@pytest.mark.both
def test_each_night_stands_by_itself(db, listed, make_night):
    night, next_night = make_night(), make_night(NIGHT_DATE + timedelta(days=1))
    store.keep(db, made(night, listed.values()))
    assert store.standing(db, night).words == "All looked at, all right"
    assert store.standing(db, next_night).words == "0 of 3 checks done"
    last, found = store.latest(db)
    assert last.id == night.id and not found.wrong


def test_nobody_has_looked_at_anything_yet(db):
    assert store.latest(db) is None


@pytest.mark.both
def test_a_date_read_at_the_check_is_kept_with_the_thing(db, listed, make_night):
    pads = listed["AED pads"]
    store.keep(db, made(make_night(), [pads], expires_on=date(2026, 3, 20)))
    assert store.one(db, pads.id).expires_on == date(2026, 3, 20)
    assert [one.words for one in store.expiring(db, TODAY)] == ["AED pads"]
    assert store.expiring(db, date(2026, 2, 1)) == []


@pytest.mark.both
def test_who_opened_all_the_same_is_kept_once_with_the_reason(db, listed, make_night, cast):
    night, why = make_night(), WhyAnyway.SPARE_USED
    store.keep(db, made(night, [listed["AED pads"]]))
    found = store.standing(db, night)
    every = [one.id for one in listed.values()]
    for _ in range(2):
        found = store.standing(db, night)
        store.override(db, night, found, every, why, cast["aoife"].id, EVENING)
        db.flush()
    kept = db.exec(select(CheckOverride)).all()
    assert [(one.item_id, one.why) for one in kept] == [(listed["Brakes"].id, why)]
    assert rules.may_open(store.standing(db, night)) is None


def test_without_a_reason_nothing_is_overridden(db, listed, make_night, cast):
    night = make_night()
    every = [one.id for one in listed.values()]
    store.override(db, night, store.standing(db, night), every, None, cast["aoife"].id, EVENING)
    assert not db.exec(select(CheckOverride)).all()


def test_a_new_bus_begins_with_a_list(tmp_path):
    engines = engines_for(f"sqlite:///{tmp_path}/new.db")
    migrate(engines)
    with engines.reading() as db:
        found = rules.standing(store.items(db), [], {}, TODAY)
    engines.dispose()
    assert {one for one, _ in found.by_list()} == set(Checklist)
    words = " ".join(line.item.words.lower() for line in found.lines)
    for wanted in ("lights", "brakes", "doors", "ramp", "solar", "heater", "fuel", "height"):
        assert wanted in words
    for wanted in ("aed pads", "oxygen", "naloxone", "sharps", "suction", "radios", "position"):
        assert wanted in words
    for wanted in ("water", "flip-flops", "blankets", "sick bowls", "drug-safe box"):
        assert wanted in words
    assert {"AED pads", "Oxygen cylinder", "Naloxone"} == {
        line.item.words for line in found.lines if line.item.has_expiry
    }
    assert rules.may_open(found), "and some of it must be right"
