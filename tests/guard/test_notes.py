"""The labelled notes: what the guard misses and what it stops for nothing, counted and said.

The rules were put right by every set in turn, so these counts hold what was reached. What
each set showed before that stands in README.md.
"""

import csv
from pathlib import Path

import pytest

from sosbus.guard.rules import blocked, doubts
from sosbus.venues.rules import SHIPPED

with Path(__file__).with_name("notes.csv").open(encoding="utf-8", newline="") as file:
    NOTES = list(csv.DictReader(file))
SETS = ("tune", "held", "fresh", "last")
VENUES = [name for name, _ in SHIPPED]


def words(label, which=SETS):
    return [one["words"] for one in NOTES if one["label"] == label and one["set"] in which]


@pytest.mark.parametrize(
    "which", [SETS[:1], SETS[1:2], SETS[2:3], SETS[3:], SETS], ids="-".join
)
def test_99_of_100_identifiers_are_refused_and_hardly_an_innocent_note_is(which, tell):
    hard, fine = words("hard", which), words("fine", which)
    missed = [one for one in hard if not blocked(one)]
    stopped = [one for one in fine if blocked(one)]
    asked = [one for one in fine if doubts(one, VENUES)]
    tell(
        f"Guard, {'+'.join(which)}: missed {len(missed)} of {len(hard)} identifiers, stopped "
        f"{len(stopped)} of {len(fine)} innocent notes, asked about {len(asked)} of them"
    )
    assert len(missed) <= len(hard) * 0.01, missed
    assert len(stopped) <= len(fine) * 0.01, stopped
    assert len(asked) <= len(fine) * 0.05, asked


def test_names_ages_and_addresses_are_asked_about_and_not_refused(tell):
    soft = words("soft")
    unasked = [one for one in soft if not doubts(one)]
    tell(f"Guard: asked about {len(soft) - len(unasked)} of {len(soft)} names, ages, addresses")
    assert len(unasked) <= len(soft) * 0.05, unasked
    assert [one for one in soft if blocked(one)] == []


def test_there_are_enough_notes_and_about_half_are_innocent():
    assert len(NOTES) >= 400
    assert len({one["words"] for one in NOTES}) == len(NOTES)
    assert 0.4 < len(words("fine")) / len(NOTES) < 0.6
