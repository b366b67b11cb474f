"""Noting that somebody was called, came or left; taking back what was noted by mistake."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID, uuid4

from fastapi import APIRouter, Body, Depends, HTTPException, Request, Response

from sosbus.base.clock import Now
from sosbus.base.db import Db
from sosbus.base.refusal import Conflict, Refusal
from sosbus.contacts import store as contacts
from sosbus.contacts.tables import Contact
from sosbus.handovers import rules, store
from sosbus.handovers.access import HandsOver
from sosbus.handovers.forms import MistakeForm, StepForm
from sosbus.handovers.tables import Step
from sosbus.nights.rules import within
from sosbus.nights.tables import Night, Status
from sosbus.web.forms import Entry, checked, entry_of
from sosbus.web.pages import done, page
from sosbus.web.sent import MadeId, SentAt, kept, later, refused, true_moment, wrong

router = APIRouter(prefix="/nights/{night_id}")
StepEntry = Annotated[Entry[StepForm], Depends(entry_of(StepForm))]
MistakeEntry = Annotated[Entry[MistakeForm], Depends(entry_of(MistakeForm))]
Sent = Annotated[Any, Body()]


@router.put("/handover-steps/{step_id}")
def send_step(
    duty: HandsOver, step_id: MadeId, body: Sent, sent_at: SentAt, db: Db, now: Now
) -> Response:
    """What a device sends, as often as it likes: 201 kept, 200 kept before, 409 other words."""
    entry = checked(StepForm, body if isinstance(body, dict) else {})
    if entry.form is None:
        return wrong(step_id, entry.errors)
    contact = contacts.one(db, entry.form.contact_id)
    if contact is None:
        return later(step_id, "That contact has not come yet.")
    if duty.night.status is Status.PLANNED:
        return later(step_id, "The night is not open yet.")
    if contact.night_id != duty.night.id:
        return refused(step_id, rules.OTHER_NIGHT)
    noted = true_moment(entry.form.at, sent_at, now)
    fresh = keep(db, duty.night, step_id, entry.form, noted)
    if isinstance(fresh, Conflict):
        return refused(step_id, fresh)
    if isinstance(fresh, Refusal):
        return wrong(step_id, {name_of(fresh): str(fresh)})
    return kept(step_id, fresh)


@router.post("/handover-steps")
def record_step(
    request: Request, duty: HandsOver, entry: StepEntry, db: Db, now: Now
) -> Response:
    contact = contact_typed(db, duty.night, entry)
    if entry.form is None:
        return show_steps(request, duty.night, contact, entry, db)
    made = step_of(duty.night, uuid4(), entry.form, now)
    if isinstance(made, Refusal):
        again = entry.refused(made, name_of(made))
        return show_steps(request, duty.night, contact, again, db)
    known = store.steps(db, contact)
    if entry.form.clock and (muddled := rules.in_order(known, made)):
        return show_steps(request, duty.night, contact, entry.refused(muddled, "clock"), db)
    if not rules.is_tapped_twice(known, made):
        store.keep(db, made)
    said = f"{made.to.label}: {made.what.label.lower()} at {rules.hour(made.when)}."
    return done(request, card_of(duty.night, contact), said)


@router.put("/handover-mistakes/{mistake_id}")
def send_mistake(duty: HandsOver, mistake_id: MadeId, body: Sent, db: Db, now: Now) -> Response:
    """Taking back is the same however often it is done, so its own id need not be kept."""
    entry = checked(MistakeForm, body if isinstance(body, dict) else {})
    if entry.form is None:
        return wrong(mistake_id, entry.errors)
    step = store.one(db, entry.form.step_id)
    if step is None:
        return later(mistake_id, "What was noted has not come yet.")
    if step.night_id != duty.night.id:
        return refused(mistake_id, rules.OTHER_NIGHT)
    return kept(mistake_id, rules.take_back(step, now))


@router.post("/handover-mistakes")
def take_back(
    request: Request, duty: HandsOver, entry: MistakeEntry, db: Db, now: Now
) -> Response:
    step = store.one(db, entry.form.step_id) if entry.form else None
    contact = contacts.one(db, step.contact_id) if step else None
    if step is None or contact is None or step.night_id != duty.night.id:
        raise HTTPException(404)
    rules.take_back(step, now)
    return done(request, card_of(duty.night, contact), "Taken back.")


def keep(
    db: Db, night: Night, step_id: UUID, form: StepForm, noted: datetime
) -> bool | Refusal:
    """Whether it is new. The night is locked, so the same step cannot come in twice at once."""
    if known := store.one(db, step_id):
        typed = typed_in(night, form, noted)
        return rules.same_again(known, night, form.words(), typed) or False
    made = step_of(night, step_id, form, noted)
    if isinstance(made, Refusal):
        return made
    store.keep(db, made)
    return True


def typed_in(night: Night, form: StepForm, noted: datetime) -> datetime | Refusal | None:
    return rules.moment_typed(night, form.clock, form.which, noted) if form.clock else None


def step_of(night: Night, step_id: UUID, form: StepForm, noted: datetime) -> Step | Refusal:
    typed = typed_in(night, form, noted)
    if isinstance(typed, Refusal):
        return typed
    return rules.new_step(night, step_id, form.words(), typed or within(night, noted))


def name_of(why: Refusal) -> str:
    """The field that a refusal is about."""
    if isinstance(why, Conflict):
        return "form"
    return "which" if isinstance(why, rules.Twice) else "clock"


def contact_typed(db: Db, night: Night, entry: Entry[StepForm]) -> Contact:
    """Whose handover it is, right or wrong in the rest; without one there is no page."""
    try:
        found = contacts.one(db, UUID(str(entry.typed.get("contact_id"))))
    except ValueError:
        found = None
    if found is None or found.night_id != night.id:
        raise HTTPException(404)
    return found


def card_of(night: Night, contact: Contact) -> str:
    return f"/nights/{night.id}/contacts/{contact.id}/handover"


def show_steps(
    request: Request, night: Night, contact: Contact, entry: Entry[StepForm], db: Db
) -> Response:
    return page(
        request,
        "handovers/record_step.html",
        status=entry.status,
        night=night,
        contact=contact,
        handed=store.of(db, contact),
        hour=rules.hour,
        step_entry=entry,
    )
