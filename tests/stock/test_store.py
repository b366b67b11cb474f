"""Levels on either database, a night drawn down once, and the weekly word."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from sqlmodel import select

from sosbus.base.db import engines_for
from sosbus.checks.tables import CheckItem, Checklist
from sosbus.contacts.tables import Aid, Contact, Kind, Reason
from sosbus.letters.store import Written, compose
from sosbus.messages.tables import About, Letter
from sosbus.nights.rules import half_hour
from sosbus.stock import rules, store
from sosbus.stock.tables import StockItem, StockMove, Why
from sosbus.tallies import store as tallies
from sosbus.tallies.tables import Thing
from tests.conftest import migrate

NOW = datetime(2026, 3, 7, 4, 5, tzinfo=UTC)
TODAY = date(2026, 3, 7)


def stocked(db, item, number):
    made = rules.new_move(item, 0, uuid4(), Why.COUNTED, number, NOW)
    store.move(db, made)
    db.flush()


def level(db, item):
    return store.shelf(db, item).level


@pytest.mark.both
def test_a_level_is_the_sum_of_what_happened(db, shelved):
    water = shelved["Water"]
    assert level(db, water) is None, "nobody has counted"
    stocked(db, water, 48)
    store.move(db, rules.new_move(water, 48, uuid4(), Why.BINNED, 6, NOW))
    db.flush()
    assert level(db, water) == 42
    assert {one.item.name: one.level for one in store.shelves(db)} == {
        "Water": 42,
        "Slings": None,
    }


@pytest.mark.both
def test_a_night_is_drawn_down_once_and_a_later_word_corrects_it(db, shelved, make_night):
    night, next_night = make_night(), make_night(date(2026, 3, 7))
    water, slings = shelved["Water"], shelved["Slings"]
    stocked(db, water, 48)
    for _ in range(3):
        store.draw_down(db, night, {water.id: 10, slings.id: 0}, NOW)
        db.flush()
    assert level(db, water) == 38 and store.drawn_on(db, night) == {water.id: 10}
    store.draw_down(db, night, {water.id: 7}, NOW)
    db.flush()
    assert level(db, water) == 41 and store.drawn_on(db, night) == {water.id: 7}
    store.draw_down(db, next_night, {water.id: 5}, NOW)
    db.flush()
    assert level(db, water) == 36, "each night draws its own"


@pytest.mark.both
def test_a_thing_nobody_knows_is_not_drawn(db, shelved, make_night):
    store.draw_down(db, make_night(), {uuid4(): 3}, NOW)
    assert not db.exec(select(StockMove)).all()


@pytest.mark.both
def test_the_close_finds_what_was_given_filled_in(db, shelved, make_night):
    night, water = make_night(lead=None), shelved["Water"]
    tallies.add(db, night, half_hour(NOW), Thing.WATER, 9)
    db.add(
        Contact(
            id=uuid4(),
            night_id=night.id,
            number=1,
            half_hour=half_hour(NOW),
            first_words="",
            kind=Kind.WELFARE,
            reasons=[Reason.PHONE],
            aid_given=[Aid.WATER],
        )
    )
    db.flush()
    assert [(one.item.name, one.number) for one in store.used(db, night)] == [
        ("Water", 10),
        ("Slings", 0),
    ]
    store.draw_down(db, night, {water.id: 8}, NOW)
    db.flush()
    assert store.used(db, night)[0].number == 8, "what the lead said stands"


@pytest.mark.both
def test_which_answers_use_a_thing_up_is_data(db, shelved):
    water = shelved["Water"]
    store.set_uses(db, water, ["tea_food", "water"], 2)
    db.flush()
    store.set_uses(db, water, ["tea_food"], 3)
    db.flush()
    found = {(one.code, one.number) for one in store.uses(db) if one.item_id == water.id}
    assert found == {("tea_food", 3)}


def letters(db):
    return db.exec(select(Letter).where(Letter.about == About.STOCK)).all()


@pytest.mark.both
def test_a_coordinator_hears_once_a_week_of_what_is_low_or_ends(db, shelved, cast):
    assert store.rounds(db, NOW) == 0, "nothing to say"
    stocked(db, shelved["Water"], 12)
    ends = {"has_expiry": True, "expires_on": date(2026, 3, 20)}
    db.add(CheckItem(checklist=Checklist.DEFIB_OXYGEN, words="Spare pads", **ends))
    assert store.rounds(db, NOW) == 1
    assert store.rounds(db, NOW + timedelta(hours=9)) == 0
    (letter,) = letters(db)
    assert letter.person_id == cast["declan"].id
    assert letter.facts["lines"] == [
        "Water: 12 bottles, low at 24",
        "Spare pads: ends 20 Mar",
    ]
    assert store.rounds(db, NOW + timedelta(days=7)) == 1


def test_a_new_bus_begins_with_shelves_and_what_uses_them_up(tmp_path):
    engines = engines_for(f"sqlite:///{tmp_path}/new.db")
    migrate(engines)
    with engines.reading() as db:
        names = {one.id: one.name for one in db.exec(select(StockItem))}
        uses = {(one.code, names[one.item_id]) for one in store.uses(db)}
        low = store.low(db, TODAY)
    engines.dispose()
    assert {("water", "Water"), ("naloxone", "Naloxone kits"), ("dressed", "Dressings")} <= uses
    assert not low, "what nobody has counted yet troubles nobody"


def test_the_weekly_word_is_written_when_it_goes(db, shelved, cast):
    stocked(db, shelved["Water"], 12)
    store.rounds(db, NOW)
    (letter,) = letters(db)
    morning = NOW + timedelta(hours=8)
    written = compose(db, letter, morning)
    assert isinstance(written, Written) and written.to == cast["declan"].email
    assert written.subject == "The bus: something to buy, swap or mend"
    assert "- Water: 12 bottles, low at 24" in written.body and "/stock" in written.body
