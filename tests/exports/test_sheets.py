"""CSV and workbooks, read back by programs that no one here wrote."""

import csv
import io
import shutil
import subprocess
import warnings

import frictionless
import openpyxl
import pytest
from csvw import CSVW

from sosbus.exports.files import files
from sosbus.released.rules import Missing
from sosbus.wording.rules import bounded_columns, tables_of
from tests.worked_year import VIOLENCE, YEAR

MADE = files(YEAR)
NAME = YEAR.file_name
OFFICE = shutil.which("soffice")


@pytest.fixture
def folder(tmp_path):
    for name, content in MADE.items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


def rows_of(name):
    return list(csv.DictReader(io.StringIO(MADE[name].decode("ascii"), newline="")))


def test_csv_is_as_rfc_4180_has_it():
    content = MADE[f"{NAME}.csv"]
    lines = content.split(b"\r\n")
    assert lines[-1] == b"" and b"\n" not in b"".join(lines) and content.isascii()
    assert lines[0].startswith(b"release,version,period,")
    assert len({len(row) for row in csv.reader(content.decode().splitlines())}) == 1


def test_csv_holds_each_cell_once_with_its_bounds():
    cells = {
        (table.code, row.code, column.code): cell
        for table in tables_of(YEAR)
        for row in table.rows
        for column, cell in zip(table.columns, row.cells, strict=True)
    }
    found = {
        (row["table"], row["category"], row["measure"]): row for row in rows_of(f"{NAME}.csv")
    }
    assert found.keys() == cells.keys()
    for key, cell in cells.items():
        told = [found[key][one] for one in ("value", "at_least", "at_most")]
        if isinstance(cell, Missing):
            assert told == ["", "", ""] and found[key]["note"] == f"[{cell.why}]"
        else:
            assert [float(one) for one in told] == [cell.value, cell.at_least, cell.at_most]


def test_a_nought_stays_a_number_so_that_sums_work():
    rows = [row for row in rows_of(f"{NAME}.csv") if row["table"] == "violence_when"]
    assert sum(int(row["value"]) for row in rows) == sum(VIOLENCE.values())
    assert (rows[-1]["value"], rows[-1]["at_most"]) == ("0", "4")


@pytest.mark.parametrize("name", [name for name in MADE if name.endswith(".csv")])
def test_csvw_finds_the_csv_as_its_metadata_says(folder, name, caplog):
    assert faults(folder / f"{name}-metadata.json", caplog) == []


def test_csvw_finds_out_a_csv_that_is_not_as_it_says(folder, caplog):
    sheet = folder / f"{NAME}.csv"
    good = sheet.read_bytes()
    for bad in (
        good.replace(b",2026-04-03,", b",some day,", 1),
        good.replace(b",855,contacts", b",many,contacts", 1),
        good.replace(b"reason,alcohol,", b"reason,phone,", 1),  # twice the same key
    ):
        assert bad != good
        sheet.write_bytes(bad)
        assert faults(f"{sheet}-metadata.json", caplog)


def faults(described, caplog):
    """It warns of some, logs others and raises for a key that comes twice."""
    caplog.clear()
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        found = CSVW(str(described), validate=True)
        try:
            valid = found.is_valid
        except ValueError as why:
            return [str(why)]
    told = [str(one.message) for one in found.warnings] + [
        one.message for one in caplog.records
    ]
    return told or ([] if valid else ["not valid"])


def test_frictionless_finds_the_package_whole_and_finds_out_a_changed_one(folder):
    package = folder / "datapackage.json"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        report = frictionless.validate(str(package))
        assert report.valid, report.flatten(["message"])
        assert report.stats["tasks"] == 2
        sheet = folder / f"{NAME}.csv"
        sheet.write_bytes(sheet.read_bytes().replace(b",855,", b",860,", 1))
        assert not frictionless.validate(str(package)).valid


def test_istv_rows_count_by_one_field_and_add_up():
    rows = rows_of(f"{NAME}-istv.csv")
    by_time = [row for row in rows if row["incident_time"] != "All"]
    assert [row["incident_time"] for row in by_time] == list(VIOLENCE)
    assert sum(int(row["assaults"]) for row in by_time) == sum(VIOLENCE.values())
    for row in rows:
        fields = ("incident_time", "location_type", "assault_type", "police_aware")
        assert sum(row[one] != "All" for one in fields) == 1


# --- the workbook ---


