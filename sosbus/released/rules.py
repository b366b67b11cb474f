"""A report as data: the one shape every page, file and picture is made from.

Exporters and pictures take a Report and nothing else. A figure in it is a Released, which
only the gate makes (`released.rules.shown` and `exact` are called by `releases` alone; a
house test guards that), so a raw count is a type error.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

Shown = NewType("Shown", int)  # a figure in fives, as a counter showed it
FIVE = 5  # contacts to one click of a counter
OUT_BY = FIVE - 1
Exactly = NewType("Exactly", float)  # nights, hours, money, things: no contact stands behind it


class Unit(StrEnum):
    CONTACTS = "contacts"
    NIGHTS = "nights"
    HOURS = "hours"
    MINUTES = "minutes"
    POUNDS = "pounds"
    PER_CENT = "per cent"
    TIMES = "times"
    PEOPLE = "volunteers"
    NONE = ""  # of a column whose rows each say theirs
    WORDS = "words"


class Mark(StrEnum):
    """Why a cell has no number, or what to know about it; written in square brackets."""

    NOT_AVAILABLE = "x"
    NOT_APPLICABLE = "z"
    BREAK = "b"
    PROVISIONAL = "p"
    REVISED = "r"
    ESTIMATE = "e"
    REST = "rest"  # total less the others: held back as a counter of its own
    NOT_KNOWN = "not known"  # nobody said, of what people enter
    ABOUT = "about"


@dataclass(frozen=True)
class Released:
    """One figure that may be told. Contacts carry the least and the most they can stand for."""

    value: float
    unit: Unit
    at_least: float
    at_most: float
    marks: tuple[Mark, ...] = ()


def in_fives(value: Shown, *marks: Mark, counters: int = 1) -> Released:
    """A figure that counters showed, with what it can stand for: each is up to four out."""
    out = OUT_BY * counters
    return Released(value, Unit.CONTACTS, max(0, value - out), value + out, marks)


def exactly(value: Exactly, unit: Unit, *marks: Mark) -> Released:
    return Released(value, unit, value, value, marks)


@dataclass(frozen=True)
class Missing:
    """A cell with no figure, and why."""

    why: Mark


Cell = Released | Missing


@dataclass(frozen=True)
class Words:
    """A cell that tells in words: an owner, a day, how something stands. Never of contacts."""

    text: str


@dataclass(frozen=True)
class Column:
    code: str  # ASCII, lower case with underscores: a header in CSV
    label: str
    unit: Unit


@dataclass(frozen=True)
class Row:
    code: str
    label: str
    cells: tuple[Cell | Words, ...]  # one for each column of its table


class Picture(StrEnum):
    """How a table is drawn, when a picture tells it better."""

    BARS = "bars"  # one column, long names: horizontal bars
    COLUMNS = "columns"  # along the night or the year
    LINES = "lines"  # this year against last
    NONE = "none"


@dataclass(frozen=True)
class Table:
    code: str  # ASCII; the series are code/row
    title: str  # number, measure, place and period are added by whoever prints it
    story: str  # what a picture of it says, in one sentence with numbers; "" when there is none
    definition: str
    version: str  # of the definition
    stub: str  # what the rows are, e.g. "Reason"
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    picture: Picture = Picture.NONE
    notes: tuple[str, ...] = ()
    source: str = "SOS Bus records"


@dataclass(frozen=True)
class Section:
    code: str
    heading: str
    words: tuple[
        str, ...
    ]  # fixed sentences with their numbers, or staff's own that the guard read; none of a night
    tables: tuple[Table, ...]


@dataclass(frozen=True)
class Report:
    """A release, frozen. `sha256` is over `frozen_bytes` of its own content."""

    number: int  # of the release, counted over everything ever released; 0 when asked for
    version: int  # 1, then corrections
    pack: str  # code, e.g. "police"
    title: str  # "Police and community safety report"
    partner: str
    place: str  # "Colchester"
    first: date  # first night of the period
    last: date  # last night of the period
    period: str  # "April 2026 to March 2027"
    period_code: str  # "2026-04", "2026-27-q1", "2026-27"
    released_at: datetime  # UTC; the only clock an exporter may use
    next_on: date | None
    nights_opened: int | None  # None when it is not known
    main_points: tuple[str, ...]
    sections: tuple[Section, ...]
    method: tuple[str, ...]
    held_back: tuple[str, ...]  # what is not shown, and why
    changes: tuple[str, ...]  # what a correction changed, and why
    cautions: tuple[str, ...]
    certificate: Mapping[str, str | int]  # windows, fewest, steps, method, ledger, earlier
    definitions: str
    contact: str
    licence: str
    sha256: str = field(default="", compare=False)

    @property
    def is_release(self) -> bool:
        """A report that is made when somebody asks for it has no number, and is not kept."""
        return self.number > 0

    @property
    def file_name(self) -> str:
        """The same for every format, e.g. sos-bus-police-2026-10 (lower case, no extension)."""
        version = f"-v{self.version}" if self.version > 1 else ""
        return f"sos-bus-{self.pack}-{self.period_code}{version}"
