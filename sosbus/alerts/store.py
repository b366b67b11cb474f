"""Written in the transaction of the change itself, so that no change goes untold."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session

from sosbus.messages import store as outbox
from sosbus.messages.rules import message
from sosbus.messages.tables import About
from sosbus.nights.tables import Night
from sosbus.people import store as everyone
from sosbus.people.tables import Role
from sosbus.rota import store as rota
from sosbus.rota.rules import NightCrew
from sosbus.rota.tables import Change, What

SOON = timedelta(hours=6)
FIDDLING = timedelta(minutes=5)  # people change their minds: look again before the alarm


def change(
    db: Session,
    whole: NightCrew,
    person_id: UUID,
    was: str,
    now_is: str,
    why: str,
    now: datetime,
) -> None:
    """Kept to be told, once the night is published, to the one whose place it is."""
    if whole.is_published:
        db.add(
            Change(
                person_id=person_id,
                night_id=whole.night.id,
                was=was,
                now_is=now_is,
                why=why,
                at=now,
            )
        )


def weigh(db: Session, before: NightCrew, after: NightCrew, now: datetime) -> None:
    """A crew that has become unsafe is always told, by the same transaction."""
    was, is_ = before.cover, after.cover
    if was.is_safe == is_.is_safe or now >= before.night.closes_at:
        return
    night_id = before.night.id
    what = What.SAFE if is_.is_safe else What.UNSAFE
    rota.note(db, night_id, what, now, words=is_.words)
    if not is_.is_safe:
        alarm(db, before.night, is_.words, now)


def alarm(db: Session, night: Night, words: str, now: datetime) -> None:
    """Word to the coordinators; unless the night is near, a little later, if it still holds."""
    wait = timedelta() if night.opens_at - now < SOON else FIDDLING
    db.flush()
    version = rota.told_of(db, night.id, What.UNSAFE)
    for one in everyone.here(db, [Role.COORDINATOR]):
        outbox.tell(
            db,
            message(
                About.UNSAFE,
                one.id,
                night.id,
                version,
                now,
                due_at=now + wait,
                useless_after=night.closes_at,
                facts={"words": words},
            ),
        )
