"""A figure reads the same wherever it stands."""

import pytest

from sosbus.released.rules import Mark, Missing, Released, Unit
from sosbus.wording import rules
from tests.worked_year import YEAR, exactly, fives

TABLES = {table.code: table for table in rules.tables_of(YEAR)}


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (fives(1235), "1,235"),
        (fives(0), "under 5"),
        (Released(0, Unit.CONTACTS, 0, 8), "under 9"),  # two counters together
        (Released(0, Unit.CONTACTS, 0, 0), "0"),  # nothing was open: a true nought
        (exactly(0, Unit.NIGHTS), "0"),
        (exactly(623.54, Unit.HOURS), "623.5"),
        (exactly(5003.6, Unit.POUNDS, Mark.ESTIMATE), "£5,004 [e]"),
        (exactly(357.4, Unit.POUNDS), "£357.40"),
        (exactly(-30900.2, Unit.POUNDS), "−£30,900"),
        (exactly(31, Unit.PER_CENT), "31%"),
        (exactly(-0.2, Unit.PER_CENT), "0%"),  # no minus before nothing
        (fives(40, Mark.REST, Mark.PROVISIONAL), "40 [rest] [p]"),
        (Missing(Mark.NOT_APPLICABLE), "[z]"),
    ],
)
def test_a_cell_in_words(cell, words):
    assert rules.said(cell) == words


def test_bounds_stand_beside_what_has_some():
    assert rules.between(fives(30)) == "26 to 34"
    assert rules.between(fives(0)) == "0 to 4"
    assert rules.between(exactly(104, Unit.NIGHTS)) == ""
    assert rules.bounded_columns(TABLES["violence_police"]) == {0}


def test_a_title_tells_number_apart_what_in_what_where_and_when():
    told = rules.full_title(YEAR, TABLES["avoided"])
    assert told.endswith("in money (pounds), Colchester, April 2026 to March 2027")
    assert rules.heads(TABLES["avoided"]) == ["Low", "Central", "High"]
    assert rules.heads(TABLES["violence_police"]) == [
        "At the bus (contacts)",
        "Police record (times)",
    ]


def test_marks_are_explained_only_where_they_stand():
    assert rules.marks_in([TABLES["avoided"]]) == [Mark.ESTIMATE]
    assert set(rules.LEGEND) == set(Mark)


def test_no_two_headers_are_alike():
    assert rules.unique(["Year", "year", "YEAR"]) == ["Year", "year (2)", "YEAR (3)"]


@pytest.mark.parametrize("typed", ["=1+1", "@x", "\t=1", "-5", "+5", "\r\n=1", "＝1", "\x00=1"])
def test_words_are_never_a_formula(typed):
    safe = rules.never_a_formula(rules.ascii_only(typed))
    assert safe.startswith("'") and safe.isascii() and safe.isprintable()


def test_ascii_words_stay_readable():
    assert rules.ascii_only("Café – “£5”") == 'Cafe - "GBP 5"'
