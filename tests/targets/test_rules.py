"""What may be said of a target, and when."""

import pytest

from sosbus.targets.rules import gap_words


@pytest.mark.parametrize(
    "points, over, so_far",
    [
        (None, "not known", "not known"),
        (0, "met the target exactly", "so far exactly on target"),
        (
            -1,
            "missed target by 1 percentage point",
            "so far 1 percentage point short of the target",
        ),
        (
            2.5,
            "beat target by 2.5 percentage points",
            "so far 2.5 percentage points better than the target",
        ),
    ],
)
def test_before_its_end_a_target_is_neither_beaten_nor_missed(points, over, so_far):
    assert gap_words(points) == over
    assert gap_words(points, is_over=False) == so_far
