"""Cards from a spreadsheet: only of people we know, only if somebody saw them, each once."""

from datetime import UTC, date, datetime

import pytest

from sosbus.cards_sheet.rules import COLUMNS, kind_of, try_out
from sosbus.people.tables import Person, Role
from sosbus.qualifications.tables import Card, CardKind
from sosbus.sheets.rules import Sheet, sheet_of
from sosbus.trials.tables import Fate

TODAY = date(2026, 3, 6)
NOW = datetime(2026, 3, 6, 12, tzinfo=UTC)
HEAD = "email,kind,issued,expires,seen on\n"


def somebody(**more):
    given = {"name": "Sam", "email": "sam@example.org", "role": Role.VOLUNTEER}
    return Person(**given | {"bus_roles": [], "joined_at": NOW} | more)


def lines_of(text, *people, kept=()):
    read = sheet_of(text, COLUMNS)
    assert isinstance(read, Sheet), read
    known = {one.email: one for one in people}
    by_person = {one.id: [card for card in kept if card.person_id == one.id] for one in people}
    return try_out(read, known, by_person, somebody(), TODAY).lines


def test_a_card_that_was_seen_is_new_once():
    sam = somebody()
    text = HEAD + "sam@example.org,First Aid,1/3/2026,28/2/2029,5/3/2026\n" * 2
    first, second = lines_of(text, sam)
    assert (first.fate, first.who) == (Fate.NEW, "Sam")
    assert first.says == (
        "First aid, until Wednesday 28 February 2029, seen Thursday 5 March 2026",
    )
    assert (second.fate, second.says) == (Fate.SAME, ("First aid", "Row 2 says the same."))
    again = lines_of(text, sam, kept=[first.given])
    assert [line.fate for line in again] == [Fate.SAME, Fate.SAME]


def test_a_withdrawn_card_does_not_come_back_by_file():
    sam = somebody()
    text = HEAD + "sam@example.org,First Aid,1/3/2026,28/2/2029,5/3/2026\n"
    card: Card = lines_of(text, sam)[0].given
    card.withdrawn_on = TODAY
    assert [line.fate for line in lines_of(text, sam, kept=[card])] == [Fate.SAME]


def test_of_a_background_check_no_more_is_kept_than_when_it_was_seen():
    [line] = lines_of(HEAD + "sam@example.org,DBS,1/3/2026,1/3/2029,5/3/2026", somebody())
    assert line.given.issued_on is None and line.given.expires_on == date(2029, 3, 1)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("x@example.org,First aid,,1/1/2029,1/1/2026", "Bring the volunteers in first."),
        ("sam@example.org,Juggling,,1/1/2029,1/1/2026", "“Juggling” is no kind of card"),
        ("sam@example.org,First aid,,1/1/2029,", "When was it seen?"),
        ("sam@example.org,First aid,,,1/1/2026", "This kind runs out"),
        ("sam@example.org,First aid,,1/1/2029,1/1/2031", "today, or earlier"),
        ("sam@example.org,First aid,1/1/2030,1/1/2029,1/1/2026", "after the day it was issued"),
        ("sam@example.org,First aid,soon,1/1/2029,1/1/2026", "“soon” is no date"),
    ],
)
def test_each_mistake_is_told_on_its_row(row, words):
    [line] = lines_of(HEAD + row, somebody())
    assert line.fate is Fate.WRONG and any(words in said for said in line.says), line.says


def test_mistakes_of_one_row_are_told_together():
    [line] = lines_of(HEAD + "nobody,Juggling,x,y,z")
    assert len(line.says) == 5


def test_those_who_left_or_are_not_on_the_bus_have_no_cards():
    for one in (somebody(left_at=NOW), somebody(role=Role.PARTNER)):
        [line] = lines_of(HEAD + "sam@example.org,Lead training,,,1/1/2026", one)
        assert line.fate is Fate.WRONG


def test_kinds_by_label_by_code_and_by_what_people_say():
    assert kind_of("FIRST-AID") is CardKind.FIRST_AID
    assert kind_of("dbs check") is kind_of("DBS") is CardKind.DBS
