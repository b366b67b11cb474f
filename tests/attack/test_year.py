"""A partner who keeps every file ever sent, and has a solver, finds nobody in a year."""

import pytest

from sosbus.attack.rules import CONTRADICTION, Result, attack
from sosbus.exports.files import files
from sosbus.exports.tidy import tidy
from sosbus.lines.store import read
from sosbus.released.rules import FIVE, OUT_BY
from tests.attack.made import (
    PACKS,
    exactly,
    lived,
    meant,
    only,
    packs_of,
    publish,
    reported,
    reports,
    rewrite,
)


@pytest.fixture(scope="module")
def life():
    """A year, with late records."""
    return lived(months=12)


@pytest.fixture(scope="module")
def folder(life, tmp_path_factory):
    """Every pack of every month, quarter and year."""
    return publish(tmp_path_factory.mktemp("published"), reports(life))


@pytest.fixture(scope="module")
def lines(folder):
    return read([folder])


def found_in(lines, **how):
    found = attack(lines, **how)
    assert isinstance(found, Result), found
    return found


def few(result):
    return [one for one in result.small if one.candidates < FIVE]


def test_what_is_read_is_what_is_sent(life):
    sent = reported(life, PACKS["police"], "2025-04", 1)
    assert files(sent)[f"{sent.file_name}.csv"] == tidy(sent)


def test_every_small_window_fits_five_numbers(lines):
    found = found_in(lines)
    assert not found.unread
    assert len(found.small) > 1000
    assert not few(found)
    assert not found.is_broken


def test_the_truth_is_among_what_the_attacker_allows(life, lines):
    """So the attacker is not wrong: everything true fits the programme it built."""
    found_in(lines, known=life.known())


def test_a_wrong_number_is_not_among_it(life, lines):
    wrong = life.known()
    wrong["outcome/taxi"][life.months[3]] += 5
    assert attack(lines, known=wrong) == CONTRADICTION


def test_records_changed_after_their_month_closed(tmp_path):
    """Made again with a reason, a release tells the numbers it told."""
    life = lived(months=6, changed=1)
    packs = only("police", "trustees", "council")
    publish(tmp_path, reports(life, packs))
    publish(tmp_path, [reported(life, PACKS["police"], "2025-05", 90, version=2)])
    lines = read([tmp_path])
    assert {one.version for one in lines} == {1, 2}
    assert not found_in(lines, moved=3).is_broken
    found_in(lines, moved=3, known=life.known())


def test_tables_held_over(tmp_path):
    """The month after tells both; a quarter that ends while they are held is not told."""
    hold = {2: ("outcome", "violence_where"), 4: ("outcome", "contacts")}
    life = lived(months=6, hold=hold)
    publish(tmp_path, reports(life, only("police", "trustees", "council")))
    lines = read([tmp_path])
    assert any(one.table == "outcome" and one.note == "[x]" for one in lines)
    assert not found_in(lines).is_broken
    found_in(lines, known=life.known())


@pytest.mark.parametrize(
    "partner",
    [("reason/violence",), ("arrival/police", "violence_aware/yes"), ("outcome/police",)],
)
def test_a_partner_who_has_its_own_numbers_finds_nobody_else(life, lines, partner):
    """With one or two series known exactly, three numbers or more fit every other window."""
    quarter = [one for one in lines if one.last < life.months[3]]
    assert found_in(quarter, known=life.known(*partner)).fewest >= 3


def naive(life):
    """Each table alone, numbers as they are, 1 to 4 hidden, totals told."""

    def change(line, row):
        told = meant(line)
        if line.unit != "contacts" or not told or line.table == "key_figures":
            return False
        some, first, last = told
        number = sum(life.sum(one, first, last) for one in some)
        exactly(row, number)
        if 1 <= number <= OUT_BY:
            row.update(value="", at_least="", at_most="", note="[c]")
        return True

    return change


def test_the_same_attacker_finds_most_of_those_whom_hiding_small_numbers_hides(tmp_path):
    life = lived(months=12)
    blocks = packs_of("ages", "safeguarding", "outcomes", "alcohol", "months")
    folder = publish(tmp_path, reports(life, blocks))
    found = found_in(read([rewrite(folder, naive(life))]))
    small = [
        one for one in found.small if 1 <= life.sum(one.series, one.first, one.last) <= OUT_BY
    ]
    assert len(small) > 50
    assert len(found.pinned) >= len(small) / 2
    for one in found.small:
        assert one.low <= life.sum(one.series, one.first, one.last) <= one.high
