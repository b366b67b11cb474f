"""A line of a published CSV, and which series it is about.

Only what is public is used: the registry of tables, and how reports put its series together.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sosbus.measures.rules import EVERYBODY, HOSPITAL, VIOLENCE, Table

Key = tuple[str, str]  # a table of a file and a category of it
# Sums, quotients and multiples of figures told beside them; a test makes each of them again.
RECKONED = {
    *(("key_figures", one) for one in ("k1", "k2", "k8", "k9", "k15", "k16")),
    *(("worth", one) for one in ("gross", "net")),
}
# No contact stands behind these.
NOBODY = {
    *(("key_figures", one) for one in ("k3", "k4", "k5", "k10", "k13", "k14")),
    ("worth", "running"),
}
YOUNG_AND_AT_RISK = {
    "under_18": ("age/u16", "age/16-17"),
    "vulnerable_adult": ("vulnerable/adult_at_risk",),
    "rough_sleeper": ("vulnerable/rough_sleeper",),
}
SURE = {
    ("key_figures", "k6"): "ambulance",
    ("key_figures", "k7"): "ae",
    ("worth", "ambulance"): "ambulance",
    ("worth", "ae"): "ae",
}
SAFE = ("left_with_friends", "family_collected", "taxi", "bus_lift_home", "safe_place")
SHARES = {
    ("key_figures", "k11"): (
        tuple(f"outcome/{one}" for one in (*SAFE, *sorted(HOSPITAL))),
        (EVERYBODY,),
    ),
    ("key_figures", "k12"): (
        ("violence_aware/no_declined", "violence_aware/no_other"),
        (VIOLENCE,),
    ),
}


@dataclass(frozen=True)
class Line:
    """A line of a published CSV, as it is written there."""

    pack: str
    number: int
    version: int
    first: date
    last: date
    table: str
    category: str
    label: str
    measure: str
    value: str
    unit: str
    at_least: str
    at_most: str
    note: str

    @property
    def key(self) -> Key:
        return self.table, self.category

    @property
    def place(self) -> tuple[object, ...]:
        """The same in each version of a release."""
        return (self.pack, self.first, self.last, *self.key, self.measure)

    @property
    def is_exact(self) -> bool:
        return bool(self.value) and self.at_least == self.value == self.at_most

    @property
    def is_share(self) -> bool:
        return self.key in SHARES or (self.unit == "per cent" and not self.adds_nothing)

    @property
    def adds_nothing(self) -> bool:
        """No contact stands behind it, or others tell all that it does."""
        middle = self.measure == "central" and self.key in SURE
        ours = self.table not in ("nights", "exact") and self.measure != "police"
        return middle or not ours or self.key in RECKONED or self.key in NOBODY


Meant = tuple[tuple[str, ...], date, date]  # series together, and the first and last month


def series_of(tables: Sequence[Table]) -> dict[str, str]:
    """Every series by its name in files."""
    return {
        plain(table.series(category)): table.series(category)
        for table in tables
        for category in table.categories
    }


def plain(series: str) -> str:
    """A category as files spell it: 65+ is 65_up."""
    table, _, category = series.partition("/")
    return f"{table}/{re.sub(r'[^0-9A-Za-z_]+', '_', category.replace('+', '_up')).lower()}"


def meant_by(line: Line, names: Mapping[str, str]) -> Meant | None:
    """The series that a line is about, and the first and the last of its months."""
    if "[rest]" in line.note:
        return None
    if month := a_month(line):
        return ((EVERYBODY if line.table == "months" else VIOLENCE,), month, month)
    name = names.get(plain(f"{line.table}/{line.category}"))
    some = (name,) if name else tuple(several(line))
    return (some, line.first, line.last.replace(day=1)) if some else None


def a_month(line: Line) -> date | None:
    """The one month of a longer period that a line is about."""
    if line.table == "months":
        at = int(line.category[1:])
        year = line.first.year + (at < line.first.month) - (line.measure == "before")
        return date(year, at, 1)
    if line.table == "against_police" and line.measure == "bus":
        return date.fromisoformat(f"{line.category.replace('_', '-')}-01")
    return None


def several(line: Line) -> Iterator[str]:
    """Series told together, or by another name than their own."""
    if line.table == "safeguarding":
        yield from YOUNG_AND_AT_RISK.get(line.category, ())
    if line.table == "avoided":  # by month: low is the medic's, high everybody's
        what, _, end = line.category.partition("_")
        yield f"avoided/{what}_medic"
        if end == "high":
            yield f"avoided/{what}_crew"
    if line.measure in ("low", "high") and (what := SURE.get(line.key, "")):
        yield f"avoided_sure/{what}_certain"
        if line.measure == "high":
            yield f"avoided_sure/{what}_probable"
