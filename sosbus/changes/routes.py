"""A change to a contact: sent by a device, and chosen by somebody when two differ."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Body, Depends, HTTPException, Request, Response

from sosbus.base.clock import Now
from sosbus.base.db import Db
from sosbus.base.settings import settings
from sosbus.changes import store
from sosbus.changes.forms import ChooseForm, SentChange, Use
from sosbus.contacts import rules as contact_rules
from sosbus.contacts import store as contacts
from sosbus.contacts.access import ContactIKeep
from sosbus.contacts.tables import Contact
from sosbus.nights.rules import within
from sosbus.rota.access import Duty, NightIRun, OnDuty
from sosbus.web.forms import Entry, checked, entry_of
from sosbus.web.pages import done
from sosbus.web.sent import MadeId, SentAt, kept, later, refused, true_moment, wrong

router = APIRouter(prefix="/nights/{night_id}")


ChooseEntry = Annotated[Entry[ChooseForm], Depends(entry_of(ChooseForm))]


@router.put("/changes/{change_id}")
def send_change(
    duty: OnDuty,
    change_id: MadeId,
    body: Annotated[Any, Body()],
    db: Db,
    now: Now,
    sent_at: SentAt,
) -> Response:
    """Nothing is refused because somebody else was quicker: what clashes waits for a choice."""
    sent = checked(SentChange, body if isinstance(body, dict) else {})
    form = sent.form
    if form is None:
        return wrong(change_id, sent.errors)
    digest = contact_rules.digest_of(
        form.contact_id, form.answers | {"taken_back": form.taken_back}
    )
    before = store.known(db, change_id)
    if before:
        same = before.digest in (digest, "taken back")
        return kept(change_id, False) if same else refused(change_id, store.USED)
    contact = contacts.one(db, form.contact_id)
    if contact is None:
        return later(change_id, "That contact has not come yet.")
    if contact.night_id != duty.night.id:
        raise HTTPException(404)
    at = within(duty.night, true_moment(form.at, sent_at, now))
    return made(duty, contact, change_id, form, digest, db, at)


def made(
    duty: Duty,
    contact: Contact,
    change_id: UUID,
    form: SentChange,
    digest: str,
    db: Db,
    at: datetime,
) -> Response:
    if form.taken_back:
        store.take_back(db, contact, change_id, at)
        return kept(change_id, True)
    entry = store.as_it_would_be(contact, form.answers)
    if entry.form is None:
        return wrong(change_id, entry.errors)
    words = entry.form.answers()
    said = {name: words[name] for name in form.answers if name in words}
    asks = (duty.sees_private, entry.form.sure, settings().notes)
    if unsayable := contacts.unsayable(db, said, *asks):
        return wrong(change_id, unsayable)
    store.make(
        db, duty.night, contact, change_id, words, form.was, set(form.answers), digest, at
    )
    return kept(change_id, True)


@router.post("/contacts/{contact_id}/choices/{change_id}")
def choose(
    request: Request,
    night: NightIRun,
    contact: ContactIKeep,
    change_id: UUID,
    entry: ChooseEntry,
    db: Db,
    now: Now,
) -> Response:
    change = store.known(db, change_id)
    if change is None or change.contact_id != contact.id:
        raise HTTPException(404)
    here = f"/nights/{night.id}/contacts/{contact.id}"
    if entry.form is None:
        raise HTTPException(422, "Choose one of the two.")
    if refused_as := store.choose(db, night, contact, change, entry.form.use is Use.OTHER, now):
        raise HTTPException(409, str(refused_as))
    return done(request, here, "Chosen.")
