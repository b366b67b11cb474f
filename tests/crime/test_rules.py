"""A police file is counted exactly, or refused with the row that is wrong."""

import csv
import random
import re
from collections import Counter
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sosbus.base.refusal import Refusal
from sosbus.base.settings import CHECKOUT
from sosbus.crime.rules import COLUMNS, TOWN_CENTRE, VIOLENCE, Crimes, read_crimes

EXTRACT = Path(CHECKOUT, "sosbus/demo/police-uk-2018.csv").read_bytes()
GOLDEN = [59, 48, 75, 52, 59, 47]
HEADER, *ROWS = EXTRACT.decode().splitlines()
SOME = ROWS[::25]
WORDS = {name: place for place, name in enumerate(COLUMNS)}


def as_file(rows, header=HEADER):
    return ("\n".join([header, *rows]) + "\n").encode()


def read(rows, header=HEADER):
    crimes = read_crimes(as_file(rows, header))
    assert isinstance(crimes, Crimes), crimes
    return crimes


def changed(row, **words):
    fields = row.split(",")
    for name, word in words.items():
        fields[WORDS[name.replace("_", " ")]] = word
    text = StringIO()
    csv.writer(text, lineterminator="").writerow(fields)
    return text.getvalue()


def refused(data):
    answer = read_crimes(data)
    assert isinstance(answer, Refusal)
    return answer


def violence_by_month(crimes):
    return [crimes.counts[f"2018-{month:02}", TOWN_CENTRE, VIOLENCE] for month in range(1, 7)]


def test_the_town_centre_of_2018():
    crimes = read_crimes(EXTRACT)
    assert violence_by_month(crimes) == GOLDEN
    assert (crimes.rows, crimes.counts.total()) == (1467, 1467)


def test_a_byte_order_mark_or_windows_line_ends_change_nothing():
    whole = read_crimes(EXTRACT)
    assert read_crimes(b"\xef\xbb\xbf" + EXTRACT) == whole
    assert read_crimes(EXTRACT.replace(b"\n", b"\r\n")) == whole
    assert read_crimes(EXTRACT.rstrip()) == whole


def test_columns_are_found_by_name():
    turned = [",".join(reversed(row.split(","))) for row in [HEADER, *SOME]]
    assert read(turned[1:], turned[0]).counts == read(SOME).counts


def test_rows_without_a_crime_id_look_alike_and_all_count():
    quiet = next(row for row in ROWS if row.startswith(","))
    assert read([quiet] * 3).counts.total() == 3


def test_one_crime_id_in_two_different_rows_counts_twice_as_published():
    told = next(row for row in ROWS if not row.startswith(","))
    assert read([told, changed(told, Location="On or near Head Street")]).rows == 2


def test_a_row_without_an_area_is_told_apart():
    crimes = read([SOME[0], changed(SOME[1], LSOA_code="", Crime_ID="another")])
    assert (crimes.rows, crimes.without_area, crimes.counts.total()) == (2, 1, 1)


@pytest.mark.parametrize(
    ("row", "data"),
    [
        (1, b""),
        (1, b"\xff\xfeC\x00r\x00"),
        (1, as_file(SOME, HEADER.replace("Context", "Contents"))),
        (1, as_file(SOME, HEADER.removesuffix(",Context"))),
        (1, as_file(SOME, HEADER + ",Month")),
        (2, as_file([])),
        (3, as_file([SOME[0], changed(SOME[1], Month="2018-13")])),
        (3, as_file([SOME[0], changed(SOME[1], Month="Jan 2018")])),
        (3, as_file([SOME[0], changed(SOME[1], Month="2018-1")])),
        (3, as_file([SOME[0], changed(SOME[1], Crime_type="Piracy")])),
        (3, as_file([SOME[0], changed(SOME[1], LSOA_code="E0102164")])),
        (3, as_file([SOME[0], changed(SOME[1], LSOA_code="S01021649")])),
        (3, as_file([SOME[0], SOME[1] + ",more"])),
        (3, as_file([SOME[0], SOME[1].rsplit(",", 1)[0]])),
        (3, as_file([SOME[0]]) + b"\xff\n"),
        (4, as_file([SOME[0], SOME[1], HEADER, SOME[2]])),
        (3, as_file([SOME[0], "\ufeff" + HEADER])),
        (3, as_file([SOME[0], changed(SOME[1], Month="2010-11")])),
        (3, as_file([SOME[0], changed(SOME[1], Month="20１8-01")])),
        (3, as_file([SOME[0], changed(SOME[1], LSOA_code="E0102164９")])),
        (3, as_file([SOME[0], changed(SOME[1], Reported_by="British Transport Police")])),
        (2, as_file([changed(SOME[0], LSOA_code="")])),
    ],
)
def test_a_refusal_names_the_row(row, data):
    assert re.match(rf"Row {row}\b", refused(data))


def test_a_row_there_twice_names_both():
    told = [row for row in ROWS if not row.startswith(",")][:3]
    assert re.findall(r"\brow (\d+)", refused(as_file([*told, told[1]])).lower()) == ["5", "3"]


def test_no_crime_is_published_before_it_happened():
    assert isinstance(read_crimes(EXTRACT, until="2018-06"), Crimes)
    assert "2018-05" in str(read_crimes(EXTRACT, until="2018-05"))


def test_a_file_given_twice_over_is_refused():
    assert "header" in refused(EXTRACT + EXTRACT)


@given(st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(chance: random.Random):
    turned = chance.sample(SOME, len(SOME))
    assert read(turned).counts == read(SOME).counts


@given(st.data())
def test_one_spoilt_field_is_refused_or_harmless(data):
    row = data.draw(st.integers(0, len(SOME) - 1))
    name = data.draw(st.sampled_from(COLUMNS))
    word = data.draw(st.text(st.characters(codec="utf-8"), min_size=1))
    spoilt = changed(SOME[row], **{name: word})
    answer = read_crimes(as_file([*SOME[:row], spoilt, *SOME[row + 1 :]]))
    assert is_refused_or(answer, read(SOME).counts)


@settings(max_examples=300)
@given(st.integers(len(HEADER) + 2, len(as_file(SOME)) - 1))
def test_a_file_cut_off_is_refused_or_whole_up_to_there(cut):
    kept = as_file(SOME)[:cut]
    assume(not kept.endswith(b"\n"))
    whole = kept.decode().splitlines()[1:]
    last = SOME[len(whole) - 1]
    assert is_refused_or(read_crimes(kept), read([*whole[:-1], last]).counts)


@given(st.binary())
def test_no_bytes_break_it(noise):
    assert isinstance(read_crimes(noise), Refusal)
    assert isinstance(read_crimes(as_file(SOME) + noise), Refusal | Crimes)


def is_refused_or(answer: Crimes | Refusal, counts: Counter[tuple[str, str, str]]) -> bool:
    if isinstance(answer, Refusal):
        return bool(re.match(r"Row \d+\b", answer))
    return answer.counts == counts
