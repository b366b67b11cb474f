"""Files that any spreadsheet opens as what they say, and that run nothing."""

import csv
import io
import os
import shutil
import subprocess
from datetime import date

import pytest

from sosbus.base.refusal import Refusal
from sosbus.papers import rules

OFFICE = shutil.which("soffice")
NASTY = ["=1+1", "+44", "-2+3", "@x", "\t=1", "\r=1", 'a "b", c', "Zoë\nSmith", "O'Hara", ""]


def rows_of(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def test_every_cell_comes_back_and_none_begins_like_a_formula():
    made = rules.csv_of(["name"], [[one] for one in NASTY])
    assert made.count("\r\n") >= len(NASTY) + 1
    back = [row[0] if row else "" for row in rows_of(made)[1:]]
    assert back == [f"'{one}" if one.startswith(rules.RUNS) else one for one in NASTY]
    assert not any(one.startswith(rules.RUNS) for one in back)


def test_what_a_correction_takes_off_stays_a_number():
    assert rows_of(rules.csv_of(["served_minutes"], [[360], [-60]]))[1:] == [["360"], ["-60"]]


def test_the_names_of_columns_are_a_promise_to_whoever_reads_the_files():
    assert ",".join(rules.ROTA) == "night_date,opens_utc,closes_utc,hours,status,crew,role,name"
    assert ",".join(rules.HOURS) == (
        "night_date,name,role,as_volunteer,planned_minutes,served_minutes,roll_called,"
        "correction,reason"
    )


@pytest.mark.parametrize(
    "typed", ["x", "2026-13", "2026-1", "1926-01", "２０２６-01", "2026-01-01"]
)
def test_a_month_that_is_none_is_refused(typed):
    assert isinstance(rules.month_of(typed, date(2026, 3, 6)), Refusal)


@pytest.mark.parametrize(
    "span",
    [
        ("", ""),
        ("2026-02-30", "2026-03-01"),
        ("2026-03-02", "2026-03-01"),
        ("2000-01-01", "2026-01-01"),
    ],
)
def test_a_range_that_is_none_is_refused(span):
    assert isinstance(rules.span_of(*span), Refusal)


def test_a_month_ends_on_its_last_day():
    found = [rules.last_of(date(2028, month, 1)).day for month in (1, 2, 4, 12)]
    assert found == [31, 29, 30, 31]


@pytest.mark.skipif(not OFFICE, reason="lists read by LibreOffice: there is none here")
def test_libreoffice_reads_what_we_write(tmp_path):
    """A reader that nobody here wrote: the same cells, as text, and numbers that add up."""
    made = tmp_path / "hours.csv"
    rows = [(one, -60) for one in ("=1+1", "@SUM(1)", "Zoë Smith", 'a "b", c')]
    made.write_bytes(rules.csv_of(["name", "served_minutes"], rows).encode("utf-8-sig"))
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    utf_8 = "--infilter=CSV:44,34,76,1"  # its window finds that out, its command line not
    out = ["--convert-to", "fods", "--outdir", tmp_path]
    subprocess.run(
        [OFFICE, home, "--headless", utf_8, *out, made],
        check=True,
        timeout=120,
        capture_output=True,
        env=os.environ,
    )
    read = (tmp_path / "hours.fods").read_text()
    assert "table:formula" not in read
    assert read.count('office:value="-60"') == len(rows)
    for shown in ("'=1+1", "Zoë Smith", ">name<"):
        assert shown in read or shown.replace("'", "&apos;") in read
