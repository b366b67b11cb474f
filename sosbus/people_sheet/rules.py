"""What a row says of a volunteer, and what would change by it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from sosbus.base.clock import TOWN
from sosbus.base.refusal import Refusal
from sosbus.base.words import listed, long_day
from sosbus.people.rules import may_hold
from sosbus.people.tables import ON_THE_BUS, BusRole, Person, Role
from sosbus.sheets.rules import Column, Sheet, date_of, phone_of
from sosbus.trials.rules import EMAIL, Line, Reading, Trial
from sosbus.trials.tables import Fate

COLUMNS = (
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
OLDEST = date(1990, 1, 1)


@dataclass(frozen=True)
class Volunteer:
    """What a row says of somebody. What it leaves empty it says nothing about."""

    name: str
    email: str
    places: tuple[BusRole, ...] = ()
    phone: str = ""
    joined_on: date | None = None


def try_out(sheet: Sheet, known: Mapping[str, Person], today: date) -> Trial:
    """Each row against whom we know, by address."""
    seen: dict[str, int] = {}
    lines = [volunteer_line(Reading(row), seen, known, today) for row in sheet.rows]
    return Trial(lines, sheet.unread)


def volunteer_line(
    reading: Reading, seen: dict[str, int], known: Mapping[str, Person], today: date
) -> Line:
    given = volunteer_in(reading, today)
    person = known.get(given.email)
    reading.wrong += again(given.email, reading.row.number, seen)
    reading.wrong += not_to_touch(person, given)
    who = given.name or given.email or "Nobody named"
    if person is None:
        return reading.line(who, Fate.NEW, describe(given), given)
    changed = changes(person, given)
    return reading.line(who, Fate.CHANGES if changed else Fate.SAME, changed, given)


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


def not_to_touch(person: Person | None, given: Volunteer) -> list[str]:
    if person and person.left_at:
        left = long_day(person.left_at.astimezone(TOWN).date())
        return [f"They left on {left}. If they are back, invite them on the People page."]
    if person and person.role not in ON_THE_BUS:
        return [f"This is the address of {person.name}, who does not volunteer on the bus."]
    refused = may_hold(person.role if person else Role.VOLUNTEER, given.places)
    return [str(refused)] if refused else []


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
    if retrains(person, given):
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


def retrains(person: Person, given: Volunteer) -> bool:
    return bool(given.places) and set(given.places) != set(person.bus_roles)


def change(person: Person, given: Volunteer) -> None:
    person.name = given.name
    person.phone = given.phone or person.phone
    if retrains(person, given):
        person.bus_roles = list(given.places)
    joined = person.joined_at.astimezone(TOWN).date()
    if given.joined_on and given.joined_on != joined:
        person.joined_at = moment_of(given.joined_on)
