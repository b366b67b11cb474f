"""True numbers that can be told from all others are in nothing that goes out."""

from collections import Counter as Count
from random import Random

import pytest

from sosbus.exports.files import files
from sosbus.figures.tables import Counter
from sosbus.measures.rules import all_series
from sosbus.released.rules import FIVE
from tests.attack.made import BEGIN, PACKS, Life, reported
from tests.exports.reading import canaries_in


def with_canaries() -> tuple[Life, list[int]]:
    """A month in which every series has a number of its own, 2 or 3 past a five: neither shown
    figures nor their bounds can be one. None is like a year."""
    chance = Random(8)
    some = [one for one in range(2100, 10_000) if one % FIVE in (2, 3)]
    names = all_series()
    canaries = chance.sample(some, len(names))
    counters = {name: Counter(series=name, phase=chance.randrange(5), total=0, shown=0)
                for name in names}  # fmt: skip
    life = Life([])
    life.close(BEGIN, counters, Count(dict(zip(names, canaries, strict=True))), Count())
    return life, canaries


@pytest.mark.parametrize("pack", PACKS)
def test_no_true_number_is_in_any_file(pack):
    life, canaries = with_canaries()
    month = PACKS[pack].model_copy(update={"cadence": PACKS["police"].cadence})
    assert not canaries_in(files(reported(life, month, "2025-04", 1)), canaries)


def test_one_that_is_told_is_found_in_every_format():
    life, canaries = with_canaries()
    life.shown[BEGIN]["reason/violence"] = life.true[BEGIN]["reason/violence"]
    told = canaries_in(files(reported(life, PACKS["police"], "2025-04", 1)), canaries)
    assert {name.rpartition(".")[2] for name, _ in told} >= {"csv", "xlsx", "ods", "pdf"}
