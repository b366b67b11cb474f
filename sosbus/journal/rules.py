"""When two doings are one line, and when a line has been kept long enough."""

from datetime import date, datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from sosbus.journal.tables import Did, JournalLine, What
from sosbus.nights.rules import half_hour
from sosbus.nights.tables import Night

NAMESPACE = uuid5(NAMESPACE_URL, "https://www.openroad.org.uk/sosbus/journal")
YEARS_KEPT = 6
# A device's sign of life shows and changes no record.
NOT_RECORDS = frozenset({"handsets"})


def what_of(module: str) -> What | None:
    """Which records a route of that module is about: "sosbus.tonight.routes"."""
    room = module.split(".")[1]
    if room in NOT_RECORDS:
        return None
    return next((one for one in What if one == room), What.OTHER)


def line(night: Night, person_id: UUID, did: Did, what: What, now: datetime) -> JournalLine:
    """The same person, night, doing and records within a half hour are the same line."""
    at = half_hour(now)
    same = f"{night.id} {person_id} {did.value} {what.value} {at.isoformat()}"
    return JournalLine(
        id=uuid5(NAMESPACE, same),
        night_id=night.id,
        night_date=night.night_date,
        person_id=person_id,
        did=did,
        what=what,
        at=at,
    )


def kept_from(today: date) -> date:
    """Lines before this day have been kept for six years. A day more than that, so that the
    database, which counts by its own clock, never disagrees."""
    day = 28 if (today.month, today.day) == (2, 29) else today.day
    return date.fromordinal(
        today.replace(year=today.year - YEARS_KEPT, day=day).toordinal() - 1
    )
