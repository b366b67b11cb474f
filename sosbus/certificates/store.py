"""Keeping certificates and finding one by its code."""

from sqlmodel import Session, select

from sosbus.certificates.rules import hashed
from sosbus.certificates.tables import Certificate
from sosbus.hours import store as ledger
from sosbus.hours.rules import Worked
from sosbus.people.tables import Person


def keep(db: Session, certificate: Certificate) -> None:
    db.add(certificate)


def as_volunteer(db: Session, person: Person) -> list[Worked]:
    """What somebody gave: the nights they were paid or a guest for are not certified."""
    return [one for one in ledger.of_person(db, person.id) if one.first.as_volunteer]


def by_code(db: Session, code: str) -> Certificate | None:
    return db.exec(select(Certificate).where(Certificate.code_hash == hashed(code))).first()
