"""Finding who is to be reminded, and whose changes are to be told. Each is said once."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, func, select

from sosbus.messages import store as outbox
from sosbus.messages.rules import key_of, message
from sosbus.messages.tables import About
from sosbus.nights.tables import Night
from sosbus.reminders import rules
from sosbus.rota.tables import Change, SignUp


def remind(db: Session, now: datetime) -> None:
    """The week-before note, the ask to confirm and the nudge, of the nights near enough."""
    for night in near(db, now):
        due = rules.reminders(night, now)
        crew = on(db, night) if due else []
        wanted = {
            key_of(one.about, who.person_id, night.id, night.version): (one, who)
            for one in due
            for who in crew
            if rules.is_reminded(one, night, who)
        }
        for key in sorted(set(wanted) - outbox.keys_among(db, wanted)):
            one, who = wanted[key]
            until = one.until
            outbox.tell(
                db,
                message(
                    one.about, who.person_id, night.id, night.version, now, useless_after=until
                ),
            )


def near(db: Session, now: datetime) -> Sequence[Night]:
    return db.exec(
        select(Night).where(
            col(Night.opens_at) > now,
            col(Night.opens_at) < now + rules.FURTHEST,
            col(Night.published_at).is_not(None),
            col(Night.cancelled_at).is_(None),
            col(Night.closed_at).is_(None),
        )
    ).all()


def on(db: Session, night: Night) -> Sequence[SignUp]:
    asked = select(SignUp).where(
        SignUp.night_id == night.id, col(SignUp.withdrawn_at).is_(None)
    )
    return db.exec(asked).all()


def tell_changes(db: Session, now: datetime) -> None:
    """One digest to each person whose nights somebody else has changed, once it is quiet."""
    told, untold = col(Change.told_at).is_not(None), col(Change.told_at).is_(None)
    waiting = db.exec(
        select(Change.person_id, func.min(col(Change.at)), func.max(col(Change.at)))
        .where(untold)
        .group_by(col(Change.person_id))
    ).all()
    for person_id, first, last in waiting:
        if rules.is_digest_due(first, last, now):
            before = select(func.count()).where(Change.person_id == person_id, told)
            nth = db.exec(before).one() + 1
            outbox.tell(db, message(About.CHANGES, person_id, None, nth, now))
