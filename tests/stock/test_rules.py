"""What a night used, what one number does to a level, and when somebody is told."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from sosbus.base.refusal import Refusal
from sosbus.contacts.tables import Aid, Contact, Kind, Reason, Treatment
from sosbus.stock import rules
from sosbus.stock.tables import CODES, MOST, StockItem, StockUse, Why
from sosbus.tallies.tables import Thing

NOW = datetime(2026, 3, 7, 4, 5, tzinfo=UTC)
TODAY = date(2026, 3, 7)
WATER, SLINGS, TAPE = (StockItem(name=one, unit="one") for one in ("Water", "Slings", "Tape"))
USES = [
    StockUse(code="water", item_id=WATER.id, number=1),
    StockUse(code="sling", item_id=SLINGS.id, number=1),
    StockUse(code="sling", item_id=TAPE.id, number=2),
]


def contact(aid=(), treatment=(), **more) -> Contact:
    return Contact(
        id=uuid4(),
        night_id=uuid4(),
        number=1,
        half_hour=NOW,
        first_words="",
        kind=Kind.FIRST_AID,
        reasons=[Reason.INJURY],
        aid_given=list(aid),
        treatment=list(treatment),
        **more,
    )


def test_a_quiet_night_used_nothing():
    assert rules.proposed([], {}, USES) == {}
    assert rules.proposed([contact()], dict.fromkeys(Thing, 0), USES) == {}
    assert rules.proposed([contact([Aid.WATER])], {Thing.WATER: 3}, []) == {}


def test_contacts_and_tallies_draw_on_the_same_shelf():
    found = rules.proposed([contact([Aid.WATER]), contact([Aid.WATER])], {Thing.WATER: 9}, USES)
    assert found == {WATER.id: 11}


def test_water_said_twice_of_one_person_is_one_bottle():
    found = rules.proposed([contact([Aid.WATER], [Treatment.WATER])], {}, USES)
    assert found == {WATER.id: 1}


def test_one_answer_may_use_up_several_things():
    found = rules.proposed([contact(treatment=[Treatment.SLING])], {}, USES)
    assert found == {SLINGS.id: 1, TAPE.id: 2}


def test_what_does_not_count_used_nothing():
    back = contact([Aid.WATER], taken_back_at=NOW)
    late = contact([Aid.WATER], late_at=NOW)
    agreed = contact([Aid.WATER], late_at=NOW, agreed_at=NOW)
    assert rules.proposed([back, late, agreed], {}, USES) == {WATER.id: 1}


def test_every_code_is_an_answer_somewhere():
    answers = {one.value for kind in (Aid, Treatment, Thing) for one in kind}
    assert CODES.keys() <= answers and {"water", "naloxone", "flipflops"} <= CODES.keys()


@pytest.mark.parametrize(
    ("items", "numbers", "fits"),
    [([], [], True), ([1], [4], True), ([1, 2], [4], False), ([1, 1], [4, 5], False)],
)
def test_two_lists_side_by_side_fit_or_do_not(items, numbers, fits):
    ids = [WATER.id if one == 1 else SLINGS.id for one in items]
    assert (rules.used_of(ids, numbers) is not None) is fits


def test_what_was_typed_is_shown_again():
    lines = [rules.Used(WATER, 4), rules.Used(SLINGS, 0)]
    shown = rules.as_typed(lines, [str(WATER.id)], ["many"])
    assert [one.number for one in shown] == ["many", 0]
    assert rules.as_typed(lines, None, None) == lines


@pytest.mark.parametrize(
    ("why", "number", "change"),
    [
        (Why.RESTOCKED, 24, 24),
        (Why.BINNED, 3, -3),
        (Why.BINNED, 10, -10),
        (Why.COUNTED, 7, -3),
        (Why.COUNTED, 0, -10),
        (Why.COUNTED, 10, 0),
    ],
)
def test_what_a_number_does_to_a_level_of_ten(why, number, change):
    made = rules.new_move(WATER, 10, uuid4(), why, number, NOW)
    assert not isinstance(made, Refusal) and made.change == change


@pytest.mark.parametrize(
    ("why", "number"),
    [(Why.RESTOCKED, 0), (Why.BINNED, 0), (Why.BINNED, 11), (Why.RESTOCKED, MOST)],
)
def test_a_number_that_cannot_be_is_refused(why, number):
    assert isinstance(rules.new_move(WATER, 10, uuid4(), why, number, NOW), Refusal)


def test_a_level_below_nothing_says_count_again():
    assert rules.Shelf(WATER, -2).level_words == "count again"
    assert rules.new_move(WATER, -2, uuid4(), Why.COUNTED, 5, NOW).change == 7  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("drawn", "used", "change"), [(0, 4, -4), (4, 4, 0), (4, 6, -2), (4, 1, 3)]
)
def test_a_later_word_corrects_an_earlier_one(drawn, used, change):
    assert rules.correction(drawn, used) == change


@pytest.mark.parametrize(
    ("level", "low"), [(None, False), (25, False), (24, True), (0, True), (-1, True)]
)
def test_what_nobody_counted_is_not_low(level, low):
    item = StockItem(name="Water", unit="bottle", low_at=24)
    assert rules.Shelf(item, level).is_low is low


def test_an_empty_shelf_has_nothing_that_ends():
    item = StockItem(name="Naloxone", unit="kit", expires_on=date(2026, 3, 20))
    assert rules.Shelf(item, 0).end_words(TODAY) == ""
    assert rules.Shelf(item, 2).end_words(TODAY) == "ends 20 Mar"
    assert rules.Shelf(item, None).end_words(TODAY) == "ends 20 Mar"


def test_a_shelf_in_words():
    item = StockItem(name="Water", unit="bottle", low_at=24, expires_on=date(2026, 3, 1))
    said = rules.Shelf(item, 12).words(TODAY)
    assert said == "Water: 12 bottles, low at 24, ended 1 Mar"


@pytest.mark.parametrize(
    ("number", "unit", "words"),
    [
        (1, "box", "1 box"),
        (2, "box", "2 boxes"),
        (3, "pair", "3 pairs"),
        (2, "glass", "2 glasses"),
    ],
)
def test_units_are_counted_as_people_do(number, unit, words):
    assert rules.unit_words(number, unit) == words


def test_a_week_of_letters_begins_on_sunday_at_noon():
    sunday = datetime(2026, 3, 8, 11, 59, tzinfo=UTC)
    before, after = rules.week_of(sunday), rules.week_of(sunday + timedelta(minutes=2))
    assert after == before + 1
    days = [rules.week_of(sunday + timedelta(minutes=2, days=n)) for n in range(7)]
    assert set(days) == {after}, "one letter in seven days"
