"""Windows of months that may hold 1 to 4 contacts, and what is known of each."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sosbus.released.rules import FIVE, OUT_BY
from sosbus.unknowns.rules import Programme


@dataclass(frozen=True)
class Found:
    """A window of months of a series, and the lowest and highest it can be."""

    series: str
    first: date
    last: date
    low: int
    high: int

    @property
    def candidates(self) -> int:
        return self.high - self.low + 1

    @property
    def is_small(self) -> bool:
        """It may be somebody: 1 to 4 contacts are among what it can be."""
        return self.low <= OUT_BY and self.high >= 1


def targets(programme: Programme) -> list[Found]:
    """Windows of which little or nothing was shown."""
    found: dict[tuple[str, int, int], None] = {}
    for cell in programme.heard.cells:
        if cell.is_exact and len(cell.series) == 1 and cell.low <= OUT_BY and cell.high >= 1:
            found[cell.series[0], programme.place(cell.first), programme.place(cell.last)] = (
                None
            )
    for name in programme.numbers:
        found |= dict.fromkeys((name, *window) for window in small_shown(programme, name))
    return [
        Found(name, programme.months[first], programme.months[last], 0, 0)
        for name, first, last in found
    ]


def small_shown(programme: Programme, name: str) -> Iterator[tuple[int, int]]:
    """Windows of which at most five was shown. Of a month held over nothing was."""
    heard, months = programme.heard, programme.months
    clicks = next(iter(programme.clicks.get(name, {}).values()), [])
    ends = [
        0 if (name, month) in heard.held | heard.unsure else programme.columns[one][1] * FIVE
        for one, month in zip(clicks, months, strict=False)
    ]
    told = told_together(programme, name)
    for first, _ in enumerate(ends):
        for last in range(first, len(ends)):
            around = [most for start, end, most in told if start <= first and last <= end]
            if min([sum(ends[first : last + 1]), *around]) > FIVE:
                break
            yield first, last


def told_together(programme: Programme, name: str) -> list[tuple[int, int, int]]:
    """Months of a series that were told as one, and what was shown of them."""
    return [
        (
            programme.reach(name, programme.place(cell.first)),
            programme.place(cell.last),
            cell.high,
        )
        for cell in programme.heard.cells
        if cell.series == (name,) and not cell.is_exact
    ]
