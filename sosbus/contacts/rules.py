"""What a contact may hold, what is still missing from it, and when it may change."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import Enum, auto
from typing import Any
from uuid import UUID

from sosbus.base.refusal import Conflict, Refusal
from sosbus.base.words import listed
from sosbus.contacts.tables import (
    AgeBand,
    Alcohol,
    Arrival,
    Contact,
    Kind,
    Otherwise,
    Treatment,
)
from sosbus.nights.rules import half_hour, may_record
from sosbus.nights.tables import Night

MOST_REASONS = 4
TREATED = frozenset({Kind.FIRST_AID, Kind.CLINICAL})

# The honest answer for each question the close insists on. An outcome has none: everyone left.
NOT_RECORDED: dict[str, Any] = {
    "age_band": AgeBand.NOT_RECORDED,
    "arrival": Arrival.NOT_RECORDED,
    "alcohol": Alcohol.NOT_RECORDED,
    "treatment": [Treatment.NOT_RECORDED],
    "otherwise": Otherwise.NOT_RECORDED,
}
IN_WORDS = {
    "kind": "kind",
    "reasons": "reasons",
    "outcome": "how they left",
    "age_band": "age",
    "arrival": "how they came",
    "alcohol": "alcohol",
    "treatment": "treatment",
    "otherwise": "if no bus",
    "aid_given": "what we gave",
    "gender": "gender",
}


class Again(Enum):
    """What a record sent under an id we already hold turns out to be."""

    SAME = auto()
    OTHER = auto()


def digest_of(night_id: UUID, words: Mapping[str, Any]) -> str:
    """The words of a record in one short form, whatever order they were sent in."""
    tidy = {
        name: sorted(map(str, value)) if isinstance(value, list) else str(value)
        for name, value in words.items()
        if value not in (None, [])
    }
    return hashlib.sha256(
        json.dumps([str(night_id), tidy], sort_keys=True).encode()
    ).hexdigest()


def sent_again(known: Contact, night: Night, words: Mapping[str, Any]) -> Again:
    same = known.first_words == digest_of(night.id, words)
    return Again.SAME if same else Again.OTHER


def new_contact(
    night: Night, contact_id: UUID, words: Mapping[str, Any], number: int, now: datetime
) -> Contact | Refusal:
    """The contact to keep, or why it may not be kept. `words` are the form's answers."""
    if refused := may_record(night):
        return refused
    return Contact(
        id=contact_id,
        night_id=night.id,
        number=number,
        half_hour=half_hour(now),
        first_words=digest_of(night.id, words),
        **words,
    )


def correct(
    night: Night, contact: Contact, words: Mapping[str, Any], seen: int
) -> Refusal | None:
    """Put new answers in place of old ones, if nobody else did since this page was opened."""
    if refused := may_record(night):
        return refused
    if contact.version != seen:
        return Conflict(
            f"Contact {contact.number} was changed on another device meanwhile. "
            "Below are your answers, and what is kept now where it differs."
        )
    for name, value in words.items():
        setattr(contact, name, value)
    contact.version += 1
    return None


def differences(contact: Contact, words: Mapping[str, Any]) -> dict[str, str]:
    """What is kept now, in words, for each answer that differs from these."""
    return {
        name: in_words(getattr(contact, name))
        for name, answer in words.items()
        if getattr(contact, name) != answer
    }


def in_words(answer: Any) -> str:
    if isinstance(answer, list):
        return listed(one.label for one in answer) or "nothing"
    return answer.label if answer else "nothing"


def required(kind: Kind) -> tuple[str, ...]:
    """The questions the close insists on, for this kind of contact."""
    if kind is Kind.INCIDENT_ONLY:
        return ("outcome",)
    if kind in TREATED:
        return ("outcome", "age_band", "arrival", "alcohol", "treatment", "otherwise")
    return ("outcome", "age_band", "arrival", "alcohol")


def missing(contact: Contact) -> list[str]:
    """Questions without an answer, by field name. "Not recorded" is an answer."""
    return [name for name in required(contact.kind) if getattr(contact, name) in (None, [])]


def unfinished(contacts: Iterable[Contact]) -> list[Contact]:
    return [contact for contact in contacts if missing(contact)]


def say_not_recorded(contact: Contact) -> None:
    """Answer honestly, for all that is missing but the outcome, that it was not recorded."""
    for name in missing(contact):
        if name in NOT_RECORDED:
            setattr(contact, name, NOT_RECORDED[name])
            contact.version += 1
