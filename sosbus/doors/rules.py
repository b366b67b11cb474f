"""The one matrix of who may do what. What it does not list is refused."""

import re
from datetime import datetime, timedelta

from sosbus.base.columns import Choice
from sosbus.doors.tables import Device
from sosbus.people.tables import BusRole, Person, Role


class Part(Choice):
    """The part somebody plays when they knock."""

    STRANGER = "stranger", "Nobody signed in"
    VOLUNTEER = "volunteer", "Volunteer"
    BUS_LEAD = "bus_lead", "Bus lead"
    COORDINATOR = "coordinator", "Coordinator"
    PARTNER = "partner", "Partner"
    ADMINISTRATOR = "administrator", "Administrator"


class Permission(Choice):
    COME_IN = "come_in", "Sign in, read the privacy page, ask whether the service is well"
    OWN_DEVICES = "own_devices", "See their own front page and end their own sign-ins"
    SEE_ROTA = "see_rota", "See coming nights and who is on"
    TAKE_PLACE = "take_place", "Take a place on a night and give it back"
    PLAN_NIGHTS = "plan_nights", "Plan nights, add one, cancel one with a reason"
    RECORD = "record", "Record contacts and tallies on a night"
    RUN_NIGHT = "run_night", "Open a night, see all that is recorded, close it"
    READ_FIGURES = "read_figures", "Read the figures of closed months"
    RELEASE = "release", "Make packs, preview and release reports, say which partner reads what"
    CLOSE_MONTH = "close_month", "Close a month, which makes its figures final"
    LOOK_AFTER_PEOPLE = "look_after_people", "Invite people, set what they do, see them off"
    SEE_MATRIX = "see_matrix", "See this table"
    READ_JOURNAL = "read_journal", "Read who saw or changed which night’s records"
    READ_PROGRAMME = "read_programme", "Read the programme and its year report"
    KEEP_PROGRAMME = "keep_programme", "Enter and correct what the programme says"


SIGNED_IN = frozenset(Part) - {Part.STRANGER}

MATRIX: dict[Permission, frozenset[Part]] = {
    Permission.COME_IN: frozenset(Part),
    Permission.OWN_DEVICES: SIGNED_IN,
    Permission.SEE_ROTA: frozenset({Part.VOLUNTEER, Part.BUS_LEAD, Part.COORDINATOR}),
    Permission.TAKE_PLACE: frozenset({Part.VOLUNTEER, Part.BUS_LEAD}),
    Permission.PLAN_NIGHTS: frozenset({Part.COORDINATOR}),
    Permission.RECORD: frozenset({Part.VOLUNTEER, Part.BUS_LEAD, Part.COORDINATOR}),
    Permission.RUN_NIGHT: frozenset({Part.BUS_LEAD, Part.COORDINATOR}),
    Permission.READ_FIGURES: frozenset({Part.COORDINATOR, Part.PARTNER}),
    Permission.RELEASE: frozenset({Part.COORDINATOR}),
    Permission.CLOSE_MONTH: frozenset({Part.COORDINATOR}),
    Permission.LOOK_AFTER_PEOPLE: frozenset({Part.COORDINATOR, Part.ADMINISTRATOR}),
    Permission.SEE_MATRIX: frozenset({Part.ADMINISTRATOR}),
    Permission.READ_JOURNAL: frozenset({Part.ADMINISTRATOR}),
    Permission.READ_PROGRAMME: frozenset({Part.COORDINATOR, Part.PARTNER, Part.ADMINISTRATOR}),
    Permission.KEEP_PROGRAMME: frozenset({Part.COORDINATOR, Part.ADMINISTRATOR}),
}
ONLY_THEIR_OWN = {
    Permission.RECORD: "A volunteer: only on a night they are on",
    Permission.RUN_NIGHT: "A bus lead: only for a night they lead",
    Permission.READ_FIGURES: "A partner: only releases meant for them",
    Permission.LOOK_AFTER_PEOPLE: "A coordinator: those on the bus only",
}

PLACES_TO_GO = (
    ("Home", "/", Permission.OWN_DEVICES),
    ("Tonight", "/tonight", Permission.RECORD),
    ("Rota", "/rota", Permission.SEE_ROTA),
    ("My times", "/my-times", Permission.TAKE_PLACE),
    ("Figures", "/releases", Permission.READ_FIGURES),
    ("Programme", "/programme", Permission.READ_PROGRAMME),
    ("People", "/people", Permission.LOOK_AFTER_PEOPLE),
    ("Who may", "/who-may", Permission.SEE_MATRIX),
    ("Journal", "/journal", Permission.READ_JOURNAL),
)

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
KEPT: dict[Part, tuple[timedelta, timedelta]] = {
    Part.VOLUNTEER: (14 * DAY, 30 * DAY),
    Part.BUS_LEAD: (12 * HOUR, 7 * DAY),
    Part.COORDINATOR: (HOUR, 12 * HOUR),
    Part.PARTNER: (HOUR / 2, 8 * HOUR),
    Part.ADMINISTRATOR: (HOUR, 12 * HOUR),
}
AS_PART = {
    Role.VOLUNTEER: Part.VOLUNTEER,
    Role.CONTRACTED: Part.VOLUNTEER,  # they see and take nights like anybody aboard
    Role.GUEST: Part.VOLUNTEER,
    Role.COORDINATOR: Part.COORDINATOR,
    Role.PARTNER: Part.PARTNER,
    Role.ADMINISTRATOR: Part.ADMINISTRATOR,
}
NOTED_EVERY = timedelta(minutes=5)


def parts_of(person: Person | None) -> frozenset[Part]:
    if person is None:
        return frozenset({Part.STRANGER})
    parts = {AS_PART[person.role]}
    if person.role is Role.VOLUNTEER and BusRole.BUS_LEAD in person.bus_roles:
        parts.add(Part.BUS_LEAD)
    return frozenset(parts)


def may(parts: frozenset[Part], permission: Permission) -> bool:
    return bool(parts & MATRIX.get(permission, frozenset()))


def kept_for(parts: frozenset[Part]) -> tuple[timedelta, timedelta]:
    """How long a sign-in lasts unused, and at most: the shortest of someone's parts."""
    return min(KEPT[part] for part in parts)


def is_signed_in(device: Device, person: Person, now: datetime) -> bool:
    unused, _ = kept_for(parts_of(person))
    return person.left_at is None and now < device.ends_at and now < device.seen_at + unused


def device_label(agent: str) -> str:
    """A browser and a kind of device, enough to recognise one's own: "Chrome on Android"."""
    browsers = (
        ("Edg", "Edge"),
        ("Firefox", "Firefox"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    )
    systems = ("Android", "iPhone", "iPad", "Windows", "Macintosh", "Linux")
    browser = next((name for mark, name in browsers if re.search(mark, agent)), "A browser")
    system = next((name for name in systems if name in agent), "")
    return f"{browser} on {system.replace('Macintosh', 'Mac')}" if system else browser
