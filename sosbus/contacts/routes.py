"""Recording a contact, seeing the night's list, correcting and finishing."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any
from uuid import UUID, uuid4

from fastapi import APIRouter, Body, Depends, Request, Response
from fastapi.responses import JSONResponse

from sosbus.base.clock import Now
from sosbus.base.db import Db
from sosbus.base.refusal import Conflict, Refusal
from sosbus.contacts import rules, store
from sosbus.contacts.access import ContactIKeep, MadeId
from sosbus.contacts.forms import ContactForm, CorrectionForm
from sosbus.contacts.rules import Again
from sosbus.contacts.tables import Contact
from sosbus.nights.tables import Night
from sosbus.rota.access import NightIRun
from sosbus.web.forms import Entry, checked, entry_of
from sosbus.web.pages import done, page

router = APIRouter(prefix="/nights/{night_id}/contacts")

ContactEntry = Annotated[Entry[ContactForm], Depends(entry_of(ContactForm))]
CorrectionEntry = Annotated[Entry[CorrectionForm], Depends(entry_of(CorrectionForm))]

USED = Conflict("That record was already sent with other answers. Open it from the list.")


@router.get("")
def contacts(request: Request, night: NightIRun, db: Db) -> Response:
    return page(
        request,
        "contacts/contacts.html",
        night=night,
        contacts=store.on(db, night),
        rules=rules,
    )


@router.get("/new")
def new_contact(request: Request, night: NightIRun, kind: str = "welfare") -> Response:
    return show_new(request, night, uuid4(), Entry(ContactForm, {"kind": kind}))


@router.put("/{contact_id}")
def send_contact(
    night: NightIRun, contact_id: MadeId, body: Annotated[Any, Body()], db: Db, now: Now
) -> Response:
    """What a phone sends, as often as it likes: 201 kept, 200 kept already, 409 other words."""
    entry = checked(ContactForm, body if isinstance(body, dict) else {"kind": None})
    if entry.form is None:
        return reply(contact_id, 422, "refused", errors=entry.errors)
    kept = keep(db, night, contact_id, entry.form, now)
    if isinstance(kept, Refusal):
        return reply(contact_id, 409, "conflict", why=str(kept))
    contact, fresh = kept
    return reply(
        contact_id,
        201 if fresh else 200,
        "created" if fresh else "duplicate",
        number=contact.number,
    )


@router.post("/new/{contact_id}")
def record_contact(
    request: Request,
    night: NightIRun,
    contact_id: MadeId,
    entry: ContactEntry,
    db: Db,
    now: Now,
) -> Response:
    if entry.form is None:
        return show_new(request, night, contact_id, entry)
    kept = keep(db, night, contact_id, entry.form, now)
    if isinstance(kept, Refusal):
        return show_new(request, night, contact_id, entry.refused(kept))
    return done(request, f"/nights/{night.id}/tonight", f"Contact {kept[0].number} is saved.")


@router.get("/{contact_id}")
def contact(request: Request, night: NightIRun, contact: ContactIKeep) -> Response:
    typed = {name: typed_again(getattr(contact, name)) for name in ContactForm.model_fields}
    entry = Entry(CorrectionForm, typed | {"version": str(contact.version)})
    return show_contact(request, night, contact, entry)


@router.post("/{contact_id}")
def correct_contact(
    request: Request, night: NightIRun, contact: ContactIKeep, entry: CorrectionEntry, db: Db
) -> Response:
    if entry.form is None:
        return show_contact(request, night, contact, entry)
    refused = rules.correct(night, contact, entry.form.answers(), entry.form.version)
    if refused:
        latest = entry.typed | {"version": str(contact.version)}
        again = Entry(CorrectionForm, latest).refused(refused)
        kept_now = rules.differences(contact, entry.form.answers())
        return show_contact(request, night, contact, again, kept_now)
    store.keep(db, contact)
    left = rules.missing(contact)
    words = f"Contact {contact.number} is {'saved' if left else 'complete'}."
    return done(request, f"/nights/{night.id}/tonight", words)


def keep(
    db: Db, night: Night, contact_id: UUID, form: ContactForm, now: Now
) -> tuple[Contact, bool] | Refusal:
    """The contact and whether it is new. The night is locked, so nothing moves meanwhile."""
    words = form.answers()
    known = store.one(db, contact_id)
    if known:
        same = rules.sent_again(known, night, words) is Again.SAME
        return (known, False) if same else USED
    contact = rules.new_contact(night, contact_id, words, store.next_number(db, night), now)
    if isinstance(contact, Refusal):
        return contact
    store.keep(db, contact)
    return contact, True


def reply(contact_id: UUID, status_code: int, status: str, **more: Any) -> Response:
    return JSONResponse({"id": str(contact_id), "status": status} | more, status_code)


def typed_again(answer: Any) -> Any:
    if isinstance(answer, list):
        return [one.value for one in answer]
    return answer.value if answer else None


def show_new(
    request: Request, night: Night, contact_id: UUID, entry: Entry[ContactForm]
) -> Response:
    return page(
        request,
        "contacts/new_contact.html",
        status=entry.status,
        night=night,
        contact_id=contact_id,
        entry=entry,
    )


def show_contact(
    request: Request,
    night: Night,
    contact: Contact,
    entry: Entry[CorrectionForm],
    kept_now: Mapping[str, str] = MappingProxyType({}),
) -> Response:
    return page(
        request,
        "contacts/contact.html",
        status=entry.status,
        night=night,
        contact=contact,
        missing=[rules.IN_WORDS[name] for name in rules.missing(contact)],
        kept_now={rules.IN_WORDS[name]: words for name, words in kept_now.items()},
        entry=entry,
    )
