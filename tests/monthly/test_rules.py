"""One document, and a sheet that says the same: every value between its own bounds."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosbus.exact.rules import EXACT
from sosbus.measures.rules import TABLES, all_series
from sosbus.monthly import rules
from sosbus.monthly.access import first_of

JANUARY = date(2026, 1, 1)
fives = st.fixed_dictionaries(
    {name: st.integers(0, 60).map(lambda n: 5 * n) for name in all_series()}
)
exact = st.fixed_dictionaries(
    {name: st.integers(0, 9999) for name in ("nights_planned", "minutes_open", "tally_water")}
)


def document(in_fives, exactly=None):
    return rules.document(JANUARY, "1", in_fives, exactly or {}, {"counts": []})


@given(fives, exact)
def test_every_value_lies_between_its_bounds(in_fives, exactly):
    heading, *rows = rules.sheet(document(in_fives, exactly))
    for row in rows:
        told = dict(zip(heading, row, strict=True))
        assert 0 <= told["at_least"] <= told["value"] <= told["at_most"]


@given(fives)
def test_a_sheet_has_one_row_for_each_table_and_category(in_fives):
    _, *rows = rules.sheet(document(in_fives))
    keys = [(row[3], row[4]) for row in rows]
    assert len(keys) == len(set(keys))
    published = sum(len(table.categories) for table in TABLES)
    assert len(keys) == len(EXACT) + published


def test_a_sheet_holds_nothing_that_a_spreadsheet_would_run():
    for row in rules.sheet(document({})):
        assert not [cell for cell in row if str(cell).startswith(("=", "+", "-", "@", "\t"))]


def test_a_month_without_anybody_says_possibly_none():
    told = document({})
    notes = {row["note"] for table in told["tables"] for row in table["rows"]}
    assert notes == {"under 5 (possibly none)"}
    assert {one["note"] for one in told["avoided"]["ranges"]} == notes


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("2026-01", JANUARY),
        ("2026-12", date(2026, 12, 1)),
        ("2026-13", None),
        ("2026-00", None),
        ("2026-1", None),
        ("1999-12", None),
        ("2026-01-01", None),
        ("", None),
    ],
)
def test_a_month_is_written_one_way(typed, first):
    assert first_of(typed) == first
