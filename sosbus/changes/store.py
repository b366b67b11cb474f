"""Keeping changes: put in at once, or kept until somebody chooses."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlmodel import Session, col, select

from sosbus.base.refusal import Conflict, Refusal
from sosbus.changes import rules
from sosbus.changes.tables import ContactChange, State, Why
from sosbus.contacts import rules as contact_rules
from sosbus.contacts import store as contacts
from sosbus.contacts.forms import ContactForm
from sosbus.contacts.tables import Contact
from sosbus.nights.tables import Night, Status
from sosbus.web.forms import Entry, checked

USED = Conflict("That change was sent before with other words.")
WORN = "wristband"


def known(db: Session, change_id: UUID) -> ContactChange | None:
    return db.get(ContactChange, change_id)


def as_it_would_be(contact: Contact, answers: Mapping[str, Any]) -> Entry[ContactForm]:
    """The whole contact with these answers in it, read as a form would be."""
    return checked(ContactForm, contact_rules.codes(contact) | dict(answers))


def make(
    db: Session,
    night: Night,
    contact: Contact,
    change_id: UUID,
    words: Mapping[str, Any],
    was: Mapping[str, Any],
    named: Collection[str],
    digest: str,
    at: datetime,
) -> None:
    """Put in what can be, keep what clashes for somebody to choose. The night must be locked.
    On a closed night all of it waits."""
    met = rules.meet(contact, words, was, named)
    if night.status is Status.CLOSED:
        met = rules.Met({}, {name: value for name, value in words.items() if name in named})
    put, clash = dict(met.put), dict(met.clash)
    if put.get(WORN) and contacts.wearing(db, night, put[WORN]):
        clash[WORN] = put.pop(WORN)
    ids = iter((change_id, uuid4()))
    note(db, contact, next(ids), put, digest, State.MADE, at)
    if clash:
        note(db, contact, next(ids), clash, digest, State.TO_CHOOSE, at)


def note(
    db: Session,
    contact: Contact,
    change_id: UUID,
    words: Mapping[str, Any],
    digest: str,
    state: State,
    at: datetime,
    why: Why | None = None,
) -> ContactChange:
    """Write down what was and what is put; when it is made, put it."""
    if state is State.MADE:
        was = {name: getattr(contact, name) for name in words}
        if words:
            contact_rules.put(contact, words, at)
            contacts.keep(db, contact)
        words = rules.without_wristband(words)
    else:
        was = {name: getattr(contact, name) for name in words}
    made = ContactChange(
        id=change_id,
        contact_id=contact.id,
        night_id=contact.night_id,
        version=contact.version,
        was=rules.coded(rules.without_wristband(was)),
        words=rules.coded(words),
        digest=digest,
        state=state,
        why=why,
        at=at,
    )
    db.add(made)
    return made


def correct_closed(
    db: Session,
    contact: Contact,
    words: Mapping[str, Any],
    why: Why,
    seen: int,
    now: datetime,
) -> Refusal | None:
    """Change a contact of a closed night: the old answers stay, with the reason."""
    if contact.version != seen:
        return Conflict(f"Contact {contact.number} was changed meanwhile. Look again.")
    changed = {
        name: value
        for name, value in words.items()
        if not contact_rules.is_same(
            contact_rules.code_of(getattr(contact, name)), contact_rules.code_of(value)
        )
    }
    if not changed:
        return Refusal("Nothing is different.")
    note(db, contact, uuid4(), changed, "", State.MADE, now, why)
    return None


def take_back(
    db: Session, contact: Contact, change_id: UUID, now: datetime, why: Why | None = None
) -> None:
    """The contact should not have been written: it stays, uncounted, so that it cannot
    come back. What was in it is let go but for its kind."""
    contact.taken_back_at = now
    contact.wristband = None
    contact.note = None
    contacts.keep(db, contact)
    note(db, contact, change_id, {}, "taken back", State.MADE, now, why)


def waiting(db: Session, night: Night) -> dict[UUID, list[ContactChange]]:
    """What waits for a choice, by contact."""
    found = db.exec(
        select(ContactChange)
        .where(ContactChange.night_id == night.id, ContactChange.state == State.TO_CHOOSE)
        .order_by(col(ContactChange.at))
    ).all()
    by_contact: dict[UUID, list[ContactChange]] = {}
    for one in found:
        by_contact.setdefault(one.contact_id, []).append(one)
    return by_contact


def of_contact(db: Session, contact: Contact) -> Sequence[ContactChange]:
    """Every change to a contact, first to last."""
    return db.exec(
        select(ContactChange)
        .where(ContactChange.contact_id == contact.id)
        .order_by(col(ContactChange.at))
    ).all()


def meant(contact: Contact, change: ContactChange) -> dict[str, Any]:
    """The answers a waiting change asks for, as they could still be put."""
    entry = as_it_would_be(contact, change.words)
    answers = entry.form.answers() if entry.form else {}
    return {name: answers[name] for name in change.words if name in answers}


def choose(
    db: Session, night: Night, contact: Contact, change: ContactChange, use: bool, now: datetime
) -> Refusal | None:
    """Use the waiting answers, or let them go. The night must be locked."""
    if change.state is not State.TO_CHOOSE:
        return Conflict("Somebody has chosen already. Look again.")
    words = meant(contact, change)
    if use and words.get(WORN) and contacts.wearing(db, night, words[WORN]):
        return Conflict(f"{words[WORN]} is still on somebody else.")
    change.state = State.CHOSEN if use else State.LET_GO
    change.words = rules.without_wristband(change.words)
    if use:
        change.was = rules.coded(
            rules.without_wristband({name: getattr(contact, name) for name in words})
        )
        contact_rules.put(contact, words, now)
        contacts.keep(db, contact)
        change.version = contact.version
    db.add(change)
    return None
