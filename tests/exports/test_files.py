"""Every file together: names, the same bytes again, no formula, only what is shown."""

import csv
import io
import re
import zipfile
from dataclasses import replace

import pytest

from sosbus.exports.files import files
from sosbus.released.rules import (
    Column,
    Mark,
    Missing,
    Picture,
    Released,
    Report,
    Row,
    Section,
    Table,
    Unit,
)
from tests.exports.reading import canaries_in, words_in
from tests.worked_year import YEAR, fives, with_words

MADE = files(YEAR)
NAME = "sos-bus-year-2026-27"
RUN = ["=1+1", "@x", "\t=1", "-5", "+1", "\r=1", '=HYPERLINK("http://x")', "＝1+1", "\x00=1"]


def test_names_a_partner_can_file():
    assert set(MADE) == {
        f"{NAME}.csv",
        f"{NAME}.csv-metadata.json",
        f"{NAME}-istv.csv",
        f"{NAME}-istv.csv-metadata.json",
        "datapackage.json",
        f"{NAME}.xlsx",
        f"{NAME}.ods",
        f"{NAME}.pdf",
    }
    assert all(re.fullmatch(r"[a-z0-9-]+(\.[a-z]+)(-metadata\.json)?", name) for name in MADE)


def test_the_same_report_is_the_same_bytes_whenever_it_is_made():
    again = files(YEAR)
    assert [name for name in MADE if MADE[name] != again[name]] == []


def test_a_report_without_violence_has_no_istv():
    plain = replace(YEAR, sections=YEAR.sections[:2])
    assert not [name for name in files(plain) if "istv" in name]


@pytest.mark.parametrize("typed", RUN)
def test_nothing_typed_is_ever_run(typed):
    """In a CSV words that could run have an apostrophe; in workbooks every word is a word."""
    made = files(with_words(typed))
    sheet = next(content for name, content in made.items() if name.endswith(".csv"))
    for row in csv.reader(io.StringIO(sheet.decode("ascii"), newline="")):
        for cell in row:
            assert not cell.startswith(("=", "+", "@", "\t", "\r", "\0")), cell
            assert not cell.startswith("-") or float(cell) <= 0, cell
    for ending, part in ((".xlsx", r"xl/worksheets/.*\.xml"), (".ods", r"content\.xml")):
        book = next(content for name, content in made.items() if name.endswith(ending))
        with zipfile.ZipFile(io.BytesIO(book)) as packed:
            told = [
                packed.read(one).decode()
                for one in packed.namelist()
                if re.fullmatch(part, one)
            ]
        assert told
        for xml in told:
            assert (
                "<f>" not in xml and "table:formula" not in xml and "http://x" not in links(xml)
            )


def links(xml: str) -> str:
    return " ".join(re.findall(r'(?:href|location)="[^"]*"', xml))


def test_a_negative_number_stays_a_number():
    sheet = MADE[f"{NAME}.csv"].decode()
    assert ",-124505.2,pounds,-124505.2,-124505.2," in sheet


def with_figures(value: int) -> Report:
    """The year, with this in place of every figure about contacts."""
    sections = tuple(
        replace(section, tables=tuple(refigured(table, value) for table in section.tables))
        for section in YEAR.sections
    )
    return replace(YEAR, sections=sections)


def refigured(table: Table, value: int) -> Table:
    cells = tuple(fives(value) for _ in table.columns)
    return replace(table, rows=tuple(replace(row, cells=cells) for row in table.rows))


def test_a_true_count_that_slipped_through_would_be_found_in_every_kind_of_file():
    """The search itself is tried: 4387 is no figure in fives, and no bound of one."""
    slipped = {name for name, _ in canaries_in(files(with_figures(4387)), [4387])}
    data = {name for name in MADE if not name.endswith(".json")}
    assert slipped == data


def test_a_figure_in_fives_tells_no_more_than_it_shows():
    assert canaries_in(files(with_figures(4385)), [4383, 4384, 4386, 4387]) == []


MANY = tuple(Column(f"c{at}", f"Column {at}", Unit.CONTACTS) for at in range(13))
BARE = Table("odd-one", "Odd", "", "Odd.", "1", "Row", MANY, ())


def of_rows(many: int, *cells: Released | Missing) -> tuple[Row, ...]:
    return tuple(Row(f"r{at}", f"Row {at}", cells) for at in range(many))


@pytest.mark.parametrize(
    "table",
    [
        BARE,
        replace(BARE, rows=of_rows(70, *[fives(5)] * 13), picture=Picture.LINES),
        replace(BARE, rows=of_rows(1, *[fives(10_000_000)] * 13), picture=Picture.LINES),
        replace(BARE, rows=of_rows(3, *[Missing(Mark.NOT_AVAILABLE)] * 13)),
        replace(BARE, columns=MANY[:1], rows=of_rows(1, fives(5)), picture=Picture.COLUMNS),
        replace(BARE, columns=MANY[:1], rows=of_rows(40, fives(5)), picture=Picture.BARS),
    ],
    ids=["no rows", "wide and long", "millions", "nothing known", "one column", "many bars"],
)
def test_tables_of_any_shape_go_out(table):
    bare = replace(
        YEAR, main_points=(), method=(), held_back=(), cautions=(), certificate={},
        next_on=None, sections=(Section("odd", "Odd", (), (table,)),),
    )  # fmt: skip
    made = files(bare)
    told = words_in(f"{NAME}.pdf", made[f"{NAME}.pdf"])
    assert all(row.label in told for row in table.rows)
    assert len(list(csv.reader(made[f"{NAME}.csv"].decode().splitlines()))) == 1 + sum(
        len(row.cells) for row in table.rows
    )
