"""Somebody's places as a calendar: what is in it, how long, and under which secret."""

import base64
import hashlib
import hmac
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from icalendar import Calendar, Event

from sosbus.base.words import clock, hours
from sosbus.crews.tables import CrewTemplate
from sosbus.nights.tables import Night
from sosbus.rota.tables import SignUp

BACK = timedelta(days=30)
GONE_AFTER = timedelta(days=7)
COUNTED_FROM = datetime(2008, 1, 1, tzinfo=UTC)  # fits the number calendars count with
ASK_AGAIN = timedelta(hours=1)
NOT_FOR_TONIGHT = "Calendars can be hours late. For tonight, look at the SOS Bus page."


@dataclass(frozen=True)
class Place:
    """A place somebody holds or held, with all that their calendar says of it."""

    sign_up: SignUp
    night: Night
    template: CrewTemplate

    @property
    def off_at(self) -> datetime | None:
        """When they came off, or the night was cancelled."""
        return self.sign_up.withdrawn_at or self.night.cancelled_at

    @property
    def changed_at(self) -> datetime:
        """The last time that anything shown of it changed."""
        moments = (
            self.sign_up.signed_up_at,
            self.sign_up.withdrawn_at,
            self.night.published_at,
            self.night.cancelled_at,
            self.night.changed_at,
            self.template.changed_at,
        )
        return max(one for one in moments if one)

    @property
    def sequence(self) -> int:
        """Higher with every change, by its second; a night's version tells two in one apart."""
        seconds = (self.changed_at - COUNTED_FROM).total_seconds()
        return max(0, int(seconds)) + self.night.version


def shown(places: Iterable[Place], now: datetime) -> list[Place]:
    return [one for one in places if is_shown(one, now)]


def is_shown(place: Place, now: datetime) -> bool:
    """From thirty days back; what was given up or cancelled is shown so for seven days."""
    published = place.night.published_at
    if published is None or place.night.closes_at < now - BACK:
        return False
    given_up = place.sign_up.withdrawn_at
    if given_up and given_up < published:
        return False  # they never saw it
    return place.off_at is None or now < place.off_at + GONE_AFTER


def one_night(
    sign_up: SignUp, night: Night, template: CrewTemplate, now: datetime, address: str
) -> bytes:
    """A calendar of this night alone, to go with a letter."""
    return feed([Place(sign_up, night, template)], now, address)


def feed(places: Sequence[Place], now: datetime, address: str) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//Open Road//SOS Bus//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "SOS Bus")
    calendar.add("refresh-interval", ASK_AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    for place in places:
        calendar.add_component(event(place, now, address))
    return bytes(calendar.to_ical())


def event(place: Place, now: datetime, address: str) -> Event:
    """One place. Nobody else's name is in it, and nothing about anybody helped."""
    night, role = place.night, place.sign_up.role.label.lower()
    one = Event()
    one.add("uid", f"{place.sign_up.id}@sosbus")
    one.add("dtstamp", now.astimezone(UTC))
    one.add("last-modified", place.changed_at)
    one.add("sequence", place.sequence)
    one.add("dtstart", night.opens_at)
    one.add("dtend", night.closes_at)
    one.add("status", "CANCELLED" if place.off_at else "CONFIRMED")
    one.add("transp", "TRANSPARENT" if place.off_at else "OPAQUE")
    one.add("class", "PRIVATE")
    one.add("summary", f"SOS Bus: {role}")
    one.add("location", place.template.meeting_point)
    one.add("description", about(place))
    one.add("url", f"{address}/nights/{night.id}")
    return one


def about(place: Place) -> str:
    night, before = place.night, timedelta(minutes=place.template.briefing_minutes)
    said = (
        f"{night.times}, {hours(night.hours)} on shift.",
        night.clocks,
        f"Meet at {clock(night.opens_at - before)}.",
        NOT_FOR_TONIGHT,
    )
    return " ".join(part for part in said if part)


def etag(places: Sequence[Place], address: str) -> str:
    """The same for as long as the calendar says the same, whenever it is asked for."""
    at_any_time = feed(places, COUNTED_FROM, address)
    return f'W/"{hashlib.sha256(at_any_time).hexdigest()[:32]}"'


def secret_of(person_id: UUID, nonce: str, key: str) -> str:
    """The secret in the address: nobody makes it without our key."""
    message = f"calendar:{person_id}:{nonce}".encode()
    made = hmac.new(key.encode(), message, hashlib.sha256).digest()
    return base64.urlsafe_b64encode(made).rstrip(b"=").decode()


def hashed(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
