"""Making releases and reading them back, and who may."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, col, select

from sosbus.base.refusal import Refusal
from sosbus.figures import store as figures
from sosbus.gate import store as gate
from sosbus.messages import store as messages
from sosbus.messages.rules import new_letter
from sosbus.packs import store as packs
from sosbus.packs.tables import Pack
from sosbus.people.tables import Person, Role
from sosbus.periods.rules import Period, period_of
from sosbus.released.rules import Report
from sosbus.releases import rules
from sosbus.releases.tables import PackReader, PackToken, Release


@dataclass(frozen=True)
class Waiting:
    pack: Pack
    period: Period
    day: date
    is_prepared: bool
    is_overdue: bool


def drafted(db: Session, pack: Pack, code: str, reason: str, now: datetime) -> Report | Refusal:
    """The report as it would go out now: staff see it before they release."""
    period = period_of(code)
    closed, out = [one.month for one in figures.closed(db)], figures.out(db)
    if refused := rules.may_release(pack, period, closed, out, gate.refusal(db)):
        return refused
    certified = gate.certificate(db)
    if period is None or certified is None:
        return rules.NO_CERTIFICATE
    number = (db.exec(select(func.max(col(Release.number)))).one() or 0) + 1
    return rules.report(
        pack, period, packs.told_whole(db, period.months), packs.told(db, period.before),
        *certified, number, newest_version(db, pack, code) + 1, reason, now,
    )  # fmt: skip


def release(
    db: Session, pack: Pack, code: str, reason: str, now: datetime
) -> Release | Refusal:
    """Freeze it for good, and tell its readers. The pack's row is held, so that two who press
    at once make one."""
    db.exec(select(Pack).with_for_update()).all()
    made = drafted(db, pack, code, reason, now)
    if isinstance(made, Refusal):
        return made
    if refused := rules.may_correct(made.version, reason):
        return refused
    kept = Release(
        number=made.number, pack=pack.code, period=code, version=made.version, reason=reason,
        content=rules.frozen(made), sha256=made.sha256, released_at=made.released_at,
    )  # fmt: skip
    db.add(kept)
    tell(db, pack, made, now)
    db.flush()
    return kept


def tell(db: Session, pack: Pack, made: Report, now: datetime) -> None:
    """No figure is in the letter: it says that there is something to read."""
    for person in readers(db, pack.code):
        words = f"“{made.title}” for {made.period} is out. Sign in and see Figures.\n"
        if made.changes:
            words += f"\nIt is a new version. {made.changes[0]}\n"
        messages.add(db, new_letter(person.email, f"New report: {made.title}", words, now))


def newest_version(db: Session, pack: Pack, code: str) -> int:
    asked = select(func.max(col(Release.version))).where(
        Release.pack == pack.code, Release.period == code
    )
    return db.exec(asked).one() or 0


def newest(db: Session, pack: Pack, code: str) -> int | None:
    """The number of the newest version of a period's release."""
    asked = select(func.max(col(Release.number))).where(
        Release.pack == pack.code, Release.period == code
    )
    return db.exec(asked).one()


def of_packs(db: Session, codes: Sequence[str]) -> Sequence[Release]:
    """Every one ever released, newest first."""
    return db.exec(
        select(Release).where(col(Release.pack).in_(codes)).order_by(col(Release.number).desc())
    ).all()


def read(db: Session, number: int) -> tuple[Release, Report] | None:
    kept = db.get(Release, number)
    return (kept, rules.thawed(kept.content, kept.sha256)) if kept else None


def is_newest(db: Session, kept: Release) -> bool:
    return not db.exec(
        select(Release.number).where(
            Release.pack == kept.pack,
            Release.period == kept.period,
            col(Release.version) > kept.version,
        )
    ).first()


def packs_of(db: Session, person: Person) -> list[str]:
    """Partners read what is meant for them; those who release read all."""
    if person.role is not Role.PARTNER:
        return [one.code for one in packs.every(db)]
    asked = select(PackReader.pack).where(PackReader.person_id == person.id)
    return list(db.exec(asked).all())


def partners(db: Session) -> Sequence[Person]:
    return db.exec(
        select(Person)
        .where(Person.role == Role.PARTNER, col(Person.left_at).is_(None))
        .order_by(col(Person.name))
    ).all()


def readers(db: Session, pack: str) -> Sequence[Person]:
    return db.exec(
        select(Person)
        .join(PackReader, col(PackReader.person_id) == Person.id)
        .where(PackReader.pack == pack, col(Person.left_at).is_(None))
    ).all()


def set_reader(db: Session, pack: str, person_id: UUID, reads: bool) -> None:
    known = db.get(PackReader, (pack, person_id))
    if reads and not known:
        db.add(PackReader(pack=pack, person_id=person_id))
    if known and not reads:
        db.delete(known)


def new_token(db: Session, pack: str, label: str, now: datetime) -> str:
    """Told once; kept as a hash."""
    token = secrets.token_urlsafe(32)
    db.add(PackToken(pack=pack, label=label, token_hash=hashed(token), made_at=now))
    return token


def hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def tokens(db: Session, pack: str) -> Sequence[PackToken]:
    return db.exec(select(PackToken).where(PackToken.pack == pack)).all()


def end_token(db: Session, pack: str, token_id: UUID) -> bool:
    known = db.get(PackToken, token_id)
    if known is None or known.pack != pack:
        return False
    db.delete(known)
    return True


def pack_of_token(db: Session, token: str) -> str | None:
    asked = select(PackToken.pack).where(PackToken.token_hash == hashed(token))
    return db.exec(asked).first()


def waiting(db: Session, today: date) -> list[Waiting]:
    """All that is due and not out, oldest day first; prepared, once its months are out."""
    out = set(figures.out(db))
    found = [
        Waiting(
            pack, period, day, set(period.months) <= out, rules.is_overdue(day, today)
        )
        for pack in packs.every(db)
        for period, day in rules.due(
            pack, [one.period for one in of_packs(db, [pack.code])], today
        )
    ]  # fmt: skip
    return sorted(found, key=lambda one: (one.day, one.pack.code))
