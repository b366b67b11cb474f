"""What rests on a card that ends, how urgent it is, and what to call it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zlib import crc32

from sosbus.base.clock import TOWN
from sosbus.base.words import day
from sosbus.people.tables import Person
from sosbus.qualifications.rules import Lapse
from sosbus.standing.rules import Held


def local(moment: datetime) -> date:
    return moment.astimezone(TOWN).date()


@dataclass(frozen=True)
class Running:
    """A card that runs out, or is missing, and the coming nights that rest on it."""

    person: Person
    lapse: Lapse
    nights: Sequence[Held]

    @property
    def nights_in_words(self) -> list[str]:
        return [f"{day(one.night_date)}, {one.role.label.lower()}" for one in self.nights]


def by_urgency(some: Iterable[Running], today: date) -> list[tuple[str, list[Running]]]:
    """What has to be seen to, in groups: too late first, then 7, 30 and 90 days."""
    groups: dict[int | None, list[Running]] = {0: [], 7: [], 30: [], 90: []}
    for one in some:
        groups[one.lapse.told_at(today)].append(one)
    for group in groups.values():
        group.sort(key=lambda one: (not one.nights, one.lapse.on or date.max, one.person.name))
    return [(HEADINGS[at], group) for at, group in groups.items() if at is not None and group]


HEADINGS = {
    0: "Run out, or never seen",
    7: "Within 7 days",
    30: "Within 30 days",
    90: "Within 90 days",
}


def event_number(about: UUID, now: datetime) -> int:
    """A number for something that happened to somebody just now: told once."""
    return crc32(f"{about} {now.isoformat()}".encode()) % 2**31
