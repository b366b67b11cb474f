"""Codes that can be read aloud, and what a certificate says."""

import hashlib
import secrets
from datetime import date, datetime

from sosbus.base.refusal import Refusal
from sosbus.certificates.tables import Certificate
from sosbus.hours.rules import Totals
from sosbus.people.tables import Person

# Sixteen of these are 80 bits; none looks like another when read aloud or copied by hand.
LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ0123456789"
LENGTH, GROUP = 16, 4
HEARD_AS = str.maketrans("OILU", "011V")


def new_code() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def tidy(typed: str) -> str:
    """A code as kept, however it was typed: small letters, spaces, dashes, O for 0."""
    kept = "".join(one for one in typed.upper() if one.isascii() and one.isalnum())
    return kept.translate(HEARD_AS)


def hashed(code: str) -> str:
    return hashlib.sha256(tidy(code).encode()).hexdigest()


def shown(code: str) -> str:
    """ABCD-EFGH-JKMN-PQRS"""
    return "-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def new_certificate(
    person: Person, code: str, first: date, last: date, totals: Totals, now: datetime
) -> Certificate | Refusal:
    if last < first:
        return Refusal("The last day is before the first.")
    if totals.nights == 0:
        return Refusal("There are no hours between those days.")
    return Certificate(
        code_hash=hashed(code),
        person_id=person.id,
        name=person.name,
        first=first,
        last=last,
        nights=totals.nights,
        minutes=totals.minutes,
        made_at=now,
    )
