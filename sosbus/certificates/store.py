"""Keeping certificates and finding one by its code."""

from sqlmodel import Session, select

from sosbus.certificates.rules import hashed
from sosbus.certificates.tables import Certificate


def keep(db: Session, certificate: Certificate) -> None:
    db.add(certificate)


def by_code(db: Session, code: str) -> Certificate | None:
    return db.exec(select(Certificate).where(Certificate.code_hash == hashed(code))).first()
