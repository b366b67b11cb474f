"""One counter by itself, every start and every history: five numbers or more, four out at most.

And the solver finds the same two ends as trying everything does.
"""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from sosbus.attack.rules import Result, attack
from sosbus.figures.rules import click
from sosbus.figures.tables import Counter
from sosbus.lines.rules import Line
from sosbus.measures.rules import ALL
from sosbus.released.rules import FIVE, OUT_BY

quiet = st.integers(0, 2)
bursts = st.one_of(st.just(0), st.integers(0, 4), st.integers(20, 60))
histories = st.one_of(
    st.lists(quiet, min_size=1, max_size=24), st.lists(bursts, min_size=1, max_size=24)
)
starts = st.integers(0, FIVE - 1)


def shown_of(start: int, numbers: list[int]) -> list[int]:
    counter = Counter(series="s", phase=start)
    return [click(counter, sum(numbers[: at + 1])) for at in range(len(numbers))]


def what_fits(shown: list[int], first: int, last: int) -> set[int]:
    """All numbers of a window, over every position at every month's end."""
    ways = {(start, 0) for start in range(FIVE)}
    for month, value in enumerate(shown):
        ways = {
            (there, number + (value + there - here) * (first <= month <= last))
            for here, number in ways
            for there in range(FIVE)
            if value + there - here >= 0
        }
    return {number for _, number in ways}


def windows(months: int):
    return [(first, last) for first in range(months) for last in range(first, months)]


@settings(max_examples=60, deadline=None)
@given(starts, histories)
def test_every_small_window_fits_five_numbers(start, numbers):
    shown = shown_of(start, numbers)
    for first, last in windows(len(numbers)):
        true = sum(numbers[first : last + 1])
        assert abs(sum(shown[first : last + 1]) - true) <= OUT_BY
        if 0 < true < FIVE:
            fits = what_fits(shown, first, last)
            assert true in fits and len(fits) >= FIVE


@given(starts, st.lists(bursts, min_size=12, max_size=12))
def test_months_add_up_to_quarters_and_to_the_year(start, numbers):
    shown = shown_of(start, numbers)
    by_quarter = Counter(series="s", phase=start)
    quarters = [click(by_quarter, sum(numbers[: end + 1])) for end in (2, 5, 8, 11)]
    assert quarters == [sum(shown[at : at + 3]) for at in (0, 3, 6, 9)]
    assert sum(quarters) == sum(shown)


@settings(max_examples=15, deadline=None)
@given(starts, st.lists(bursts, min_size=1, max_size=8))
def test_the_solver_finds_what_trying_everything_finds(start, numbers):
    shown = shown_of(start, numbers)
    lines = [
        Line("p", at, 1, date(2025, 1 + at, 1), date(2025, 1 + at, 28), "contacts", "all", "",
             "contacts", str(value), "contacts", "", "", "")
        for at, value in enumerate(shown)
    ]  # fmt: skip
    found = attack(lines, [ALL], every=True)
    assert isinstance(found, Result)
    for one in found.found:
        fits = what_fits(shown, one.first.month - 1, one.last.month - 1)
        assert (one.low, one.high) == (min(fits), max(fits))
