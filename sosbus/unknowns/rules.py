"""What is hidden: whole numbers, each between two ends, and sums of them that are too.

The attacker has the files, the method (a counter clicks at every fifth contact, from a start
of 0 to 4 that nobody knows) and the registry of tables, and no more. What is hidden of a
series are its positions: how far its counter stands past its last click, at each month's
end. With them a month's true number is what was shown, plus the position after, less the one
before.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from sosbus.heard.rules import Cell, Heard, Share
from sosbus.measures.rules import EVERYBODY
from sosbus.published.rules import Table
from sosbus.released.rules import FIVE, OUT_BY

MOST = 2000  # contacts a month nobody would believe
INFINITE = float("inf")
Terms = dict[int, float]  # columns, each times so much


class Programme:
    """`moved` is how many records a month may have changed category after it closed."""

    def __init__(self, heard: Heard, tables: Sequence[Table], moved: int = 0) -> None:
        self.heard, self.moved, self.months = heard, moved, heard.months
        self.columns: list[tuple[int, int]] = []
        self.rows: list[tuple[Terms, float, float]] = []
        self.numbers: dict[str, list[Terms]] = {}  # of a series, by month, in terms of columns
        self.clicks: dict[str, dict[str, list[int]]] = {}  # of a series, by whose counter
        self.near: dict[str, set[str]] = {}  # tables, by one they lean on
        shown = {name: {""} for name, _ in heard.held | heard.unsure}
        for cell in heard.cells:
            for name in cell.series:
                shown.setdefault(name, set()).update(() if cell.is_exact else {cell.counters})
        for name, counters in sorted(shown.items()):
            self.begin(name, sorted(counters))
        for cell in heard.cells:
            self.hold(cell)
        for share in heard.shares:
            self.hold_share(share)
        for table in tables:
            self.tie(table)
        self.at_least_none()

    def column(self, low: int, high: int) -> int:
        self.columns.append((low, high))
        return len(self.columns) - 1

    def row(self, terms: Terms, low: float, high: float) -> None:
        self.rows.append((terms, low, high))

    def begin(self, name: str, counters: Sequence[str]) -> None:
        """A series and its counter: clicks each month, and a position at each month's end."""
        self.clicks[name] = {}
        if not counters:
            self.numbers[name] = [{self.column(0, MOST): 1.0} for _ in self.months]
        for counter in counters:
            clicks = [self.column(0, MOST // FIVE) for _ in self.months]
            at = [self.column(0, OUT_BY) for _ in (*self.months, "and before")]
            self.clicks[name][counter] = clicks
            numbers = [
                {click: float(FIVE), after: 1.0, before: -1.0}
                for click, before, after in zip(clicks, at, at[1:], strict=False)
            ]
            for one, other in zip(self.numbers.setdefault(name, numbers), numbers, strict=True):
                if one is not other:  # two counters of the same contacts
                    self.row(summed((one, 1), (other, -1)), 0, 0)

    # What was told.

    def hold(self, cell: Cell) -> None:
        first, last = self.place(cell.first), self.place(cell.last)
        if cell.is_exact:
            windows = [(self.window(name, first, last), 1.0) for name in cell.series]
            self.row(summed(*windows), cell.low, cell.high)
        elif not any(self.is_unsure(name, first) for name in cell.series):
            columns = [
                one
                for name in cell.series
                for one in self.clicks[name][cell.counters][self.reach(name, first) : last + 1]
            ]
            for one in columns:
                low, high = self.columns[one]
                self.columns[one] = (low, min(high, cell.high // FIVE))
            if len(columns) == 1:
                self.columns[columns[0]] = (cell.low // FIVE, cell.high // FIVE)
            else:
                self.row(dict.fromkeys(columns, float(FIVE)), cell.low, cell.high)

    def reach(self, name: str, first: int) -> int:
        """Months held over are told with the next."""
        while first and (name, self.months[first - 1]) in self.heard.held:
            first -= 1
        return first

    def is_unsure(self, name: str, first: int) -> bool:
        """The month before may have been held over, and be told with this one."""
        return first > 0 and (name, self.months[first - 1]) in self.heard.unsure

    def hold_share(self, share: Share) -> None:
        """100 times the part lies between two multiples of the whole."""
        first, last = self.place(share.first), self.place(share.last)
        if not self.has(*share.top, *share.base):
            return
        if first and (share.category, self.months[first - 1]) in self.heard.untold:
            return  # some of it may have been held over, and nobody said of what
        of = self.window if share.is_exact else self.shown
        top = [(of(name, first, last), 100.0) for name in share.top]
        for limit, low, high in ((share.low, 0.0, INFINITE), (share.high, -INFINITE, 0.0)):
            base = [(of(name, first, last), -limit) for name in share.base]
            self.row(summed(*top, *base), low, high)

    def shown(self, name: str, first: int, last: int) -> Terms:
        clicks = next(iter(self.clicks[name].values()))
        return dict.fromkeys(clicks[first : last + 1], float(FIVE))

    def window(self, name: str, first: int, last: int) -> Terms:
        return summed(*((one, 1) for one in self.numbers[name][first : last + 1]))

    # What the registry says of a table, month by month.

    def tie(self, table: Table) -> None:
        for one in (*table.wholes(), *table.inside.values()):
            self.near.setdefault(table_of(one), set()).add(table.code)
        parts = [table.series(one) for one in table.counted]
        wholes = [one for one in table.wholes() if one not in parts]
        if wholes and self.has(*wholes):
            self.tie_together(table, parts, wholes)
        for name, category in zip(parts, table.counted, strict=True):
            some = [one for one in table.wholes(category) if one != name]
            if some and self.has(name, *some):
                self.between([name], some, -INFINITE, 0)

    def has(self, *names: str) -> bool:
        return all(one in self.numbers for one in names)

    def tie_together(self, table: Table, parts: Sequence[str], wholes: Sequence[str]) -> None:
        """All its categories, and what they are a part of."""
        names, is_all = [one for one in parts if self.has(one)], self.has(*parts)
        if table.exclusive:
            is_equal = is_all and not table.rest and not table.open
            self.between(names, wholes, 0 if is_equal else -INFINITE, 0)
        if table.most_each:
            self.between(names, wholes, 0 if is_all else -INFINITE, INFINITE)
            self.between(names, wholes, -INFINITE, 0, table.most_each)
        if table.rest and is_all:
            self.numbers[table.series(table.rest)] = [
                self.less(wholes, names, at) for at, _ in enumerate(self.months)
            ]

    def between(
        self,
        some: Sequence[str],
        others: Sequence[str],
        low: float,
        high: float,
        times: int = 1,
    ) -> None:
        """Some less others lie between, but for records that changed category late."""
        for at, _ in enumerate(self.months):
            self.row(self.less(some, others, at, times), low - self.moved, high + self.moved)

    def less(
        self, some: Sequence[str], others: Sequence[str], at: int, times: int = 1
    ) -> Terms:
        return summed(
            *((self.numbers[name][at], 1) for name in some),
            *((self.numbers[name][at], -times) for name in others),
        )

    def at_least_none(self) -> None:
        for numbers in self.numbers.values():
            for terms in numbers:
                if self.lowest(terms) < 0:
                    self.row(terms, 0, MOST)

    def lowest(self, terms: Terms) -> float:
        return sum(by * self.columns[one][0 if by > 0 else 1] for one, by in terms.items())

    def around(self, code: str) -> set[int]:
        """The columns of a table and of those that lean on it, but for what all lean on."""
        near = {code} | (set() if code == table_of(EVERYBODY) else self.near.get(code, set()))
        return {
            column
            for name, numbers in self.numbers.items()
            if table_of(name) in near
            for terms in numbers
            for column in terms
        }

    def place(self, month: date) -> int:
        return (month.year - self.months[0].year) * 12 + month.month - self.months[0].month


def table_of(series: str) -> str:
    return series.partition("/")[0]


def summed(*some: tuple[Terms, float]) -> Terms:
    total: dict[int, float] = defaultdict(float)
    for terms, times in some:
        for one, by in terms.items():
            total[one] += by * times
    return {one: by for one, by in total.items() if by}
