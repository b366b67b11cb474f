"""Codes asked for, and how often."""

import secrets
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, delete, func, select

from sosbus.doors.store import hashed
from sosbus.sign_in import rules
from sosbus.sign_in.tables import Challenge, Knock


def ask(
    db: Session, key: str, person_id: UUID | None, code: str, onward: str, now: datetime
) -> str:
    """Keep a code that was asked for; gives back the browser's half of it."""
    browser = secrets.token_urlsafe(32)
    db.add(
        Challenge(
            browser_hash=hashed(browser),
            person_id=person_id,
            code_mac=rules.mac(key, browser, code),
            onward=onward,
            made_at=now,
            expires_at=now + rules.GOOD_FOR,
        )
    )
    return browser


def asked_by(db: Session, browser: str) -> Challenge | None:
    return db.exec(
        select(Challenge).where(Challenge.browser_hash == hashed(browser)).with_for_update()
    ).first()


def knock(db: Session, address: str, network: str, now: datetime) -> tuple[int, int]:
    """Note this knock, forget old ones, and count the earlier ones in the window."""
    if db.get_bind().dialect.name == "postgresql":  # SQLite has one writer anyway
        db.exec(select(func.pg_advisory_xact_lock(func.hashtext(address))))
    since = now - rules.WINDOW
    db.exec(delete(Knock).where(col(Knock.at) < since))
    counted = [
        db.exec(select(func.count()).where(Knock.key == key, col(Knock.at) >= since)).one()
        for key in (address, network)
    ]
    db.add(Knock(key=address, at=now))
    db.add(Knock(key=network, at=now))
    return counted[0], counted[1]


def forget_old(db: Session, now: datetime) -> None:
    """A code that can no longer be used has nothing left to say."""
    db.exec(delete(Challenge).where(col(Challenge.expires_at) < now - rules.WINDOW))
