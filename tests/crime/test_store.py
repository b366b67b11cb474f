"""Taking a police file in never adds up twice."""

from datetime import UTC, datetime
from itertools import permutations

import pytest
from sqlmodel import col, select

from sosbus.crime import store
from sosbus.crime.rules import TOWN_CENTRE, VIOLENCE, read_crimes
from sosbus.crime.tables import CrimeCount, CrimeFile
from tests.crime.test_rules import EXTRACT, GOLDEN, ROWS, as_file, changed

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
JANUARY = [row for row in ROWS if ",2018-01," in row]
FEBRUARY = [row for row in ROWS if ",2018-02," in row]
ELSEWHERE = [changed(row, LSOA_code="E01021648") for row in JANUARY]


def take_in(db, data):
    replaced = store.take_in(db, data, read_crimes(data), NOW)
    db.flush()
    return replaced


def table(db):
    keys = (col(CrimeCount.month), col(CrimeCount.lsoa), col(CrimeCount.crime_type))
    return db.exec(select(*keys, col(CrimeCount.count)).order_by(*keys)).all()


def violence(db):
    held = store.between(db, TOWN_CENTRE, "2018-01", "2018-06")
    return [one.count for one in held if one.crime_type == VIOLENCE]


def test_the_town_centre_of_2018(db):
    assert take_in(db, EXTRACT) == 0
    assert violence(db) == GOLDEN
    file = db.exec(select(CrimeFile)).one()
    assert (file.rows, file.first_month, file.last_month) == (1467, "2018-01", "2018-06")
    assert file.read_at == NOW


def test_the_same_file_twice_changes_nothing(db):
    take_in(db, EXTRACT)
    take_in(db, as_file(JANUARY[:5]))
    first = table(db)
    assert take_in(db, EXTRACT) == 0
    assert table(db) == first


def test_a_file_is_known_by_its_bytes(db):
    take_in(db, EXTRACT)
    assert store.is_read(db, EXTRACT)
    assert not store.is_read(db, EXTRACT + b"\n")


@pytest.mark.parametrize(
    "again", [b"\xef\xbb\xbf" + EXTRACT, as_file(reversed(ROWS)), EXTRACT.rstrip()]
)
def test_the_same_rows_in_other_bytes_are_replaced_not_added(db, again):
    take_in(db, EXTRACT)
    first = table(db)
    assert take_in(db, again) == 6
    assert table(db) == first


def test_a_later_file_replaces_only_its_own_months_and_areas(db):
    take_in(db, EXTRACT)
    take_in(db, as_file(ELSEWHERE))
    later = [row for row in JANUARY if VIOLENCE in row][:7]
    assert take_in(db, as_file(later)) == 1
    assert violence(db) == [7, *GOLDEN[1:]]
    assert len(store.between(db, TOWN_CENTRE, "2018-01", "2018-01")) == 1
    assert store.in_town_centre(db, "2018-01", [VIOLENCE]) == {VIOLENCE: 7}


@pytest.mark.parametrize("order", [*permutations([JANUARY, FEBRUARY, ELSEWHERE])])
def test_files_with_nothing_in_common_come_in_any_order(db, order):
    for rows in order:
        assert take_in(db, as_file(rows)) == 0
    counts = read_crimes(as_file([*JANUARY, *FEBRUARY, *ELSEWHERE])).counts
    assert {tuple(key): count for *key, count in table(db)} == counts


def test_no_crimes_of_a_type_is_not_the_same_as_no_month(db):
    take_in(db, as_file([row for row in JANUARY if VIOLENCE in row]))
    assert store.in_town_centre(db, "2018-01", ["Robbery"]) == {"Robbery": 0}
    assert store.in_town_centre(db, "2018-02", ["Robbery"]) == {}


def test_the_newest_month_up_to_one(db):
    take_in(db, EXTRACT)
    assert store.latest_month(db, "2018-04") == "2018-04"
    assert store.latest_month(db, "2026-11") == "2018-06"
    assert store.latest_month(db, "2017-12") is None
