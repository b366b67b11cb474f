"""What a visit found, and what waits."""

from collections import defaultdict
from datetime import date, timedelta
from itertools import product

import pytest

from sosbus.night_economy.rules import (
    CHECKS,
    ENOUGH,
    found_wrong,
    is_late,
    may_visit,
    told_visit,
    waits,
)
from sosbus.night_economy.tables import GroupAction, LicensingVisit, Outcome, Rating, Result

TODAY = date(2026, 3, 6)
DAY = timedelta(days=1)


def visit(**more):
    return LicensingVisit(year="2025-26", **more)


@pytest.mark.parametrize("name", CHECKS)
def test_each_check_is_told_by_its_words(name):
    assert found_wrong(visit(**{name: Outcome.NOT_IN_ORDER})) == [CHECKS[name]]
    assert found_wrong(visit(**{name: Outcome.IN_ORDER})) == []
    assert found_wrong(visit(**{name: Outcome.NOT_LOOKED_AT})) == []


def test_of_a_visit_nothing_is_known_of_nothing_is_said():
    told = told_visit(visit(), None)
    assert found_wrong(visit()) is None
    assert {name for name, one in told.items() if one is not None} == {"checks"}
    assert set(told["checks"].values()) == {None} and len(told["checks"]) == 7


@pytest.mark.parametrize(
    "more, words",
    [
        ({}, "not known"),
        ({"result": Result.FINE}, "none due"),
        ({"follow_up_due": TODAY}, "due"),
        ({"follow_up_due": TODAY - DAY}, "overdue"),
        ({"follow_up_due": TODAY - DAY, "followed_up_on": TODAY}, "followed up"),
    ],
)
def test_how_a_follow_up_stands(more, words):
    assert waits(visit(**more), TODAY) == words


@pytest.mark.parametrize(
    "due, done_on, late",
    [
        (None, None, False),
        (TODAY, None, False),
        (TODAY - DAY, None, True),
        (TODAY - DAY, TODAY, False),
    ],
)
def test_when_an_action_is_late(due, done_on, late):
    one = GroupAction(
        year="2025-26",
        words="A",
        owner="",
        due=due,
        rating=Rating.RED,
        reason="B",
        done_on=done_on,
    )
    assert is_late(one, TODAY) is late


@pytest.mark.parametrize(
    "day, year", [(date(2026, 3, 31), "2025-26"), (date(2026, 4, 1), "2026-27")]
)
def test_a_visit_belongs_to_the_year_of_its_day(day, year):
    assert may_visit(LicensingVisit(year=year, visited_on=day)) is None
    assert may_visit(LicensingVisit(year="2024-25", visited_on=day))


def test_every_colour_has_words():
    assert all(one.value in one.label.lower() and ": " in one.label for one in Rating)


def test_a_listed_place_gives_no_small_number_away():
    """Every history of three closings: whatever is shown, each window that held 1 to 4 contacts
    fits at least five true numbers."""
    windows = [(first, last) for first in range(3) for last in range(first + 1, 4)]
    fits, held = defaultdict(set), defaultdict(set)
    for months in product(range(2 * ENOUGH), repeat=3):
        totals = [sum(months[: n + 1]) for n in range(3)]
        shown = next((n for n, total in enumerate(totals) if total >= ENOUGH), None)
        for window in windows:
            inside = sum(months[slice(*window)])
            fits[shown, window].add(inside)
            if 1 <= inside < ENOUGH:
                held[shown, window].add(inside)
    assert held, "nothing small, so this would prove nothing"
    assert min(len(fits[one]) for one in held) >= ENOUGH
