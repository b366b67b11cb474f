"""A table as a drawing. Shown values in, places out; what it looks like is the template's."""

from dataclasses import dataclass
from math import ceil

from sosbus.axes.rules import LINE, STRONG, apart, in_lines, length, round_top, short, steps
from sosbus.released.rules import Picture, Released, Row, Table
from sosbus.wording.rules import number, said

WIDE = 680.0
TOP, LEFT, RIGHT, UNDER = 26.0, 64.0, 12.0, 8.0
PLOT = 210.0  # how tall columns and lines can grow
TALL, ROW = 20.0, 30.0  # a bar and its row
NAME, KEY = 250.0, 26.0  # a long name takes a second line; a piece of a line beside its name
DOWN = 4.5  # from the middle of a line of words to the line it stands on
START, MIDDLE, END = "start", "middle", "end"


@dataclass(frozen=True)
class Words:
    x: float
    y: float
    text: str
    anchor: str = START
    strong: bool = False


@dataclass(frozen=True)
class Bar:
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Trace:
    """One series of a line chart; each has dashes of its own, for eyes and printers alike."""

    path: str
    style: int


@dataclass(frozen=True)
class Drawing:
    title: str
    description: str
    height: float
    words: tuple[Words, ...]
    bars: tuple[Bar, ...] = ()
    traces: tuple[Trace, ...] = ()
    guides: str = ""  # faint lines to read along
    axis: str = ""
    width: float = WIDE


def drawing(table: Table) -> Drawing | None:
    """None when a table has no picture, or nothing that could be drawn from nought up."""
    known = [one for at in range(len(table.columns)) for one in column(table, at) if one]
    if table.picture is Picture.NONE or not known or min(known) < 0:
        return None
    if table.picture is Picture.BARS:
        return bars(table)
    if table.picture is Picture.COLUMNS and len(table.columns) == 1:
        return columns(table, round_top(max(known)))
    return lines(table, round_top(max(known)))


def column(table: Table, at: int) -> list[float | None]:
    return [value_of(row, at) for row in table.rows]


def value_of(row: Row, at: int = 0) -> float | None:
    cell = row.cells[at]
    return cell.value if isinstance(cell, Released) else None


def bars(table: Table) -> Drawing:
    """Longest first, by what is shown; equals keep the order of the table."""
    rows = sorted(table.rows, key=lambda row: -(value_of(row) or 0))
    most = max(value_of(row) or 0 for row in rows)
    names = [in_lines(row.label, NAME) for row in rows]
    left = max(length(name) for name in names) + 12
    longest = WIDE - left - length([said(row.cells[0]) for row in rows], STRONG) - 10
    drawn, words, y = [], [], 4.0
    for row, name in zip(rows, names, strict=True):
        tall = max(ROW, LINE * len(name) + 8)
        middle, long = y + tall / 2, longest * (value_of(row) or 0) / most
        drawn.append(Bar(left, middle - TALL / 2, long, TALL))
        first = middle + DOWN - LINE * (len(name) - 1) / 2
        words += [
            Words(left - 10, first + LINE * at, line, END) for at, line in enumerate(name)
        ]
        words.append(Words(left + long + 7, middle + DOWN, said(row.cells[0]), START, True))
        y += tall
    told = [f"{row.label} {said(row.cells[0])}" for row in rows]
    about = f"Bar chart, longest first: {'; '.join(told[:3])}"
    about += f"; shortest: {told[-1]}." if len(told) > 3 else "."
    axis = f"M{left:.1f} 0V{y + 4:.1f}"
    return Drawing(titled(table), about, y + 4, tuple(words), tuple(drawn), axis=axis)


def titled(table: Table) -> str:
    return table.story or table.title


def columns(table: Table, top: float) -> Drawing:
    """Along the night or the year, in the table's order."""
    step = (WIDE - LEFT - RIGHT) / len(table.rows)
    drawn, words = [], []
    for at, row in enumerate(table.rows):
        x, y = LEFT + step * at, height_of(value_of(row) or 0, top)
        drawn.append(Bar(x + step * 0.14, y, step * 0.72, TOP + PLOT - y))
        words += above(said(row.cells[0]), x + step / 2, y - 6, step)
    scale, guides = along(table, top, WIDE - RIGHT)
    under, height = names_under(table, step, LEFT + step / 2)
    return Drawing(
        titled(table),
        f"Column chart along {table.stub.lower()}: {high_and_low(table, 0)}.",
        height,
        (*scale, *under, *words),
        tuple(drawn),
        guides=guides,
        axis=f"M{LEFT} {TOP + PLOT}H{WIDE - RIGHT}",
    )


