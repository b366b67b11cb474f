"""Dates, hours and counts as people in the town write them."""

from datetime import UTC, date, datetime

import pytest

from sosbus.base import words


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (words.day(date(2026, 11, 6)), "Fri 6 Nov"),
        (words.long_day(date(2026, 11, 6)), "Friday 6 November 2026"),
        (words.month(date(2026, 11, 1)), "November 2026"),
        (words.hours(6.0), "6 hours"),
        (words.hours(5.5), "5.5 hours"),
        (words.hours(1.0), "1 hour"),
        (words.count(1, "place"), "1 place"),
        (words.count(0, "place"), "0 places"),
        (words.count(1200, "person", "people"), "1,200 people"),
        (words.listed([]), ""),
        (words.listed(["a"]), "a"),
        (words.listed(["a", "b"]), "a and b"),
        (words.listed(["a", "b", "c"]), "a, b and c"),
    ],
)
def test_it_reads_like_this(said, meant):
    assert said == meant


def test_the_clock_is_the_towns_in_summer_and_winter():
    assert words.clock(datetime(2026, 7, 3, 21, tzinfo=UTC)) == "22:00"
    assert words.clock(datetime(2026, 1, 2, 22, tzinfo=UTC)) == "22:00"
    assert words.stamp(datetime(2026, 7, 3, 23, 30, tzinfo=UTC)) == "Sat 4 Jul 00:30"
