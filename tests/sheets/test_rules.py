"""Whatever program a spreadsheet came from, its rows are read or refused in a sentence."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosbus.base.refusal import Refusal
from sosbus.sheets.rules import (
    MOST_ROWS,
    NOT_CSV,
    TOO_WIDE,
    Column,
    Sheet,
    as_csv,
    date_of,
    phone_of,
    sheet_of,
    text_of,
)

COLUMNS = (Column("email", ("e-mail",), True), Column("joined on", ("joined",)))
WORDS = "email;name\nsam@example.org;Zoë"


def rows(text):
    read = sheet_of(text, COLUMNS)
    assert isinstance(read, Sheet), read
    return [(row.number, row["email"], row["joined on"]) for row in read.rows]


@pytest.mark.parametrize("how", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_letters_of_any_program(how):
    assert text_of(WORDS.encode(how)) == WORDS


@pytest.mark.parametrize("raw", [b"PK\x03\x04rest", b"\x00\x01", b"\xff\xfea", b"\x81\x8d"])
def test_what_is_no_csv_is_said_to_be_none(raw):
    assert text_of(raw) == NOT_CSV


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_commas_semicolons_and_tabs(mark, end):
    text = end.join([f"E-Mail {mark}JOINED ON", f"a@b.c{mark}1/2/2025", "", f"d@e.f{mark}"])
    assert rows(text) == [(2, "a@b.c", "1/2/2025"), (4, "d@e.f", "")]


def test_a_quoted_cell_may_have_lines_and_a_row_stays_one_row():
    assert rows('joined,e mail\n"two\nlines",a@b.c\n,d@e.f') == [
        (2, "a@b.c", "two lines"),
        (3, "d@e.f", ""),
    ]


def test_excels_hint_is_not_a_row_of_ours():
    assert rows("sep=;\nemail;joined\na@b.c;x") == [(3, "a@b.c", "x")]


def test_headings_we_do_not_know_are_named_and_left_alone():
    read = sheet_of("email,shoe size\na@b.c,44", COLUMNS)
    assert read.unread == ["shoe size"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no rows yet"),
        (" \n \n", "no rows yet"),
        ("email", "no rows under them"),
        ("name\nSam", "no heading “email”"),
        ("email,e-mail\na,b", "mean the same"),
        ('email\na@b.c\n"open', "Row 3: a quotation mark"),
        ("email\n" + "a@b.c\n" * (MOST_ROWS + 1), "5,001 rows; 5,000 at a time"),
    ],
)
def test_what_cannot_be_read_as_a_whole(text, words):
    refused = sheet_of(text, COLUMNS)
    assert isinstance(refused, Refusal) and words in refused


def test_a_row_wider_than_its_headings_is_found_out():
    read = sheet_of("email\na@b.c,Support", COLUMNS)
    assert read.rows[0].is_too_wide and "quotes" in TOO_WIDE


@given(st.text(), st.sampled_from(["", "email,joined\n", "sep=,\n"]))
def test_no_text_at_all_breaks_the_reader(text, head):
    assert isinstance(sheet_of(head + text, COLUMNS), Sheet | Refusal)


@given(st.binary())
def test_no_bytes_at_all_break_it(raw):
    assert isinstance(text_of(raw), str)


@pytest.mark.parametrize(
    "typed",
    [
        "31/12/2026",
        "31.12.26",
        "31-12-2026",
        "2026-12-31",
        "2026-12-31T00:00:00",
        "31/12/2026 00:00",
        "31 Dec 2026",
        "31 december, 2026",
    ],
)
def test_dates_as_people_here_write_them(typed):
    assert date_of(typed) == date(2026, 12, 31)


@pytest.mark.parametrize(
    "typed", ["12/31/2026", "31/11/2026", "tomorrow", "46022", "1 foo 2026"]
)
def test_what_is_no_date(typed):
    assert isinstance(date_of(typed), Refusal)
    assert date_of("  ") is None


@given(st.text())
def test_no_words_break_a_date_or_a_phone_number(typed):
    assert isinstance(date_of(typed), date | Refusal | None)
    assert isinstance(phone_of(typed), str)


def test_phone_numbers_as_they_are_dialled():
    assert phone_of("(01206) 123-456") == "01206123456"
    assert phone_of("7700900123") == "07700900123"
    assert phone_of("+44 7700 900123") == "+447700900123"
    assert isinstance(phone_of("7.7009E+09"), Refusal)


def test_no_cell_of_ours_is_run_as_a_sum():
    assert as_csv([["=1+1", "+44", "Sam"]]) == "\ufeff'=1+1,'+44,Sam\r\n"
