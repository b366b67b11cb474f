"""The attacker reads each month's own CSV and each release's. Nothing else tells more."""

import csv
import io

import pytest

from sosbus.exports.istv import FIELDS, istv
from sosbus.exports.tidy import tidy
from sosbus.lines.rules import meant_by, series_of
from sosbus.lines.store import read
from sosbus.measures.rules import TABLES
from sosbus.released.rules import Shown
from tests.attack.made import PACKS, Life, lived, publish_months, reports


@pytest.fixture(scope="module")
def life():
    """A year, in which some was held over."""
    return lived(months=12, hold={3: ("outcome", "violence_when"), 11: ("reason",)})


def read_back(folder, life):
    """What counters showed, from months' own CSVs alone."""
    names, shown = series_of(TABLES), {one: {} for one in life.months}
    for line in read([folder]):
        if not line.adds_nothing:
            series, month, _ = meant_by(line, names)
            value = Shown(int(line.value)) if line.value else None
            if len(series) > 1:  # low and high: what is probable is the difference
                low = shown[month][series[0]]
                value = None if value is None or low is None else Shown(value - low)
            shown[month][series[-1]] = value
    return shown


def test_whole_reports_can_be_made_again_from_what_the_attacker_reads(life, tmp_path):
    """Every word, rate, percentage and sum of money in them; so none says anything more."""
    shown = read_back(publish_months(tmp_path, life), life)
    assert shown == life.shown
    sent = list(reports(life))
    assert {one.pack for one in sent} == set(PACKS)
    assert list(reports(Life(life.months, shown=shown))) == sent


def rows_of(content):
    return list(csv.DictReader(io.StringIO(content.decode("ascii"))))


def test_assaults_in_the_fields_of_istv_are_those_of_the_release(life):
    told = [one for one in reports(life) if istv(one)]
    assert len(told) > len(life.months)
    ends = ("at_least", "at_most", "note")
    for one in told:
        theirs = [
            (table, row[field], row["assaults"], *(row[end] for end in ends))
            for row in rows_of(istv(one))
            for table, field in FIELDS.items()
            if row[field] != "All"
        ]
        ours = [
            (row["table"], row["category_label"], row["value"], *(row[end] for end in ends))
            for row in rows_of(tidy(one))
            if row["table"] in FIELDS
        ]
        assert theirs == ours
        assert len(rows_of(istv(one))) == len(ours)
