"""The workbook as Excel opens it. Words are only ever written as words."""

import io
from collections.abc import Sequence
from math import ceil
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from sosbus.exports.workbook import Grid, Number, Sheet, Value
from sosbus.released.rules import Report

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
PAGE, TALL = 66, 16.0  # the cover's letters on a line; a line's points
PLAIN = {"font_name": "Arial", "font_size": 12, "valign": "top"}
STYLES: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 16},
    "heading": {"bold": True, "font_size": 14, "text_wrap": True},
    "line": {},
    "wrapped": {"text_wrap": True},
    "beside": {"text_wrap": True, "align": "left", "indent": 1},
    "head": {"bold": True, "text_wrap": True, "bottom": 2},
    "head_right": {"bold": True, "text_wrap": True, "bottom": 2, "align": "right"},
    "mark": {"align": "right"},
    "link": {"font_color": "#0563C1", "underline": 1},
    "whole": {"num_format": "#,##0"},
    "fraction": {"num_format": "#,##0.0"},
    "hundredths": {"num_format": "#,##0.0#"},
    "pounds": {"num_format": "£#,##0;-£#,##0"},
    "pence": {"num_format": "£#,##0.00;-£#,##0.00"},
    "per_cent": {"num_format": '0"%"'},
}


def xlsx(report: Report, sheets: list[Sheet]) -> bytes:
    kept = io.BytesIO()
    book = xlsxwriter.Workbook(kept, OPTIONS)
    book.formats[0].set_font_name("Arial")
    book.formats[0].set_font_size(12)
    book.set_properties(
        {
            "title": sheets[0].title,
            "author": f"{report.place} SOS Bus",
            "subject": "Statistics",
            "created": report.released_at.replace(tzinfo=None),  # the only clock there is
        }
    )
    styles = {name: book.add_format(PLAIN | style) for name, style in STYLES.items()}
    for sheet in sheets:
        fill(book.add_worksheet(sheet.name), sheet, styles)
    book.worksheets()[0].activate()
    book.close()
    return kept.getvalue()


def fill(into: Worksheet, sheet: Sheet, styles: dict[str, Format]) -> None:
    cover = sheet.grid is None
    into.write_string(0, 0, sheet.title, styles["heading" if cover else "title"])
    into.set_row(0, TALL * 1.5 * (ceil(len(sheet.title) / PAGE) if cover else 1))
    for at, line in enumerate(sheet.lines, start=1):
        heading = line.startswith("# ")
        plain = "wrapped" if cover else "line"
        into.write_string(
            at, 0, line.removeprefix("# "), styles["heading" if heading else plain]
        )
        into.set_row(at, TALL * (1.5 if heading else ceil(len(line) / PAGE) if cover else 1))
    into.set_paper(9)  # A4
    into.fit_to_pages(1, 0)
    if sheet.grid is None:
        into.set_column(0, 0, PAGE * 1.15)
        return
    if len(sheet.grid.head) > 4:
        into.set_landscape()
    mark_up(into, sheet.grid, len(sheet.lines) + 1, styles)


def mark_up(into: Worksheet, grid: Grid, top: int, styles: dict[str, Format]) -> None:
    """A table that Excel and screen readers know to be one, with no filters and no colours."""
    columns = [
        {
            "header": name,
            "header_format": styles["head_right" if at in grid.figures else "head"],
        }
        for at, name in enumerate(grid.head)
    ]
    plain = {"autofilter": False, "style": None, "banded_rows": False, "first_column": True}
    named = {"name": grid.name, "title": grid.name, "description": grid.about}
    right, bottom = len(grid.head) - 1, top + len(grid.rows)
    into.add_table(top, 0, bottom, right, {**plain, **named, "columns": columns})
    into.repeat_rows(top)
    for at, wide in enumerate(grid.widths):
        into.set_column(at, at, wide * 1.15)  # Excel measures in letters smaller than ours
    for y, row in enumerate([grid.head, *grid.rows], start=top):
        into.set_row(y, TALL * lines_of(row, grid.widths))
    for y, row in enumerate(grid.rows, start=top + 1):
        for x, value in enumerate(row):
            if x == 0 and grid.goes_to_sheets and isinstance(value, str):
                into.write_url(y, x, f"internal:'{value}'!A1", styles["link"], value)
            else:
                write(into, y, x, value, styles, x in grid.figures)


def lines_of(row: Sequence[Value], widths: Sequence[int]) -> int:
    """How many lines the longest words of a row take."""
    words = [one if isinstance(one, str) else "" for one in row]
    each = [ceil(len(one) / (wide - 1)) for one, wide in zip(words, widths, strict=True)]
    return max([1, *each])


def write(
    into: Worksheet, y: int, x: int, value: Value, styles: dict[str, Format], figure: bool
) -> None:
    if isinstance(value, Number):
        into.write_number(y, x, value.value, styles[value.look])
    else:
        style = "mark" if figure else "beside" if x else "wrapped"
        into.write_string(y, x, value, styles[style])
