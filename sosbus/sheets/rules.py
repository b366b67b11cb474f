"""A file's bytes to rows under headings we know, and what is typed in cells to values."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sosbus.base.refusal import Refusal
from sosbus.base.words import listed

MOST_ROWS = 5_000
MOST_BYTES = 2 * 1024 * 1024
BETWEEN_CELLS = (",", ";", "\t")
MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# Controls, halves of letters and letters that Unicode says are none: no page can show them.
NO_LETTERS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(
        chr(plane + last) for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)
    )
    + "]"
)
NOT_CSV = Refusal("We cannot read that file. In the spreadsheet choose Save as, then CSV.")
TOO_WIDE = "More cells than there are headings. Put quotes round a cell with commas in it."


@dataclass(frozen=True)
class Column:
    """A heading we know, the other ways people write it, and what the template shows."""

    name: str
    also: tuple[str, ...] = ()
    needed: bool = False
    example: str = ""


@dataclass(frozen=True)
class Row:
    """One row, numbered as the spreadsheet numbers it: the headings are row 1."""

    number: int
    cells: Mapping[str, str]
    is_too_wide: bool = False

    def __getitem__(self, name: str) -> str:
        """What stands under a heading, on one line."""
        return " ".join(self.cells.get(name, "").split())


@dataclass(frozen=True)
class Sheet:
    rows: Sequence[Row]
    unread: Sequence[str] = ()  # headings nobody here knows


def text_of(raw: bytes) -> str | Refusal:
    """The words of a file: UTF-8, UTF-16 with its mark, or the Windows-1252 of older Excel."""
    named = next((name for mark, name in MARKS if raw.startswith(mark)), "")
    for name in [named] if named else ["utf-8", "cp1252"]:
        try:
            text = raw.decode(name).removeprefix("\ufeff")
        except UnicodeDecodeError:
            continue
        return NOT_CSV if "\x00" in text or raw.startswith(b"PK\x03\x04") else text
    return NOT_CSV


def readable(text: str) -> str:
    return NO_LETTERS.sub("", text.removeprefix("\ufeff"))


def sheet_of(text: str, columns: Sequence[Column]) -> Sheet | Refusal:
    """The rows under the headings we know. What cannot be a table is refused as a whole."""
    lines = list(io.StringIO(readable(text), newline=""))
    hint = bool(lines) and re.fullmatch(r'"?sep=."?\s*', lines[0], re.IGNORECASE)
    lines = lines[1:] if hint else lines
    if not any(line.strip() for line in lines):
        return Refusal("There are no rows yet. Paste them here, or choose a file.")
    between = max(BETWEEN_CELLS, key=lambda mark: len(known(first_row(lines, mark), columns)))
    found = list(records(lines, between))
    if isinstance(found[-1], Refusal):
        return found[-1]
    rows = [row for row in found if not isinstance(row, Refusal)]
    return under_headings(rows, columns, 2 if hint else 1)


def first_row(lines: list[str], between: str) -> list[str]:
    first = next(records(lines, between), [])
    return [] if isinstance(first, Refusal) else first


def records(lines: list[str], between: str) -> Iterator[list[str] | Refusal]:
    """Each record of the text; a quote that goes wrong ends it with a refusal."""
    reader, number = csv.reader(lines, delimiter=between, strict=True), 1
    while True:
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield Refusal(f"Row {number}: a quotation mark is opened and never closed.")
            return
        number += 1


def under_headings(
    found: list[list[str]], columns: Sequence[Column], first: int
) -> Sheet | Refusal:
    head = found[0]
    places = known(head, columns)
    if missing := [one.name for one in columns if one.needed and one.name not in places]:
        return Refusal(f"The first row has no heading {listed(f'“{one}”' for one in missing)}.")
    if len(set(places)) < len(list(named(head, columns))):
        return Refusal("Two headings in the first row mean the same. Take one away.")
    rows = [
        Row(
            number,
            {name: cells[at].strip() for name, at in places.items() if at < len(cells)},
            any(cell.strip() for cell in cells[len(head) :]),
        )
        for number, cells in enumerate(found[1:], first + 1)
        if any(cell.strip() for cell in cells)
    ]
    if len(rows) > MOST_ROWS:
        return Refusal(f"That is {len(rows):,} rows; {MOST_ROWS:,} at a time is the most.")
    if not rows:
        return Refusal("There are headings and no rows under them.")
    places_read = set(places.values())
    unread = [name.strip() for at, name in enumerate(head) if at not in places_read]
    return Sheet(rows, [name[:60] for name in unread if name])


def named(head: list[str], columns: Sequence[Column]) -> Iterator[tuple[str, int]]:
    """Where each heading we know stands."""
    ways = {plain(way): one.name for one in columns for way in (one.name, *one.also)}
    for at, name in enumerate(head):
        if plain(name) in ways:
            yield ways[plain(name)], at


def known(head: list[str], columns: Sequence[Column]) -> dict[str, int]:
    return dict(named(head, columns))


def plain(name: str) -> str:
    """E-mail, e mail and EMAIL are one heading."""
    return re.sub(r"[^a-z0-9]", "", name.casefold())


MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
DAY_FIRST = re.compile(r"(\d{1,2})[/.\- ](\d{1,2}|[a-z]{3,9})[/.\- ,]+(\d{4}|\d{2})")
YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
MIDNIGHT = re.compile(r"[t ]00:00(:00)?(\.0+)?z?$")


def date_of(typed: str) -> date | Refusal | None:
    """31/12/2026, 2026-12-31 or 31 Dec 2026; nothing typed is no date."""
    tidy = MIDNIGHT.sub("", typed.strip().lower())
    if not tidy:
        return None
    if parts := YEAR_FIRST.fullmatch(tidy):
        year, month, day = parts.groups()
    elif parts := DAY_FIRST.fullmatch(tidy):
        day, month, year = parts.groups()
    else:
        return not_a_date(typed)
    number = month if month.isdigit() else str(month_named(month))
    try:
        return date(int(year) + (2000 if len(year) == 2 else 0), int(number), int(day))
    except ValueError:
        return not_a_date(typed)


def month_named(name: str) -> int:
    return MONTHS.index(name[:3]) + 1 if name[:3] in MONTHS else 0


def not_a_date(typed: str) -> Refusal:
    return Refusal(f"“{typed[:30]}” is no date we can read. Type it day first: 31/12/2026.")


def phone_of(typed: str) -> str | Refusal:
    """A number as it is dialled. Spreadsheets eat the first 0: a mobile gets it back."""
    tidy = re.sub(r"[\s().\-]", "", typed)
    if not tidy:
        return ""
    if re.fullmatch(r"7\d{9}", tidy, re.ASCII):
        tidy = f"0{tidy}"
    if re.fullmatch(r"(\+|0)\d{8,14}", tidy, re.ASCII):
        return tidy
    return Refusal(f"“{typed[:30]}” is no phone number. Type it like 07700 900123.")


def as_csv(rows: Sequence[Sequence[str]]) -> str:
    """Rows for a spreadsheet; the mark at the start tells Excel that it is UTF-8."""
    out = io.StringIO()
    csv.writer(out).writerows([[harmless(cell) for cell in row] for row in rows])
    return f"\ufeff{out.getvalue()}"


def harmless(cell: str) -> str:
    """A cell that a spreadsheet would run as a sum is shown as the text it is."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
