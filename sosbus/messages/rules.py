"""When a message goes, which ways, when it is tried again, and when it is too late."""

import re
from datetime import UTC, datetime, time, timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from sosbus.base.clock import TOWN
from sosbus.messages.tables import About, Letter, Post, PushDevice, Via

TRIES = 8
LEASE = timedelta(minutes=2)
AGAIN_AFTER = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60)]

DAY = timedelta(days=1)
QUIET_FROM, LAST_WORD, QUIET_UNTIL = time(22), time(21), time(8)
COVER_CALLS = frozenset({About.OFFER, About.CALL_UP, About.COVERED, About.STOOD_DOWN})
# They are up for that very night, or would be.
TO_THE_CREW = frozenset({About.CREW, About.NIGHT_CHANGED, About.RELIEVED})
BY_TEXT = frozenset({About.OFFER, About.CALL_UP, About.NUDGE})

PUSH_SERVICES = (
    "fcm.googleapis.com",
    "push.services.mozilla.com",
    "push.apple.com",
    "notify.windows.com",
)


def new_letter(
    to: str, subject: str, body: str, now: datetime, useless_after: datetime | None = None
) -> Letter:
    """A letter to send; with nobody to send it to, it is kept as dropped from the start."""
    state = Post.WAITING if to else Post.DROPPED
    return Letter(
        to=to,
        subject=subject,
        body=body,
        state=state,
        made_at=now,
        due_at=now,
        useless_after=useless_after,
    )


def message(
    about: About,
    person_id: UUID,
    night_id: UUID | None,
    version: int,
    now: datetime,
    *,
    due_at: datetime | None = None,
    useless_after: datetime | None = None,
    facts: dict[str, Any] | None = None,
) -> Letter:
    """A message whose words are found when it goes. Its key is said once: a second message
    about the same thing, night and version to the same person is never kept."""
    return Letter(
        about=about,
        key=key_of(about, person_id, night_id, version),
        to="",
        subject="",
        body="",
        person_id=person_id,
        night_id=night_id,
        version=version,
        facts=facts or {},
        state=Post.WAITING,
        made_at=now,
        due_at=due_at or now,
        useless_after=useless_after,
    )


def key_of(about: About, person_id: UUID, night_id: UUID | None, version: int) -> str:
    return f"{person_id}/{night_id or '-'}/{about.value}/{version}"


def by_text(letter: Letter, now: datetime) -> Letter:
    """The same message once more, as a text."""
    return beside(letter, Via.TEXT, "", {}, now)


def by_push(letter: Letter, device: PushDevice, now: datetime) -> Letter:
    """The same message once more, as a notice on one device."""
    return beside(letter, Via.PUSH, f"/{device.id}", {"device": str(device.id)}, now)


def beside(letter: Letter, via: Via, which: str, more: dict[str, Any], now: datetime) -> Letter:
    assert letter.person_id
    again = message(
        letter.about,
        letter.person_id,
        letter.night_id,
        letter.version,
        now,
        useless_after=letter.useless_after,
        facts=letter.facts | more,
    )
    again.via, again.key = via, f"{letter.key}/{via.value}{which}"
    return again


def when_to_send(
    about: About, now: datetime, wake_me: bool = False, on_shift: bool = False
) -> datetime:
    """Now, or at eight if that would be in the night.

    A sign-in code always goes at once, somebody waits for it. So does a cover call, and its
    end, to those who asked to be woken, and a word to a crew that is out on that very night.
    """
    if about is About.LETTER or (wake_me and about in COVER_CALLS):
        return now
    if on_shift and about in TO_THE_CREW:
        return now
    return next_waking(now)


def next_waking(now: datetime) -> datetime:
    local = now.astimezone(TOWN)
    if QUIET_UNTIL <= local.time() < QUIET_FROM:
        return now
    morning = local.date() + DAY if local.time() >= QUIET_FROM else local.date()
    return datetime.combine(morning, QUIET_UNTIL, TOWN).astimezone(UTC)


def last_waking(wanted: datetime) -> datetime:
    """The same moment, or nine the evening before: a reminder is rather early than late."""
    local = wanted.astimezone(TOWN)
    if QUIET_UNTIL <= local.time() < QUIET_FROM:
        return wanted
    evening = local.date() - DAY if local.time() < QUIET_UNTIL else local.date()
    return datetime.combine(evening, LAST_WORD, TOWN).astimezone(UTC)


def is_useless(letter: Letter, at: datetime) -> bool:
    return letter.useless_after is not None and at >= letter.useless_after


def after_a_failure(letter: Letter, now: datetime) -> tuple[Post, datetime]:
    """The letter's next state and when it is next due, after `letter.tries` tries."""
    if letter.tries >= TRIES:
        return Post.DEAD, now
    wait = AGAIN_AFTER[min(letter.tries, len(AGAIN_AFTER)) - 1]
    return Post.WAITING, now + wait


def new_device(
    person_id: UUID, label: str, endpoint: str, public_key: str, auth: str, now: datetime
) -> PushDevice:
    return PushDevice(
        person_id=person_id,
        label=label,
        endpoint=endpoint,
        public_key=public_key,
        auth=auth,
        since=now,
    )


def is_push_service(endpoint: str) -> bool:
    """Only the browsers' own push services: we send nothing to an address somebody made up."""
    try:
        where = urlsplit(endpoint)
        host, port = where.hostname or "", where.port
    except ValueError:
        return False
    known = any(host == one or host.endswith(f".{one}") for one in PUSH_SERVICES)
    plain = where.username is None and where.password is None and port in (None, 443)
    return known and plain and where.scheme == "https" and len(endpoint) <= 1000


def with_links(words: str, address: str) -> list[tuple[str, str]]:
    """A letter in pieces: its words, and for each link of ours where it leads."""
    pieces = re.split(rf"({re.escape(address)}/\S*)", words)
    return [(one, one.removeprefix(address) if n % 2 else "") for n, one in enumerate(pieces)]
