"""When a letter goes, when it is tried again, and when it is no longer worth sending."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sosbus.messages.tables import About, Letter, Post

TRIES = 8
LEASE = timedelta(minutes=2)
AGAIN_AFTER = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60)]


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
        key=f"{person_id}/{night_id or '-'}/{about.value}/{version}",
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


def is_useless(letter: Letter, now: datetime) -> bool:
    return letter.useless_after is not None and now >= letter.useless_after


def after_a_failure(letter: Letter, now: datetime) -> tuple[Post, datetime]:
    """The letter's next state and when it is next due, after `letter.tries` tries."""
    if letter.tries >= TRIES:
        return Post.DEAD, now
    wait = AGAIN_AFTER[min(letter.tries, len(AGAIN_AFTER)) - 1]
    return Post.WAITING, now + wait
