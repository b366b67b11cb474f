"""What would become of each row, and the mark of a dry run that was shown."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sosbus.base.refusal import Refusal
from sosbus.base.words import count
from sosbus.people.rules import tidy_email
from sosbus.sheets.rules import TOO_WIDE, Column, Row, date_of
from sosbus.trials.tables import Fate, Kind

EMAIL = Column(
    "email", ("e-mail address", "email address", "e-mail", "mail"), True, "sam@example.org"
)


@dataclass(frozen=True)
class Line:
    """One row of the dry run: what would happen, in words, and what would be kept."""

    number: int
    who: str
    fate: Fate
    says: tuple[str, ...] = ()
    given: Any = None


@dataclass(frozen=True)
class Trial:
    """A dry run: every row with its fate. Its mark changes when any of that would."""

    lines: Sequence[Line]
    unread: Sequence[str] = ()

    def of(self, *fates: Fate) -> list[Line]:
        return [line for line in self.lines if line.fate in fates]

    @property
    def to_do(self) -> int:
        return len(self.of(Fate.NEW, Fate.CHANGES))

    @property
    def counts(self) -> list[tuple[Fate, int]]:
        return [(fate, len(self.of(fate))) for fate in Fate]

    @property
    def in_order(self) -> list[Line]:
        """Those with something to put right first; then as in the file."""
        return sorted(self.lines, key=lambda line: (line.fate is not Fate.WRONG, line.number))

    @property
    def button(self) -> str:
        """What pressing it does: "Bring in 38 rows, leave 2 rows out"."""
        left = len(self.of(Fate.WRONG))
        also = f", leave {count(left, 'row')} out" if left else ""
        return f"Bring in {count(self.to_do, 'row')}{also}"

    def mark(self, kind: Kind) -> str:
        shown = [(one.number, one.who, one.fate.value, one.says) for one in self.lines]
        return hashlib.sha256(repr((kind.value, shown)).encode()).hexdigest()


@dataclass
class Reading:
    """A row being read: every mistake is kept, not only the first."""

    row: Row
    wrong: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.row.is_too_wide:
            self.wrong.append(TOO_WIDE)

    def keep(self, read: Any, instead: Any) -> Any:
        if isinstance(read, Refusal):
            self.wrong.append(str(read))
            return instead
        return read

    def email(self) -> str:
        typed = self.row["email"]
        found = tidy_email(typed)
        if found is None:
            said = f"“{typed[:60]}” is no email address." if typed else "The email is missing."
            self.wrong.append(said)
        return found or ""

    def day(self, name: str) -> date | None:
        found = self.keep(date_of(self.row[name]), None)
        return found if isinstance(found, date) else None

    def line(self, who: str, fate: Fate, says: Sequence[str] = (), given: Any = None) -> Line:
        """The row with its fate; a mistake anywhere in it goes before."""
        if self.wrong:
            return Line(self.row.number, who, Fate.WRONG, tuple(self.wrong))
        return Line(self.row.number, who, fate, tuple(says), given)
