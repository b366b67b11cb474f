"""A line of a published CSV, and which series it is about.

Only what is public is used: the registry of tables, and how reports put its series together.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sosbus.measures.rules import EVERYBODY, HEAD, HOSPITAL, VIOLENCE
from sosbus.published.rules import Table

Key = tuple[str, str]  # a table of a file and a category of it
# Made of shown values and exact ones alone: `told.rules.Told` has no others to make them of.
RECKONED = {
    *(("key_figures", one) for one in ("k1", "k2", "k8", "k9", "k15", "k16", "k17")),
    *(("worth", one) for one in ("gross", "net")),
    ("care", "clinical_cost"),
}
# No contact stands behind these.
NOBODY = {
    *(("key_figures", one) for one in ("k3", "k4", "k5", "k10", "k13", "k14")),
    ("worth", "running"),
    ("response", "k13"),
    ("care", "looked_again"),
    *(("promised", one) for one in ("nights", "volunteers")),
    *(("purple_flag", one) for one in ("nights", "reached", "targets")),
}
NOBODY_IN = {
    "nights", "exact", "volunteers", "spending", "accounts", "around", "hires", "targets",
    "group_actions",
}  # fmt: skip
# Series told together, or by another name than their own.
TOGETHER: Mapping[Key, tuple[str, ...]] = {
    ("safeguarding", "under_18"): ("age/u16", "age/16-17"),
    ("safeguarding", "vulnerable_adult"): ("vulnerable/adult_at_risk",),
    ("safeguarding", "rough_sleeper"): ("vulnerable/rough_sleeper",),
    ("head_injury", "hospital"): (f"injury/{HEAD[0]}",),
    ("head_injury", "not_hospital"): (f"injury/{HEAD[1]}",),
    ("head_injury", "all"): tuple(f"injury/{one}" for one in HEAD),
    ("to_hospital", "ambulance"): ("outcome/ambulance_hospital",),
    ("to_hospital", "our_lift"): ("outcome/bus_lift_hospital",),
    ("to_hospital", "own_way"): ("outcome/own_way_hospital",),
    ("promised", "contacts"): (EVERYBODY,),
    ("purple_flag", "violence"): (VIOLENCE,),
    ("purple_flag", "got_home"): ("outcome/taxi", "outcome/bus_lift_home"),
    ("purple_flag", "marshals"): ("call/taxi_marshal",),
    ("purple_flag", "rough"): ("vulnerable/rough_sleeper",),
    ("purple_flag", "doors"): ("call/door_staff",),
}
SURE = {
    ("key_figures", "k6"): "ambulance",
    ("key_figures", "k7"): "ae",
    ("worth", "ambulance"): "ambulance",
    ("worth", "ae"): "ae",
}
SAFE = ("left_with_friends", "family_collected", "taxi", "bus_lift_home", "safe_place")
LEFT_SAFELY = (tuple(f"outcome/{one}" for one in (*SAFE, *sorted(HOSPITAL))), (EVERYBODY,))
UNKNOWN_TO_POLICE = (("violence_aware/no_declined", "violence_aware/no_other"), (VIOLENCE,))
SCORED = ("news2/0-4", "news2/one_three", "news2/5-6", "news2/7+")
SHARES: Mapping[Key, tuple[tuple[str, ...], tuple[str, ...]]] = {
    ("key_figures", "k11"): LEFT_SAFELY,
    ("purple_flag", "safely"): LEFT_SAFELY,
    ("key_figures", "k12"): UNKNOWN_TO_POLICE,
    ("response", "k12"): UNKNOWN_TO_POLICE,
    ("care", "news2_complete"): (SCORED, (*SCORED, "news2/readings_missing")),
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
        """A second grant's table is told as the first's."""
        return re.sub(r"_\d+$", "", self.table), self.category

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
        middle = self.measure == "central" and self.key in SURE or "[rest]" in self.note
        theirs = self.key[0] in NOBODY_IN or self.measure in ("police", "promised")
        return middle or theirs or self.key in RECKONED or self.key in NOBODY


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
    yield from TOGETHER.get(line.key, ())
    what, _, end = line.category.partition("_")  # the month page's: ambulance_low
    if line.table != "avoided":
        what, end = SURE.get(line.key, ""), line.measure
    if what and end in ("low", "high"):
        yield f"avoided_{what}/certain"
        if end == "high":
            yield f"avoided_{what}/probable"
