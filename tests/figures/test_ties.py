"""A total printed beside its parts ties them together: what can be worked out from both?

Each series alone is proved in test_rules. Here the attacker also knows that every contact is
in exactly one category of a closed table, and in "all".
"""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosbus.figures.rules import bounds, click
from sosbus.figures.tables import Counter
from sosbus.released.rules import FIVE, OUT_BY

phases = st.integers(0, FIVE - 1)


def first_month(starts: tuple[int, ...], parts: tuple[int, ...]) -> tuple[int, list[int]]:
    """What the total and each part show for a month with so many contacts of each kind."""
    shown = [
        click(Counter(series=str(place), phase=phase), number)
        for place, (phase, number) in enumerate(zip(starts, (sum(parts), *parts), strict=True))
    ]
    return shown[0], shown[1:]


def what_fits(total: int, parts: list[int], which: int) -> range:
    """Every true number of one part that fits what its table and the total show."""
    low, high = zip(*map(bounds, parts), strict=True)
    least, most = bounds(total)
    others_least = sum(low) - low[which]
    others_most = sum(high) - high[which]
    return range(
        max(low[which], least - others_most), min(high[which], most - others_least) + 1
    )


def fewest_that_fit(parts: tuple[int, ...]) -> int:
    """For a month with so many contacts of each kind, over every secret start."""
    fewest = 2 * FIVE
    for starts in product(range(FIVE), repeat=len(parts) + 1):
        total, shown = first_month(starts, parts)
        for which, number in enumerate(parts):
            fits = what_fits(total, shown, which)
            assert number in fits, "the attacker is wrong"
            if 0 < number < FIVE:
                fewest = min(fewest, len(fits))
    return fewest


@given(st.lists(phases, min_size=6, max_size=6), st.lists(st.integers(0, 60), min_size=5))
def test_the_attacker_never_rules_out_the_truth(starts, numbers):
    parts = tuple(numbers[:5])
    total, shown = first_month(tuple(starts), parts)
    for which, number in enumerate(parts):
        assert number in what_fits(total, shown, which)
        assert abs(number - shown[which]) <= OUT_BY


def test_a_month_like_most_leaves_five_or_more():
    assert fewest_that_fit((150, 40, 15, 4, 1)) >= FIVE


@pytest.mark.parametrize("parts", [(1, 0, 0, 0, 0), (2, 1, 0, 0, 0), (1, 1, 1, 1, 0)])
def test_a_quiet_month_can_leave_fewer_which_is_what_the_gate_is_for(parts):
    """Known, and written down in ADR 5: the release gate has to hold such a table over."""
    assert fewest_that_fit(parts) < FIVE
