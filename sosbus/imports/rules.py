"""What would become of each row of a volunteers' sheet, worked out before anything is kept."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from sosbus.base.clock import TOWN
from sosbus.base.refusal import Refusal
from sosbus.base.words import count, listed, long_day
from sosbus.imports.tables import Fate, Kind
from sosbus.people.rules import tidy_email
from sosbus.people.tables import ON_THE_BUS, BusRole, Person, Role
from sosbus.sheets.rules import TOO_WIDE, Column, Row, Sheet, date_of, phone_of

EMAIL = Column(
    "email", ("e-mail address", "email address", "e-mail", "mail"), True, "sam@example.org"
)
VOLUNTEERS = (
    Column("name", ("full name", "volunteer", "volunteer name"), True, "Sam Kettle"),
    EMAIL,
    Column(
        "places",
        ("trained for", "places they are trained for", "roles", "role", "training"),
        example="Bus lead, Support",
    ),
    Column(
        "phone",
        ("mobile", "telephone", "phone number", "mobile number"),
        example="07700 900123",
    ),
    Column("joined on", ("joined", "date joined", "start date", "since"), example="31/12/2025"),
)
COLUMNS: dict[Kind, tuple[Column, ...]] = {Kind.VOLUNTEERS: VOLUNTEERS}
OLDEST = date(1990, 1, 1)


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

    def mark(self, kind: Kind) -> str:
        shown = [(one.number, one.who, one.fate.value, one.says) for one in self.lines]
        return hashlib.sha256(repr((kind.value, shown)).encode()).hexdigest()


@dataclass(frozen=True)
class Volunteer:
    """What a row says of somebody. What it leaves empty it says nothing about."""

    name: str
    email: str
    places: tuple[BusRole, ...] = ()
    phone: str = ""
    joined_on: date | None = None


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


def try_volunteers(sheet: Sheet, known: Mapping[str, Person], today: date) -> Trial:
    """Each row against whom we know, by address."""
    seen: dict[str, int] = {}
    lines = [volunteer_line(Reading(row), seen, known, today) for row in sheet.rows]
    return Trial(lines, sheet.unread)


def volunteer_line(
    reading: Reading, seen: dict[str, int], known: Mapping[str, Person], today: date
) -> Line:
    given = volunteer_in(reading, today)
    number, who = reading.row.number, given.name or given.email or "Nobody named"
    reading.wrong += again(given.email, number, seen)
    person = known.get(given.email)
    reading.wrong += not_to_touch(person)
    if reading.wrong:
        return Line(number, who, Fate.WRONG, tuple(reading.wrong))
    if person is None:
        return Line(number, who, Fate.NEW, tuple(describe(given)), given)
    changed = tuple(changes(person, given))
    return Line(number, who, Fate.CHANGES if changed else Fate.SAME, changed, given)


def volunteer_in(reading: Reading, today: date) -> Volunteer:
    return Volunteer(
        reading.keep(name_of(reading.row["name"]), ""),
        reading.email(),
        reading.keep(places_of(reading.row.cells.get("places", "")), ()),
        reading.keep(phone_of(reading.row["phone"]), ""),
        reading.keep(joined_on(reading.row["joined on"], today), None),
    )


def again(email: str, number: int, seen: dict[str, int]) -> list[str]:
    """The same address twice in one file: the first row counts."""
    first = seen.setdefault(email, number) if email else number
    return [] if first == number else [f"Row {first} has the same address already."]


def not_to_touch(person: Person | None) -> list[str]:
    if person and person.left_at:
        left = long_day(person.left_at.astimezone(TOWN).date())
        return [f"They left on {left}. If they are back, invite them on the People page."]
    if person and person.role not in ON_THE_BUS:
        return [f"This is the address of {person.name}, who does not volunteer on the bus."]
    return []


def name_of(typed: str) -> str | Refusal:
    if not typed:
        return Refusal("The name is missing.")
    if len(typed) > 80 or not typed.isprintable():
        return Refusal("The name is longer than 80 letters, or not all of it can be read.")
    return typed


NAMES = {
    re.sub(r"[^a-z]", "", way.casefold()): role
    for role in BusRole
    for way in (role.value, role.label, f"{role.label}s")
} | {"lead": BusRole.BUS_LEAD, "firstaid": BusRole.FIRST_AIDER}


def places_of(typed: str) -> tuple[BusRole, ...] | Refusal:
    """The places somebody is trained for, in the order that the bus lists them."""
    parts = re.split(r"[,;/|+&\n\r\t]|\band\b", typed)
    wanted = [part.strip() for part in parts if part.strip()]
    found = {part: NAMES.get(re.sub(r"[^a-z]", "", part.casefold())) for part in wanted}
    if strange := [f"“{part[:40]}”" for part, role in found.items() if role is None]:
        offered = listed([role.label for role in BusRole], "or")
        return Refusal(f"{listed(strange[:5])}: no place on the bus. Write {offered}.")
    return tuple(role for role in BusRole if role in found.values())


def joined_on(typed: str, today: date) -> date | Refusal | None:
    found = date_of(typed)
    if isinstance(found, date) and not OLDEST <= found <= today:
        return Refusal(f"Nobody joined on {long_day(found)}. Check the year.")
    return found


def moment_of(day: date) -> datetime:
    return datetime.combine(day, time(12), TOWN)


def describe(given: Volunteer) -> list[str]:
    said = [given.email, listed([role.label for role in given.places]), given.phone]
    joined = f"joined {long_day(given.joined_on)}" if given.joined_on else ""
    return [part for part in (*said, joined) if part]


def changes(person: Person, given: Volunteer) -> list[str]:
    """What would be different, was and becomes. An empty cell changes nothing."""
    joined = person.joined_at.astimezone(TOWN).date()
    pairs = [
        ("Name", person.name, given.name),
        ("Phone", person.phone, given.phone),
        ("Joined", long_day(joined), long_day(given.joined_on) if given.joined_on else ""),
    ]
    if given.places and set(given.places) != set(person.bus_roles):
        was, then = (listed([one.label for one in x]) for x in (person.bus_roles, given.places))
        pairs.append(("Trained for", was, then))
    return [
        f"{what}: {was or 'nothing'} becomes {then}"
        for what, was, then in pairs
        if then and was != then
    ]


def new_volunteer(given: Volunteer, now: datetime) -> Person:
    joined = moment_of(given.joined_on) if given.joined_on else now
    return Person(
        name=given.name,
        email=given.email,
        role=Role.VOLUNTEER,
        bus_roles=list(given.places),
        joined_at=joined,
        phone=given.phone,
    )


def change(person: Person, given: Volunteer) -> None:
    person.name = given.name
    person.phone = given.phone or person.phone
    if given.places and set(given.places) != set(person.bus_roles):
        person.bus_roles = list(given.places)
    joined = person.joined_at.astimezone(TOWN).date()
    if given.joined_on and given.joined_on != joined:
        person.joined_at = moment_of(given.joined_on)


def summary(trial: Trial) -> str:
    """What the button does: "Bring in 38 rows"."""
    left = len(trial.of(Fate.WRONG))
    also = f", leave {count(left, 'row')} out" if left else ""
    return f"Bring in {count(trial.to_do, 'row')}{also}"
