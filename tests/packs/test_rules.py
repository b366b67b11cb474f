"""Periods by the date of a night's evening, and packs that are due when a period is over."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosbus.packs import rules
from sosbus.packs.rules import BLOCKS
from sosbus.packs.tables import Cadence, Pack
from sosbus.periods.rules import period_of
from sosbus.released.rules import Picture, Shown
from sosbus.told.rules import Told

DAYS = st.dates(date(2024, 1, 1), date(2030, 12, 31))
JANUARY = date(2026, 1, 1)
PACKS = st.builds(
    lambda cadence, month: a_pack(cadence=cadence, year_from=month),
    st.sampled_from(Cadence),
    st.integers(1, 12),
)


def a_pack(**more):
    held = {"code": "licensing", "title": "Licensing", "partner": "The council",
            "cadence": Cadence.MONTH, "blocks": ["nights"], "since": JANUARY}  # fmt: skip
    return Pack(**(held | more))


@pytest.mark.parametrize(
    ("code", "first", "last", "name"),
    [
        ("2026-10", date(2026, 10, 1), date(2026, 10, 31), "October 2026"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "February 2024"),
        ("2026-27-q1", date(2026, 4, 1), date(2026, 6, 30), "April 2026 to June 2026"),
        ("2026-27-q4", date(2027, 1, 1), date(2027, 3, 31), "January 2027 to March 2027"),
        ("2026-27", date(2026, 4, 1), date(2027, 3, 31), "April 2026 to March 2027"),
        (
            "2025-11-to-2026-10",
            date(2025, 11, 1),
            date(2026, 10, 31),
            "November 2025 to October 2026",
        ),
    ],
)
def test_a_code_names_whole_months(code, first, last, name):
    period = period_of(code)
    assert (period.first, period.last, period.name) == (first, last, name)


@pytest.mark.parametrize(
    "code", ["2026-13", "2026-28", "2026-27-q5", "2025-11-to-2026-11", "2026", "x", "1999-01"]
)  # fmt: skip
def test_anything_else_is_no_period(code):
    assert period_of(code) is None


@given(DAYS, PACKS)
def test_each_day_is_in_one_period_whose_code_reads_back(day, pack):
    period = rules.period_with(day, pack)
    assert period.first <= day <= period.last
    assert period_of(period.code) == period
    after = rules.following(period, pack)
    assert after.first == period.last + timedelta(days=1)
    assert len(after.months) == len(period.months)


@given(DAYS, PACKS)
def test_a_pack_is_first_due_for_a_whole_period(day, pack):
    first = rules.first_whole(day, pack)
    assert first == rules.period_with(first, pack).first
    assert day.replace(day=1) <= first


def test_the_year_before_is_the_same_months():
    assert period_of("2026-27-q4").before == (
        date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"code": "Licensing"}, "small letters"),
        ({"code": "a b"}, "small letters"),
        ({"code": "police"}, "already"),
        ({"blocks": []}, "one block"),
        ({"blocks": ["nights", "names"]}, "one block"),
    ],
)
def test_a_pack_that_cannot_be_is_refused_in_words(change, words):
    assert words in str(rules.new_pack(a_pack(**change), ["police"]))
    assert rules.new_pack(a_pack(), ["police"]) is None


def test_the_six_packs_are_made_of_blocks_there_are():
    packs = rules.standard(date(2026, 11, 23))
    assert [one.code for one in packs] == [
        "police",
        "council",
        "county",
        "nhs",
        "funder",
        "trustees",
    ]
    for one in packs:
        assert set(one.blocks) <= set(BLOCKS)
        assert len(one.blocks) == len(set(one.blocks))


def test_every_block_tells_something_of_every_month_even_an_empty_one():
    """A picture has a story, a table's code is its own, and nothing falls over."""
    for months in (period_of("2026-10").months, period_of("2026-27").months):
        empty = Told(months, {}, {})
        some = Told(months, {one: AllFive() for one in months}, {})
        for told in (empty, some):
            tables = [
                table for section in rules.sections(BLOCKS, told, empty)
                for table in section.tables
            ]  # fmt: skip
            codes = [one.code for one in tables]
            assert len(codes) == len(set(codes))
            for one in tables:
                assert one.definition
                assert one.story or one.picture is Picture.NONE
                assert all(len(row.cells) == len(one.columns) for row in one.rows)


class AllFive(dict):
    def get(self, _series, _default=None):
        return Shown(5)
