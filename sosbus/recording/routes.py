"""The short form, the night's list, and one contact's own page."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Annotated, Any
from uuid import UUID, uuid4

from fastapi import APIRouter, Depends, HTTPException, Request, Response

from sosbus.base.clock import Now
from sosbus.base.db import Db
from sosbus.base.refusal import Conflict, Refusal
from sosbus.base.settings import settings
from sosbus.bedside import store as bedside
from sosbus.changes import rules as change_rules
from sosbus.changes import store as changes
from sosbus.changes.forms import ReasonForm
from sosbus.changes.tables import State, Why
from sosbus.contacts import rules as contact_rules
from sosbus.contacts import store as contacts
from sosbus.contacts.access import ContactIKeep
from sosbus.contacts.forms import ContactForm, CorrectionForm
from sosbus.contacts.tables import Contact
from sosbus.nights.rules import may_record
from sosbus.nights.tables import Status
from sosbus.observations.forms import ObservationForm
from sosbus.recording import rules
from sosbus.rota.access import Duty, NightIRun, OnDuty
from sosbus.venues import store as venues
from sosbus.web.forms import Entry, entry_of
from sosbus.web.pages import done, kept_offline, page
from sosbus.web.sent import MadeId

router = APIRouter(prefix="/nights/{night_id}/contacts")

ContactEntry = Annotated[Entry[ContactForm], Depends(entry_of(ContactForm))]
CorrectionEntry = Annotated[Entry[CorrectionForm], Depends(entry_of(CorrectionForm))]
ReasonEntry = Annotated[Entry[ReasonForm], Depends(entry_of(ReasonForm))]


@router.get("")
def contacts_of_night(request: Request, duty: OnDuty, db: Db) -> Response:
    return page(
        request,
        "recording/contacts_of_night.html",
        night=duty.night,
        duty=duty,
        contacts=contacts.on(db, duty.night),
        missing=contact_rules.missing,
        in_words=contact_rules.IN_WORDS,
        shown_reasons=contact_rules.shown_reasons,
    )


@router.get("/new")
def new_contact(request: Request, duty: OnDuty, db: Db, kind: str = "welfare") -> Response:
    entry = Entry(ContactForm, {"kind": rules.kind_asked(kind).value})
    return kept_offline(show_new(request, duty, db, uuid4(), entry), at_once=True)


@router.post("/new/{contact_id}")
def record_contact(
    request: Request, duty: OnDuty, contact_id: MadeId, entry: ContactEntry, db: Db, now: Now
) -> Response:
    if entry.form is None:
        return show_new(request, duty, db, contact_id, entry)
    night, words = duty.night, entry.form.answers()
    known = contacts.one(db, contact_id)
    if known is None and (closed := may_record(night)):
        return show_new(request, duty, db, contact_id, entry.refused(closed))
    asks = (duty.sees_private, entry.form.sure, settings().notes)
    unsayable = contacts.unsayable(db, words, *asks)
    for name, why in unsayable.items():
        return show_new(request, duty, db, contact_id, entry.refused(Refusal(why), name))
    taken = contacts.take(db, night, contact_id, words, now, now)
    if isinstance(taken, Refusal):
        return show_new(request, duty, db, contact_id, entry.refused(taken))
    said = taken.why or f"Contact {taken.contact.number} is saved."
    return done(request, f"/nights/{night.id}/tonight", said)


@router.get("/blank")
def blank(request: Request, duty: OnDuty, db: Db, now: Now) -> Response:
    """The page of a contact that has not been sent yet: a device fills it in."""
    shown = show_contact(request, duty, db, None, Entry(CorrectionForm), now)
    return kept_offline(shown, at_once=True)


@router.get("/{contact_id}")
def contact(
    request: Request, duty: OnDuty, contact: ContactIKeep, db: Db, now: Now
) -> Response:
    entry = Entry(
        CorrectionForm, contact_rules.codes(contact) | {"version": str(contact.version)}
    )
    return show_contact(request, duty, db, contact, entry, now)


@router.post("/{contact_id}")
def correct_contact(
    request: Request,
    duty: OnDuty,
    contact: ContactIKeep,
    entry: CorrectionEntry,
    reason: ReasonEntry,
    db: Db,
    now: Now,
) -> Response:
    if entry.form is None:
        return show_contact(request, duty, db, contact, entry, now)
    words = seen_words(duty, contact, entry.form.answers())
    refused = correct(db, duty, contact, entry, reason, words, now)
    if refused:
        latest = entry.typed | {"version": str(contact.version)}
        name = "why" if duty.night.status is Status.CLOSED and not reason.form else "form"
        again = Entry(CorrectionForm, latest).refused(refused, name)
        kept_now = (
            contact_rules.differences(contact, words) if isinstance(refused, Conflict) else {}
        )
        return show_contact(request, duty, db, contact, again, now, kept_now)
    left = contact_rules.missing(contact)
    said = f"Contact {contact.number} is {'saved' if left else 'complete'}."
    return done(request, f"/nights/{duty.night.id}/tonight", said)


@router.post("/{contact_id}/taking-back")
def take_back(
    request: Request,
    night: NightIRun,
    contact: ContactIKeep,
    reason: ReasonEntry,
    db: Db,
    now: Now,
) -> Response:
    """It should not have been written: it stays, and does not count."""
    if night.status is Status.CLOSED and not reason.form:
        raise HTTPException(422, "Say why it is taken back.")
    why = reason.form.why if reason.form else None
    changes.take_back(db, contact, uuid4(), now, why)
    said = f"Contact {contact.number} is taken back and does not count."
    return done(request, f"/nights/{night.id}/tonight", said)


def seen_words(duty: Duty, contact: Contact, words: dict[str, Any]) -> dict[str, Any]:
    """The answers of a form, without touching those its writer was not shown."""
    if duty.sees_private:
        return words
    held = contact_rules.PRIVATE_REASONS & set(contact.reasons)
    shown = {n: value for n, value in words.items() if n not in contact_rules.PRIVATE}
    return shown | {"reasons": [*words["reasons"], *sorted(held)]}


def correct(
    db: Db,
    duty: Duty,
    contact: Contact,
    entry: Entry[CorrectionForm],
    reason: Entry[ReasonForm],
    words: Mapping[str, Any],
    now: Now,
) -> Refusal | None:
    form = entry.form
    assert isinstance(form, CorrectionForm)
    for why in contacts.unsayable(db, words, True, form.sure, True).values():
        return Refusal(why)
    if duty.night.status is Status.CLOSED:
        if not duty.runs:
            return Conflict("This night is closed. Ask the coordinator.")
        if reason.form is None:
            return Refusal("This night is closed: say why it is changed.")
        return changes.correct_closed(db, contact, words, reason.form.why, form.version, now)
    if refused := may_record(duty.night):
        return refused
    if contact.version != form.version:
        return Conflict(
            f"Contact {contact.number} was changed on another device meanwhile. "
            "Below are your answers, and what is kept now where it differs."
        )
    was = contact_rules.codes(contact)
    changes.make(db, duty.night, contact, uuid4(), words, was, words, "", now)
    return None


def show_new(
    request: Request, duty: Duty, db: Db, contact_id: UUID, entry: Entry[Any]
) -> Response:
    kind = rules.kind_asked(str(entry.typed.get("kind")))
    return page(
        request,
        "recording/new_contact.html",
        status=entry.status,
        night=duty.night,
        duty=duty,
        contact_id=contact_id,
        kind=kind,
        heading=rules.title_of(kind),
        wristband=rules.next_wristband(contacts.on(db, duty.night)),
        entry=entry,
        **asked(db, kind, duty),
    )


def asked(db: Db, kind: Any, duty: Duty) -> dict[str, Any]:
    """What the questions need, on both pages."""
    private = duty.sees_private
    notes = settings().notes and private
    return {
        "first_reasons": rules.first_reasons(kind, private),
        "other_reasons": rules.other_reasons(kind, private),
        "first_ages": rules.FIRST_AGES,
        "first_outcomes": rules.FIRST_OUTCOMES,
        "other_outcomes": rules.other_outcomes(),
        "venues": [("", "Not said")] + [(one.id, one.name) for one in venues.current(db)],
        "notes": notes,
        "venue_names": "|".join(sorted(venues.names(db))) if notes else "",
    }


def show_contact(
    request: Request,
    duty: Duty,
    db: Db,
    contact: Contact | None,
    entry: Entry[CorrectionForm],
    now: datetime,
    kept_now: Mapping[str, str] = MappingProxyType({}),
) -> Response:
    kind = rules.kind_asked(str(entry.typed.get("kind")))
    missing = contact_rules.missing(contact) if contact else []
    made = changes.of_contact(db, contact) if contact else []
    return page(
        request,
        "recording/contact.html",
        status=entry.status,
        night=duty.night,
        duty=duty,
        contact=contact,
        kind=kind,
        missing=[contact_rules.IN_WORDS[name] for name in missing],
        kept_now={contact_rules.IN_WORDS[n]: words for n, words in kept_now.items()},
        to_choose=[
            (one, change_rules.to_choose(contact, changes.meant(contact, one)))
            for one in made
            if contact and one.state is State.TO_CHOOSE
        ],
        reasons_why=[(one.value, one.label) for one in Why],
        care=bedside.care(db, contact, settings().news2_sums, duty.sees_private, now),
        observation_entry=Entry(ObservationForm),
        base=contact_rules.codes(contact) if contact else {},
        entry=entry,
        **asked(db, kind, duty),
    )
