"""What was measured, again and again, of somebody in our care."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID, uuid4

from fastapi import APIRouter, Body, Depends, HTTPException, Request, Response

from sosbus.base.clock import Now
from sosbus.base.db import Db
from sosbus.base.refusal import Refusal
from sosbus.base.settings import settings
from sosbus.bedside import store as bedside
from sosbus.bedside.access import ContactITreat, OnTreatingDuty
from sosbus.contacts import store as contacts
from sosbus.contacts.tables import Contact
from sosbus.nights.tables import Status
from sosbus.observations import rules, store
from sosbus.observations.forms import MarkForm, ObservationForm
from sosbus.rota.access import Duty
from sosbus.web.forms import Entry, checked, entry_of
from sosbus.web.pages import done, page
from sosbus.web.sent import SentAt, device_id, kept, later, refused, true_moment, wrong

router = APIRouter(prefix="/nights/{night_id}")
ObservationEntry = Annotated[Entry[ObservationForm], Depends(entry_of(ObservationForm))]
MarkEntry = Annotated[Entry[MarkForm], Depends(entry_of(MarkForm))]
Sent = Annotated[Any, Body()]

NOT_OPEN = "The night is not open yet."
NO_CONTACT = "The contact has not come yet."
NO_SET = "Those observations have not come yet."


@router.get("/observations/new")
def new_observation(
    request: Request, duty: OnTreatingDuty, contact: ContactITreat, db: Db, now: Now
) -> Response:
    return show_new(request, duty, contact, Entry(ObservationForm), db, now)


@router.put("/observations/{observation_id}")
def send_observation(
    duty: OnTreatingDuty,
    observation_id: UUID,
    body: Sent,
    sent_at: SentAt,
    db: Db,
    now: Now,
) -> Response:
    """What a device sends, as often as it likes: 201 kept, 200 kept before, 409 other words."""
    sent_id = device_id(observation_id)
    entry = checked(ObservationForm, body if isinstance(body, dict) else {})
    if entry.form is None:
        return wrong(sent_id, entry.errors)
    contact = contacts.one(db, entry.form.contact_id)
    if duty.night.status is Status.PLANNED or contact is None:
        return later(sent_id, NO_CONTACT if contact is None else NOT_OPEN)
    at = true_moment(entry.form.at, sent_at, now)
    fresh = keep(db, duty, contact, sent_id, entry.form, at)
    return refused(sent_id, fresh) if isinstance(fresh, Refusal) else kept(sent_id, fresh)


@router.post("/observations")
def record_observation(
    request: Request, duty: OnTreatingDuty, entry: ObservationEntry, db: Db, now: Now
) -> Response:
    contact = contact_typed(db, duty, entry)
    if entry.form is None:
        return show_new(request, duty, contact, entry, db, now)
    sent_id = device_id(entry.form.sent_id or uuid4())
    fresh = keep(db, duty, contact, sent_id, entry.form, now)
    if isinstance(fresh, Refusal):
        return show_new(request, duty, contact, entry.refused(fresh), db, now)
    return done(request, f"/nights/{duty.night.id}/contacts/{contact.id}", "Saved.")


@router.put("/observation-marks/{mark_id}")
def send_mark(duty: OnTreatingDuty, mark_id: UUID, body: Sent, db: Db, now: Now) -> Response:
    """A mark is the same however often it is made, so its own id need not be kept."""
    sent_id = device_id(mark_id)
    entry = checked(MarkForm, body if isinstance(body, dict) else {})
    if entry.form is None:
        return wrong(sent_id, entry.errors)
    one = store.one(db, entry.form.observation_id)
    if one is None:
        return later(sent_id, NO_SET)
    fresh = rules.mark(one, duty.night, entry.form.mark, entry.form.total, now)
    store.note_worst(db, one)
    return refused(sent_id, fresh) if isinstance(fresh, Refusal) else kept(sent_id, fresh)


@router.post("/observation-marks")
def mark_observation(
    request: Request, duty: OnTreatingDuty, entry: MarkEntry, db: Db, now: Now
) -> Response:
    one = store.one(db, entry.form.observation_id) if entry.form else None
    contact = contacts.one(db, one.contact_id) if one else None
    if entry.form is None or one is None or contact is None or one.night_id != duty.night.id:
        raise HTTPException(404)
    made = rules.mark(one, duty.night, entry.form.mark, entry.form.total, now)
    store.note_worst(db, one)
    if isinstance(made, Refusal):
        again = Entry(ObservationForm).refused(made)
        return show_new(request, duty, contact, again, db, now)
    return done(request, f"/nights/{duty.night.id}/contacts/{contact.id}", "Noted.")


def keep(
    db: Db, duty: Duty, contact: Contact, sent_id: UUID, form: ObservationForm, at: datetime
) -> bool | Refusal:
    """Whether it is new. The night is locked, so the same set cannot come in twice at once."""
    if contact.night_id != duty.night.id:
        return rules.OTHER_NIGHT
    words = form.words() | {"contact_id": contact.id}
    known = store.one(db, sent_id)
    if known:
        return rules.same_again(known, duty.night, words) or False
    made = rules.new_set(duty.night, sent_id, words, duty.role, duty.is_medic, at)
    if isinstance(made, Refusal):
        return made
    store.keep(db, made)
    return True


def contact_typed(db: Db, duty: Duty, entry: Entry[ObservationForm]) -> Contact:
    """Whose set it is, right or wrong in the rest; without one there is no page to show."""
    try:
        found = contacts.one(db, UUID(str(entry.typed.get("contact_id"))))
    except ValueError:
        found = None
    if found is None or found.night_id != duty.night.id:
        raise HTTPException(404)
    return found


def show_new(
    request: Request,
    duty: Duty,
    contact: Contact,
    entry: Entry[ObservationForm],
    db: Db,
    now: datetime,
) -> Response:
    return page(
        request,
        "bedside/new_observation.html",
        status=entry.status,
        night=duty.night,
        duty=duty,
        contact=contact,
        care=bedside.care(db, contact, settings().news2_sums, duty.sees_private, now),
        observation_entry=entry,
        sent_id=entry.typed.get("sent_id") or uuid4(),
    )
