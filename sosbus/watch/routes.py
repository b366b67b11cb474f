"""Saying that somebody was looked at."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID, uuid4

from fastapi import APIRouter, Body, Depends, HTTPException, Request, Response

from sosbus.base.clock import Now
from sosbus.base.db import Db
from sosbus.base.refusal import Conflict
from sosbus.contacts import store as contacts
from sosbus.nights.rules import within
from sosbus.rota.access import Duty, OnDuty
from sosbus.watch import store
from sosbus.watch.forms import LookForm
from sosbus.watch.tables import Look
from sosbus.web.forms import Entry, checked, entry_of
from sosbus.web.pages import done
from sosbus.web.sent import MadeId, SentAt, kept, later, refused, true_moment, wrong

router = APIRouter(prefix="/nights/{night_id}/looks")
OTHER = Conflict("That look was sent before for somebody else.")


LookEntry = Annotated[Entry[LookForm], Depends(entry_of(LookForm))]


@router.put("/{look_id}")
def send_look(
    duty: OnDuty,
    look_id: MadeId,
    body: Annotated[Any, Body()],
    db: Db,
    now: Now,
    sent_at: SentAt,
) -> Response:
    entry = checked(LookForm, body if isinstance(body, dict) else {})
    if entry.form is None:
        return wrong(look_id, entry.errors)
    contact = contacts.one(db, entry.form.contact_id)
    if contact is None:
        return later(look_id, "That contact has not come yet.")
    if contact.night_id != duty.night.id:
        raise HTTPException(404)
    at = within(duty.night, true_moment(entry.form.at, sent_at, now))
    fresh = store.keep(db, new_look(db, duty, look_id, contact.id, at))
    return refused(look_id, OTHER) if fresh is None else kept(look_id, fresh)


@router.post("")
def look(request: Request, duty: OnDuty, entry: LookEntry, db: Db, now: Now) -> Response:
    contact = contacts.one(db, entry.form.contact_id) if entry.form else None
    if contact is None or contact.night_id != duty.night.id:
        raise HTTPException(404)
    store.keep(db, new_look(db, duty, uuid4(), contact.id, now))
    return done(request, f"/nights/{duty.night.id}/tonight", "Looked at.")


def new_look(db: Db, duty: Duty, look_id: UUID, contact_id: UUID, at: datetime) -> Look:
    found = store.guests(contacts.on(db, duty.night), store.looks(db, duty.night), {})
    due_at = next((one.due_at for one in found if one.contact.id == contact_id), None)
    return Look(id=look_id, contact_id=contact_id, night_id=duty.night.id, at=at, due_at=due_at)