def height_of(value: float, top: float) -> float:
    return TOP + PLOT * (1 - value / top)


def above(text: str, x: float, y: float, step: float) -> list[Words]:
    """A figure over its column, in two lines where one would run into the next."""
    told = in_lines(text, step)
    return [
        Words(x, y - LINE * 0.85 * (len(told) - 1 - at), line, MIDDLE)
        for at, line in enumerate(told)
    ]


def along(table: Table, top: float, right: float) -> tuple[list[Words], str]:
    """The scale's numbers, and a faint line from each but nought."""
    unit = table.columns[0].unit
    places = [(one, height_of(one, top)) for one in steps(top)]
    scale = [Words(LEFT - 8, y + DOWN, number(one, unit), END) for one, y in places]
    return scale, "".join(f"M{LEFT} {y:.1f}H{right:.1f}" for _, y in places[1:])


def names_under(table: Table, step: float, start: float) -> tuple[list[Words], float]:
    """What stands under each place along the night or the year, and how tall that makes it."""
    each = [in_lines(name, step) for name in short([row.label for row in table.rows])]
    every = ceil(max(length(name) for name in each) * 0.84 / step)  # small letters are narrow
    y = TOP + PLOT + 18
    words = [
        Words(start + step * place, y + LINE * at, line, MIDDLE)
        for place, name in enumerate(each)
        if place % every == 0
        for at, line in enumerate(name)
    ]
    return words, y + LINE * (max(len(name) for name in each) - 1) + UNDER


def high_and_low(table: Table, at: int) -> str:
    """highest December 2026 345, lowest January 2027 185"""
    known = [row for row in table.rows if value_of(row, at) is not None]
    if not known:
        return "no figures"
    high = max(known, key=lambda row: value_of(row, at) or 0)
    low = min(known, key=lambda row: value_of(row, at) or 0)
    told = [f"{row.label} {said(row.cells[at])}" for row in (high, low)]
    return f"highest {told[0]}, lowest {told[1]}"


def lines(table: Table, top: float) -> Drawing:
    """One line a column, with its name and last figure at its end."""
    named = [name_at_end(table, at) for at in range(len(table.columns))]
    right = WIDE - length([text for text, _ in named], STRONG) - KEY - 8
    step = (right - LEFT) / max(1, len(table.rows) - 1)
    ends = apart([(height_of(last, top), text, at) for at, (text, last) in enumerate(named)])
    keys = [Trace(f"M{right + 6:.1f} {y:.1f}h{KEY - 8}", style) for y, _, style in ends]
    words = [Words(right + KEY + 4, y + DOWN, text, START, True) for y, text, _ in ends]
    drawn = [Trace(path(table, at, step, top), at) for at in range(len(table.columns))]
    told = [f"{one.label}: {high_and_low(table, at)}" for at, one in enumerate(table.columns)]
    scale, guides = along(table, top, right)
    under, height = names_under(table, step, LEFT)
    return Drawing(
        titled(table),
        f"Line chart along {table.stub.lower()}. {'; '.join(told)}.",
        max(height, ends[-1][0] + LINE),
        (*scale, *under, *words),
        traces=(*drawn, *keys),
        guides=guides,
        axis=f"M{LEFT} {TOP + PLOT}H{right:.1f}",
    )


def name_at_end(table: Table, at: int) -> tuple[str, float]:
    known = [row for row in table.rows if value_of(row, at) is not None]
    if not known:
        return f"{table.columns[at].label} [x]", 0
    last = known[-1]
    return f"{table.columns[at].label} {said(last.cells[at])}", value_of(last, at) or 0


def path(table: Table, at: int, step: float, top: float) -> str:
    """A gap where there is no figure."""
    drawn, begun = "", False
    for place, value in enumerate(column(table, at)):
        if value is not None:
            x, y = LEFT + step * place, height_of(value, top)
            drawn += f"{'L' if begun else 'M'}{x:.1f} {y:.1f}"
        begun = value is not None
    return drawn
