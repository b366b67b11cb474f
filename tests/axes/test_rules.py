"""Scales end at round numbers, and names fit under them."""

from hypothesis import given
from hypothesis import strategies as st

from sosbus.axes import rules


@given(st.integers(1, 3_000_000))
def test_a_scale_ends_just_above_what_is_drawn(most):
    top = rules.round_top(most)
    assert most <= top <= most * 2


@given(st.sampled_from(rules.ROUND), st.integers(1, 5))
def test_people_can_count_in_its_steps(one, power):
    found = rules.steps(one * 10**power)
    assert found[0] == 0 and found[-1] == one * 10**power
    assert 4 <= len(found) <= 7
    assert all(step.is_integer() for step in found)


def test_months_along_a_year_are_short():
    names = ["November 2026", "December 2026", "January 2027"]
    assert rules.short(names) == ["Nov 2026", "Dec", "Jan 2027"]
    assert rules.short(["22:00", "After 04:00"]) == ["22:00", "After 04:00"]


def test_names_at_the_ends_of_lines_do_not_cover_each_other():
    found = rules.apart([(50, "b", 1), (48, "a", 0), (120, "c", 2)])
    assert [text for _, text, _ in found] == ["a", "b", "c"]
    assert all(
        low[0] - high[0] >= rules.LINE for high, low in zip(found, found[1:], strict=False)
    )