@pytest.fixture(scope="module")
def book():
    return openpyxl.load_workbook(io.BytesIO(MADE[f"{NAME}.xlsx"]))


def test_sheets_in_the_order_people_look_for_them(book):
    wanted = ["Cover", "Contents", "Notes", *(f"Table_{at}" for at in range(1, 12))]
    assert book.sheetnames == wanted and book.active.title == "Cover"
    assert [row[0].value for row in book["Contents"].iter_rows(min_row=4)] == wanted[2:]
    assert book["Contents"]["A4"].hyperlink.location == "'Notes'!A1"


def test_one_marked_up_table_a_sheet_and_none_of_what_trips_a_screen_reader(book):
    names = set()
    for sheet in book.worksheets[1:]:
        [marked] = sheet.tables.values()
        names.add(marked.name)
        heads = [cell.value for cell in sheet[marked.ref][0]]
        assert len(set(heads)) == len(heads) and all(heads)
        assert all(cell.value is not None for row in sheet[marked.ref] for cell in row)
        assert marked.ref.endswith(str(sheet.max_row)), "nothing stands under a table"
        assert marked.autoFilter is None and sheet.freeze_panes is None
        assert not sheet.merged_cells.ranges and not sheet._images
        assert sheet["A2"].value == "This sheet contains one table."
        assert not any(row.hidden for row in sheet.row_dimensions.values())
        assert not any(column.hidden for column in sheet.column_dimensions.values())
    assert len(names) == len(book.worksheets) - 1


def test_above_a_table_stand_its_title_its_shorthand_and_its_source(book):
    above = [row[0].value for row in book["Table_10"].iter_rows(min_row=1, max_row=5)]
    what = (
        "Violence at the bus and recorded by the police, Colchester, April 2026 to March 2027"
    )
    assert above[0].startswith(f"Table 10: {what} [note ")
    assert "[x]" in above[3] and above[4] == "Source: SOS Bus records."
    assert [row[0].value for row in book["Table_10"].iter_rows(min_row=7, max_row=8)] == [
        "April 2026",
        "May 2026",
    ]


def test_everything_is_arial_12_or_more_and_begins_at_a1(book):
    for sheet in book.worksheets:
        assert sheet["A1"].value
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.font.name == "Arial" and cell.font.size >= 12
                assert cell.data_type != "f"


def test_figures_are_numbers_and_reasons_stand_in_brackets(book):
    for at, table in enumerate(tables_of(YEAR), start=1):
        bounded = bounded_columns(table)
        [marked] = book[f"Table_{at}"].tables.values()
        for row, written in zip(
            table.rows, list(book[f"Table_{at}"][marked.ref])[1:], strict=True
        ):
            place = 1
            for number, cell in enumerate(row.cells):
                told = written[place].value
                assert told == (
                    f"[{cell.why}]" if isinstance(cell, Missing) else pytest.approx(cell.value)
                )
                place += 3 if number in bounded else 1


def test_the_book_says_whose_it_is_and_when_by_the_reports_own_clock(book):
    about = book.properties
    assert about.title.startswith("Annual report") and about.creator == "Colchester SOS Bus"
    assert about.created.replace(tzinfo=None) == YEAR.released_at.replace(tzinfo=None)


# --- by LibreOffice ---


@pytest.mark.skipif(not OFFICE, reason="workbooks read by LibreOffice: there is none here")
def test_libreoffice_opens_both_workbooks_and_finds_the_same_in_them(folder):
    """Each sheet of each as LibreOffice would save it: told apart by nothing but their kind."""
    found = {}
    for kind in ("xlsx", "ods"):
        out = folder / kind
        everything = (
            "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
        )
        subprocess.run(
            [OFFICE, f"-env:UserInstallation=file://{folder}/office", "--headless",
             "--convert-to", everything, "--outdir", out, folder / f"{NAME}.{kind}"],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
        found[kind] = {one.stem.rpartition("-")[2]: one.read_text() for one in out.iterdir()}
    assert found["xlsx"].keys() == found["ods"].keys()
    assert len(found["ods"]) == 14
    for name, told in found["ods"].items():
        assert "Err:" not in told and "#N" not in told
        assert list(csv.reader(io.StringIO(told))) == list(
            csv.reader(io.StringIO(found["xlsx"][name]))
        ), name
    rows = list(csv.reader(io.StringIO(found["ods"]["Table_4"])))
    assert ["Alcohol", "855", "851", "859"] in rows
