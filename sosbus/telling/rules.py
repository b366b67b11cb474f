"""What stands on the page and on the paper, in order, with every figure already written."""

from dataclasses import dataclass

from sosbus.base.words import count
from sosbus.pictures.rules import Drawing, drawing
from sosbus.released.rules import Cell, Released, Report, Row, Table, Words
from sosbus.wording.rules import (
    LEGEND,
    between,
    bounded_columns,
    day,
    full_title,
    heads,
    is_unseen,
    marks_in,
    nights,
    number,
    numbered,
    said,
    tables_of,
)

BESIDE = 2  # with more columns than these, bounds stand under each figure
UNSEEN = "From none to {most}: their counter did not click in this period."


@dataclass(frozen=True)
class Said:
    """A cell: the figure, and in small under it how far off it can be."""

    text: str
    between: str = ""


@dataclass(frozen=True)
class Line:
    name: str
    cells: tuple[Said, ...]


@dataclass(frozen=True)
class Figure:
    """A table, and the picture that tells it faster. Both go by the same number."""

    number: int
    code: str
    title: str  # number, measure, place and period
    story: str
    measure: str  # the line under the story: what is drawn, where and when
    drawing: Drawing | None
    head: tuple[str, ...]
    lines: tuple[Line, ...]
    notes: tuple[str, ...]
    is_words: bool = False  # which stand to the left


@dataclass(frozen=True)
class Part:
    code: str
    heading: str
    words: tuple[str, ...]
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class Telling:
    title: str
    period: str
    about: str  # for whom, and when it came out
    main_points: tuple[str, ...]
    parts: tuple[Part, ...]
    things_to_know: tuple[Part, ...]  # no figures in them
    shorthand: tuple[tuple[str, str], ...]
    ends: tuple[str, ...]  # each file ends with these


def telling(report: Report) -> Telling:
    numbers = {table.code: at for at, table in enumerate(tables_of(report), 1)}
    parts = tuple(
        Part(
            section.code,
            section.heading,
            section.words,
            tuple(figure(report, table, numbers[table.code]) for table in section.tables),
        )
        for section in report.sections
    )
    return Telling(
        report.title,
        f"{report.place} SOS Bus, {report.period}",
        f"For {report.partner}. {came_out(report)}",
        report.main_points,
        parts,
        things_to_know(report),
        shorthand(report),
        ends(report),
    )


def came_out(report: Report) -> str:
    if not report.is_release:
        return f"{numbered(report)}."
    version = f", version {report.version}" if report.version > 1 else ""
    return f"Released {day(report.released_at.date())}{version}. {next_one(report)}"


def next_one(report: Report) -> str:
    return f"Next: {day(report.next_on)}." if report.next_on else "No next one is planned."


def figure(report: Report, table: Table, at: int) -> Figure:
    drawn = drawing(table)
    return Figure(
        at,
        table.code,
        f"Table {at}: {full_title(report, table)}",
        f"Figure {at}: {drawn.title}" if drawn else "",
        full_title(report, table) if drawn else "",
        drawn,
        head(table),
        tuple(line(table, row) for row in table.rows),
        (
            *table.notes,
            f"{table.definition} Definition {table.version}. Source: {table.source}.",
        ),
        any(isinstance(cell, Words) for row in table.rows for cell in row.cells),
    )


def is_narrow(table: Table) -> bool:
    return len(table.columns) <= BESIDE


def head(table: Table) -> tuple[str, ...]:
    bounded = bounded_columns(table) if is_narrow(table) else frozenset()
    return (
        table.stub,
        *(
            name
            for at, head in enumerate(heads(table))
            for name in (head, *(("At least", "At most") if at in bounded else ()))
        ),
    )


def line(table: Table, row: Row) -> Line:
    if not is_narrow(table):
        return Line(row.label, tuple(Said(said(cell), between(cell)) for cell in row.cells))
    bounded = bounded_columns(table)
    return Line(
        row.label,
        tuple(
            one
            for at, cell in enumerate(row.cells)
            for one in (Said(said(cell)), *(least_and_most(cell) if at in bounded else ()))
        ),
    )


def least_and_most(cell: Cell | Words) -> tuple[Said, Said]:
    """Where there is no figure there are no bounds, for the same reason."""
    if not isinstance(cell, Released):
        return Said(said(cell)), Said(said(cell))
    return Said(number(cell.at_least, cell.unit)), Said(number(cell.at_most, cell.unit))


def things_to_know(report: Report) -> tuple[Part, ...]:
    told = (
        ("how", "How people are protected", report.method),
        ("held", "What is not shown, and why", report.held_back),
        ("care", "Read with care", report.cautions),
        (
            "changes",
            "What has changed",
            report.changes or ("Nothing: this is the first version.",),
        ),
        ("cite", "Cite this report", (cited(report),)),
    )
    return tuple(Part(code, heading, words, ()) for code, heading, words in told if words)


def cited(report: Report) -> str:
    whole = f"{report.place} SOS Bus, {report.title}, {report.period}"
    if not report.is_release:
        return f"{whole}. {numbered(report)}."
    when = (
        f"{day(report.released_at.date())}, release {report.number}, version {report.version}"
    )
    return f"{whole}. Released {when}."


def shorthand(report: Report) -> tuple[tuple[str, str], ...]:
    """Only what stands somewhere in this report, so nobody looks for the rest."""
    tables = tables_of(report)
    marks = tuple((f"[{mark}]", LEGEND[mark]) for mark in marks_in(tables))
    cells = [cell for table in tables for row in table.rows for cell in row.cells]
    most = sorted(
        {one.at_most for one in cells if isinstance(one, Released) and is_unseen(one)}
    )
    return (*((f"under {one + 1:g}", UNSEEN.format(most=f"{one:g}")) for one in most), *marks)


def ends(report: Report) -> tuple[str, ...]:
    return (
        nights(report),
        f"Definitions version {report.definitions}. Licence: {report.licence}. "
        f"Contact: {report.contact}.",
        *((certified(report),) if report.is_release else ()),
        f"{numbered(report)}, sha256 {report.sha256}.",
    )


def certified(report: Report) -> str:
    """What was tried before this went out, as it was; and that nothing was, when it was not."""
    told = report.certificate
    if not {"windows", "fewest", "earlier"} <= set(told):
        return "This release has no certificate."
    earlier = count(int(told["earlier"]), "earlier release")
    windows = count(int(told["windows"]), "small figure")
    return (
        f"Checked before release together with {earlier}: {windows} tried, each fits at least "
        f"{told['fewest']} true numbers."
    )
