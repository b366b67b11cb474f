"""The workbook as OpenDocument: the same sheets, their XML drawn by templates that escape."""

import io
import zipfile

from xlsxwriter.utility import xl_col_to_name

from sosbus.exports.workbook import Grid, Sheet
from sosbus.released.rules import Report
from sosbus.web.pages import env

KIND = "application/vnd.oasis.opendocument.spreadsheet"
PARTS = ("content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml")


def ods(report: Report, sheets: list[Sheet]) -> bytes:
    spans = [(sheet.grid.name, span(sheet, sheet.grid)) for sheet in sheets if sheet.grid]
    facts = {"report": report, "sheets": sheets, "spans": spans, "kind": KIND}
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as packed:
        # First and as it is, so that the file's kind can be read from its first bytes.
        packed.writestr(dated("mimetype", report, zipfile.ZIP_STORED), KIND)
        for part in PARTS:
            text = env.get_template(f"exports/ods/{part.rpartition('/')[2]}").render(facts)
            packed.writestr(dated(part, report, zipfile.ZIP_DEFLATED), text)
    return kept.getvalue()


def span(sheet: Sheet, grid: Grid) -> str:
    """Table_1.A5:Table_1.D17, which has a name, so that it can be gone to"""
    top = len(sheet.lines) + 2
    last = f"{xl_col_to_name(len(grid.head) - 1)}{top + len(grid.rows)}"
    return f"{sheet.name}.A{top}:{sheet.name}.{last}"


def dated(name: str, report: Report, packing: int) -> zipfile.ZipInfo:
    """The report's own day: the same bytes whenever it is made."""
    when = report.released_at
    about = zipfile.ZipInfo(name, (when.year, when.month, when.day, 0, 0, 0))
    about.compress_type = packing
    return about
