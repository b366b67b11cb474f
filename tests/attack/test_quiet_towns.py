"""A town of a dozen contacts a month, where tables alone leave three or four numbers: the gate
refuses, and of what it lets out nobody learns more.

Every contact falls once into each of several tables, so their sums tie them to each other.
"""

import pytest

from sosbus.attack.rules import Result, attack
from sosbus.lines.store import read
from sosbus.released.rules import FIVE, OUT_BY
from tests.attack.made import lived, only, publish, publish_months, reports

TOWNS = [(1, 12, 1), (2, 20, 1), (2, 35, 2)]  # months, contacts a month, and which town


def attacked(life, folder):
    """By somebody who has every month's own CSV, and the trustees' reports."""
    publish_months(folder, life)
    publish(folder, reports(life, only("trustees")))
    found = attack(read([folder]))
    assert isinstance(found, Result), found
    assert not found.unread
    return found


@pytest.mark.parametrize(("months", "busy", "town"), TOWNS)
def test_nobody_is_found_in_what_the_gate_lets_out(months, busy, town, tmp_path):
    life = lived(months=months, a_month=busy, seed=town, gated=True)
    assert life.refused, "the gate had nothing to do here"
    found = attacked(life, tmp_path)
    assert len(found.small) > 100
    assert not found.few
    assert isinstance(attack(read([tmp_path]), known=life.known()), Result)


def test_whatever_the_attacker_finds_the_gate_refuses(tmp_path):
    """Written apart, one by moving counters and one by a solver. The gate may refuse more: what
    it could not show to be safe."""
    life = lived(months=1, a_month=12, seed=1)
    looked = life.look()
    assert looked.refused
    found = attacked(life, tmp_path)
    few = [one for one in found.few if 1 <= life.sum(one.series, one.first, one.last) <= OUT_BY]
    assert {one.series.partition("/")[0] for one in few} <= set(looked.tables)
    assert looked.fewest <= min(one.candidates for one in few) < FIVE
