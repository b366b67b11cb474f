"""The year report as files: the bus's own writers, with nothing known that was not said."""

import csv
import io
from datetime import date

import frictionless
import openpyxl
import pypdfium2
import pytest

from sosbus.demo.programme import PANELS
from sosbus.figures.tables import ClosedMonth, Counter, ExactLine, LedgerLine
from sosbus.programme import rules, store
from tests.conftest import WEEK_BEFORE

NAME = "sos-bus-programme-2008-09"
ALL = [*(ending for _, ending in rules.TO_READ), *rules.DATA]
TODAY = WEEK_BEFORE.date()


@pytest.fixture
def made(the_year, visit):
    """Every file the page offers, as a partner gets it."""
    shown = visit("eithne", "GET", "/programme/year/2008-09")
    offered = [one["href"] for one in shown.html.select("main a[download]")]
    found = [(href, visit("eithne", "GET", href)) for href in offered]
    assert [told.status for _, told in found] == [200] * len(offered)
    return {href.rpartition("/")[2]: told.response.content for href, told in found}


@pytest.fixture
def rows(made):
    return list(csv.DictReader(io.StringIO(made[f"{NAME}.csv"].decode("ascii"), newline="")))


def row(rows, table, measure, label=""):
    [one] = [
        one
        for one in rows
        if (one["table"], one["measure"]) == (table, measure)
        and one["category_label"].startswith(label)
    ]
    return one


def paper(made):
    book = pypdfium2.PdfDocument(made[f"{NAME}.pdf"])
    told = " ".join(page.get_textpage().get_text_range() for page in book)
    book.close()
    return " ".join(told.split())


def test_the_page_offers_every_format(made):
    assert set(made) == {f"{NAME}{ending}" for ending in ALL} | {"datapackage.json"}


def test_a_file_nobody_made_is_not_found(the_year, visit):
    assert visit("eithne", "GET", "/programme/year/2008-09/files/other.pdf").status == 404


def test_what_is_known_is_a_number_and_what_is_not_says_so(rows):
    assert row(rows, "action_days", "tonnes")["value"] == "20"
    arrests = row(rows, "action_days", "arrests")
    assert (arrests["value"], arrests["note"]) == ("", "[not known]")
    assert row(rows, "hire_totals", "pounds", "Income")["note"] == "[not known]"


def test_about_stays_about(rows):
    agencies = row(rows, "action_days", "agencies")
    assert (agencies["value"], agencies["note"]) == ("13", "[about]")
    volunteers = row(rows, "statements", "value", "Volunteers")
    assert (volunteers["value"], volunteers["note"]) == ("90", "[about]")


def test_a_fund_s_unknown_shares_stay_unknown(rows):
    assert row(rows, "funds", "amount")["value"] == "300000"
    assert row(rows, "funds", "shares_shown")["words"] == "5 not known"


def test_a_chain_of_targets_is_told_to_the_hundredth(rows, made):
    chained = "Reduce violent crime in the town centre, Alcohol-related violent crime"
    told = [one for one in rows if one["category_label"].startswith(chained)]
    assert [one["value"] for one in told if one["measure"] == "index_real"] == ["", "81.34"]
    assert "81.34" in paper(made)


def test_fifteen_panels_are_fifteen_rows_and_no_fact_comes_twice(rows):
    assert len([one for one in rows if one["table"] == "panels"]) == PANELS * 3
    keys = [(one["table"], one["category"], one["measure"]) for one in rows]
    assert len(set(keys)) == len(keys)


def test_every_row_has_its_source(rows):
    sourced = [one["words"] for one in rows if one["measure"] == "source"]
    assert len(sourced) > 25 and all("2009-03-31" in one for one in sourced)


def test_a_program_no_one_here_wrote_finds_the_package_whole(made, tmp_path):
    for name, content in made.items():
        (tmp_path / name).write_bytes(content)
    found = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert found.valid, found.flatten(["message"])


def test_the_workbook_has_a_sheet_for_each_table(made):
    book = openpyxl.load_workbook(io.BytesIO(made[f"{NAME}.xlsx"]))
    told = [sheet["A1"].value or "" for sheet in book.worksheets]
    assert any("Days of Action, Colchester, April 2008 to March 2009" in one for one in told)
    assert any("Targets and what came of them" in one for one in told)


def test_paper_says_plainly_that_the_bus_s_figures_are_not_known(made):
    told = paper(made)
    assert "No month of 2008-09 is published here" in told
    assert "on how many of them the bus was open is not known" in told
    assert "Release 0" not in told and "£300,000" in told


def test_the_same_entries_are_the_same_bytes_all_day(the_year, visit):
    address = f"/programme/year/2008-09/files/{NAME}.ods"
    once, again = (visit("eithne", "GET", address).response.content for _ in range(2))
    assert once == again


def publish(db, month, shown, nights, out):
    out_at = WEEK_BEFORE if out else None
    db.add(ClosedMonth(month=month, closed_at=WEEK_BEFORE, definitions="2", out_at=out_at))
    db.flush()
    db.add(LedgerLine(month=month, series="contacts/all", shown=shown))
    db.add(ExactLine(month=month, figure="nights_opened", value=nights))


def test_beside_a_year_stand_the_bus_s_months_that_are_out_and_no_others(engines, cast):
    april, may, before = date(2026, 4, 1), date(2026, 5, 1), date(2025, 4, 1)
    with engines.writing() as db:
        db.add(Counter(series="contacts/all", phase=2))
        db.flush()
        publish(db, april, 40, 9, out=True)
        publish(db, may, 75, 8, out=False)
        publish(db, before, 95, 7, out=False)
        db.commit()
        told = store.as_report(db, april, date(2027, 3, 31), TODAY)
    [bus] = [one for one in told.sections if one.code == "bus"]
    [months] = [one for one in bus.tables if one.code == "months"]
    [only] = months.rows
    now, then = only.cells
    assert (only.label, now.value, now.at_least, now.at_most) == ("April", 40, 36, 44)
    assert str(then.why) == "x", "a month that is not out is not told of"
    assert told.nights_opened == 9 and "1 of 12 months" in bus.words[0]


def test_the_terminal_names_every_part_of_the_year(the_year, engines):
    with engines.reading() as db:
        told = rules.lines(store.as_report(db, date(2008, 4, 1), date(2009, 3, 31), TODAY))
    for part in (
        "The plan and its targets",
        "Asked, and chosen",
        "Neighbourhood Action Panels",
        "Four-month interventions",
        "Said of the year",
        "Days of Action",
        "The night-time economy",
        "Partners and their commitment",
        "The bus by day",
        "The bus",
    ):
        assert part in told
    assert any("Tonnes of waste: 20" in line for line in told)
