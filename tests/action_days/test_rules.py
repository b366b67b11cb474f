"""One day's figure is one day's: what may be said of a day, and what of a year."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosbus.action_days.rules import (
    FIGURES,
    may_be_held,
    named_agencies,
    told_day,
    told_totals,
    year_total,
)
from sosbus.action_days.tables import ActionDay

COUNTS = st.none() | st.integers(0, 10_000)


def day(**more):
    return ActionDay(year="2008-09", **more)


def test_of_a_day_nobody_told_of_nothing_is_said():
    told = told_day(day(), None)
    assert told["agencies_about"] is None and told["agencies_named"] == []
    assert [told[name] for name in FIGURES] == [None] * 7
    assert set(told["shown"].values()) == {"not known"}


def test_about_thirteen_stays_about_thirteen():
    told = told_day(day(agencies_count=13, agencies_about=True), None)
    assert told["agencies_about"] == {"value": 13, "about": True}
    assert told["agencies_shown"] == "about 13"
    assert told_day(day(agencies_count=13), None)["agencies_shown"] == "13"


@pytest.mark.parametrize(
    "names, count, told",
    [
        ("", None, []),
        ("Fire service", None, ["Fire service"]),
        ("Fire service", 3, ["Fire service", None, None]),
        ("Fire service\nHomes", 2, ["Fire service", "Homes"]),
        ("Fire service\nHomes", 1, ["Fire service", "Homes"]),
        ("", 2, [None, None]),
    ],
)
def test_a_name_we_do_not_have_is_not_made_up(names, count, told):
    assert named_agencies(day(agencies=names, named_count=count)) == told


@pytest.mark.parametrize("name", FIGURES)
def test_nought_is_said_and_is_not_unknown(name):
    assert told_day(day(**{name: 0}), None)["shown"][FIGURES[name]] == "0"


@pytest.mark.parametrize(
    "planned, tonnes, total",
    [
        (3, [20], None),  # never three times twenty
        (3, [20, 20], None),
        (3, [20, None, 10], None),
        (3, [20, 5.5, 10], 35.5),
        (2, [1, 2, 3], 6),  # one more than planned
        (None, [20], None),
        (0, [], None),
        (1, [0], 0),
    ],
)
def test_days_are_added_up_only_where_all_are_known(planned, tonnes, total):
    assert year_total("tonnes", planned, [day(tonnes=one) for one in tonnes]) == total


@given(planned=st.none() | st.integers(0, 5), counts=st.lists(COUNTS, max_size=6))
def test_a_total_is_never_more_than_what_was_told(planned, counts):
    total = year_total("arrests", planned, [day(arrests=one) for one in counts])
    if total is not None:
        assert None not in counts and len(counts) >= planned and total == sum(counts)


def test_one_figure_that_is_known_does_not_make_the_others_known():
    days = [day(arrests=1, tonnes=2), day(arrests=2)]
    assert told_totals(2, days)["totals"] == dict.fromkeys(FIGURES) | {"arrests": 3}
    assert told_totals(2, days)["totals_shown"]["Tonnes of waste removed"] == "not known"


@pytest.mark.parametrize(
    "more, words",
    [
        ({"held_on": date(2009, 4, 1)}, "That day is in 2009-10."),
        ({"held_on": date(2008, 3, 31)}, "That day is in 2007-08."),
        ({"agencies_about": True}, "Give the number"),
        ({"agencies_count": 1, "agencies": "One\nTwo"}, "More agencies are named"),
        ({"held_on": date(2009, 3, 31)}, None),
        ({"agencies_count": 1, "agencies_about": True, "agencies": "One\nTwo"}, None),
    ],
)
def test_what_cannot_be_is_not_taken(more, words):
    refused = may_be_held(day(**more))
    assert refused is None if words is None else words in refused
