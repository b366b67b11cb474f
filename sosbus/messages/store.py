"""The outbox: letters are claimed for two minutes, sent, and then marked."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, or_, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from sosbus.messages import rules
from sosbus.messages.tables import KEYED, About, Letter, Post, PushDevice

MOST_DEVICES = 8
WORDS_KEPT = (Post.WAITING, Post.SHOWN)


def add(db: Session, letter: Letter) -> None:
    db.add(letter)


def tell(db: Session, letter: Letter) -> bool:
    """Keep a message unless its key is there already; says whether it is new."""
    db.flush()
    on_postgres = db.get_bind().dialect.name == "postgresql"
    insert = postgresql.insert if on_postgres else sqlite.insert
    row = {column.name: getattr(letter, column.name) for column in Letter.__table__.columns}  # type: ignore[attr-defined]
    kept = db.execute(
        insert(Letter)
        .values(row)
        .on_conflict_do_nothing(index_elements=["key"], index_where=KEYED)
        .returning(col(Letter.id))
    )
    return kept.first() is not None


def is_any_due(db: Session, now: datetime) -> bool:
    """A look that locks nothing, so that an idle postman keeps nobody waiting."""
    return db.exec(due(now).limit(1)).first() is not None


def claim(db: Session, now: datetime, whole: bool = True) -> Letter | None:
    """The next letter, kept from other senders while it is on its way: sign-in codes first,
    then what has waited longest. Without `whole`, only those that are written when they go."""
    asked = due(now) if whole else due(now).where(col(Letter.key) != "")
    letter = db.exec(
        asked.order_by(col(Letter.key) != "", col(Letter.due_at))
        .limit(1)
        .with_for_update(skip_locked=True)
    ).first()
    if letter:
        letter.tries += 1
        letter.due_at = now + rules.LEASE
        db.add(letter)
    return letter


def due(now: datetime) -> SelectOfScalar[Letter]:
    return select(Letter).where(Letter.state == Post.WAITING, col(Letter.due_at) <= now)


def settle(db: Session, letter: Letter, state: Post, due_at: datetime) -> None:
    """What became of a claimed letter. One that is done with keeps no address and no words,
    but for a word to the crew, which whoever said it may read again.

    A sender that was too slow changes nothing any more, but to say that it did send.
    """
    changed: dict[str, Any] = {"state": state, "due_at": due_at, "tries": letter.tries}
    if state not in WORDS_KEPT:
        changed |= {"to": "", "subject": "", "body": ""}
        changed |= {} if letter.about is About.CREW else {"facts": {}}
    if state is Post.SHOWN:
        changed |= {"to": letter.to, "subject": letter.subject, "body": letter.body}
    asked = update(Letter).where(col(Letter.id) == letter.id)
    if state is not Post.SENT:
        asked = asked.where(col(Letter.due_at) == letter.due_at)
    db.execute(asked.values(changed).execution_options(synchronize_session=False))


def keep_facts(db: Session, letter: Letter) -> None:
    """What a message was found to say, so that every try says the same."""
    asked = update(Letter).where(col(Letter.id) == letter.id).values(facts=letter.facts)
    db.execute(asked.execution_options(synchronize_session=False))


def latest(db: Session, most: int) -> Sequence[Letter]:
    return db.exec(
        select(Letter).where(Letter.to != "").order_by(col(Letter.made_at).desc()).limit(most)
    ).all()


def said(db: Session, night_id: UUID, about: About) -> Sequence[Letter]:
    """What became of the messages about one thing on one night, the newest first."""
    return db.exec(
        select(Letter)
        .where(Letter.night_id == night_id, Letter.about == about)
        .order_by(col(Letter.made_at).desc(), col(Letter.person_id))
    ).all()


def keys_among(db: Session, keys: Iterable[str]) -> set[str]:
    """Those of these keys that have been told already."""
    return set(db.exec(select(Letter.key).where(col(Letter.key).in_(list(keys)))))


def alone(db: Session, name: str) -> bool:
    """Whether this transaction may make the round of that name; on SQLite writers are alone."""
    if db.get_bind().dialect.name != "postgresql":
        return True
    lock = func.pg_try_advisory_xact_lock(func.hashtext(f"sosbus {name}"))
    return bool(db.exec(select(lock)).one())


def has_gone(db: Session, key: str) -> bool:
    """Whether a message has gone by any way; true also of one that was never kept."""
    any_way = or_(col(Letter.key) == key, col(Letter.key).startswith(f"{key}/"))
    states = set(db.exec(select(Letter.state).where(any_way)))
    return not states or bool(states & {Post.SENT, Post.SHOWN})


def devices_of(db: Session, person_id: UUID) -> Sequence[PushDevice]:
    asked = select(PushDevice).where(PushDevice.person_id == person_id)
    return db.exec(asked.order_by(col(PushDevice.since).desc())).all()


def device(db: Session, device_id: UUID) -> PushDevice | None:
    return db.get(PushDevice, device_id)


def keep_device(db: Session, device: PushDevice) -> None:
    """A browser is one person's: whoever asked for notices in it last. Old ones make room."""
    ours = devices_of(db, device.person_id)[MOST_DEVICES - 1 :]
    same = db.exec(select(PushDevice).where(PushDevice.endpoint == device.endpoint))
    for old in {one.id: one for one in (*ours, *same)}.values():
        db.delete(old)
    db.flush()
    db.add(device)


def end_device(db: Session, device_id: UUID) -> None:
    db.execute(delete(PushDevice).where(col(PushDevice.id) == device_id))


def forget(db: Session, person_id: UUID, email: str) -> None:
    """Take somebody out of the outbox: what waits is dropped, no address or word is kept."""
    for device in devices_of(db, person_id):
        db.delete(device)
    theirs = or_(col(Letter.person_id) == person_id, col(Letter.to) == email)
    waiting = theirs & (col(Letter.state) == Post.WAITING)
    for asked in (
        update(Letter).where(waiting).values(state=Post.DROPPED),
        update(Letter).where(theirs).values(to="", subject="", body="", facts={}),
    ):
        db.execute(asked.execution_options(synchronize_session=False))
