"""Counters in fives: proved for every start and short history, tried on random long ones."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from sosbus.figures.rules import bounds, click
from sosbus.figures.tables import Counter
from sosbus.released.rules import FIVE, OUT_BY

histories = st.lists(st.integers(0, 12), max_size=24)
phases = st.integers(0, FIVE - 1)


def published(phase: int, months: list[int]) -> list[int]:
    """What a series shows, month by month, for true monthly numbers."""
    counter, total, shown = Counter(series="s", phase=phase), 0, []
    for number in months:
        total += number
        shown.append(click(counter, total))
    return shown


@given(phases, histories)
def test_months_are_fives_and_add_up_within_four(phase, months):
    shown = published(phase, months)
    assert all(value >= 0 and value % FIVE == 0 for value in shown)
    for first in range(len(months)):
        for last in range(first + 1, len(months) + 1):
            true, told = sum(months[first:last]), sum(shown[first:last])
            assert abs(true - told) <= OUT_BY
            least, most = bounds(told)
            assert least <= true <= most


@given(phases, histories, st.data())
def test_a_correction_downwards_never_shows_less_than_nothing(phase, months, data):
    counter, total = Counter(series="s", phase=phase), 0
    for number in months:
        total = max(0, total + number - data.draw(st.integers(0, 3)))
        assert click(counter, total) >= 0


def worlds(length: int, most: int) -> dict[tuple[int, ...], set[tuple[int, ...]]]:
    """Every true history that fits each published one, over every secret start."""
    fits: dict[tuple[int, ...], set[tuple[int, ...]]] = {}
    for months in product(range(most + 1), repeat=length):
        for phase in range(FIVE):
            fits.setdefault(tuple(published(phase, list(months))), set()).add(months)
    return fits


def test_every_small_window_fits_five_true_numbers():
    """The attacker knows the method and all that was published, and tries every history.

    Histories run to 13 a month, so that those that matter (1 to 4) are not at the edge.
    """
    attacked = 0
    for fitting in worlds(length=3, most=13).values():
        for first in range(3):
            for last in range(first + 1, 4):
                values = {sum(months[first:last]) for months in fitting}
                if values & {1, 2, 3, 4}:
                    attacked += 1
                    assert len(values) >= FIVE
    assert attacked > 100


def what_fits(shown: list[int], first: int, last: int) -> set[int]:
    """Every true number of a window that fits what was published, by walking all positions.

    A counter's hidden position is 0 to 4, and no month has fewer than no contacts.
    """
    ways = {(start, 0) for start in range(FIVE)}
    for month, value in enumerate(shown):
        ways = {
            (there, sum_ + (value + there - here) * (first <= month < last))
            for here, sum_ in ways
            for there in range(FIVE)
            if value + there - here >= 0
        }
    return {sum_ for _, sum_ in ways}


@settings(max_examples=300)
@given(phases, st.lists(st.integers(0, 6), min_size=1, max_size=12))
def test_every_small_window_of_a_year_fits_five_true_numbers(phase, months):
    shown = published(phase, months)
    for first in range(len(months)):
        for last in range(first + 1, len(months) + 1):
            true = sum(months[first:last])
            if true > OUT_BY:
                break
            fits = what_fits(shown, first, last)
            assert true in fits
            assert true == 0 or len(fits) >= FIVE


def test_the_attacker_is_no_fool():
    """Shown as they are, small numbers are pinned at once; so the test above can fail."""
    naive = {(number,): {(number,)} for number in range(14)}
    assert min(len(fitting) for fitting in naive.values()) == 1


def test_drawing_the_start_again_would_leak():
    """The same month told under several starts: fewer than five numbers fit."""
    true = 3
    fits = [
        {
            number
            for number in range(14)
            if any(
                published(start, [number]) == published(phase, [true]) for start in range(FIVE)
            )
            and (number + phase) // FIVE == (true + phase) // FIVE
        }
        for phase in range(FIVE)
    ]
    assert len(set.intersection(*fits)) < FIVE
