"""The outbox: letters are claimed for two minutes, sent, and then marked."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from sosbus.messages import rules
from sosbus.messages.tables import Letter, Post


def add(db: Session, letter: Letter) -> None:
    db.add(letter)


def tell(db: Session, letter: Letter) -> bool:
    """Keep a message unless its key is there already; says whether it is new."""
    if db.exec(select(Letter.id).where(Letter.key == letter.key)).first():
        return False
    db.add(letter)
    return True


def claim(db: Session, now: datetime) -> Letter | None:
    """The letter that has waited longest, kept from other senders while it is on its way."""
    letter = db.exec(
        select(Letter)
        .where(Letter.state == Post.WAITING, col(Letter.due_at) <= now)
        .order_by(col(Letter.due_at))
        .limit(1)
        .with_for_update(skip_locked=True)
    ).first()
    if letter:
        letter.tries += 1
        letter.due_at = now + rules.LEASE
        db.add(letter)
    return letter


def settle(db: Session, letter: Letter, state: Post, due_at: datetime) -> None:
    """What became of a claimed letter. A letter that is done with keeps no words."""
    letter.state, letter.due_at = state, due_at
    if state is not Post.WAITING:
        letter.body = ""
    db.add(letter)


def latest(db: Session, most: int) -> Sequence[Letter]:
    return db.exec(
        select(Letter).where(Letter.to != "").order_by(col(Letter.made_at).desc()).limit(most)
    ).all()
