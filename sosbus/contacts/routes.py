"""What a device sends: a contact, as often as it likes."""

from typing import Annotated, Any

from fastapi import APIRouter, Body, Response

from sosbus.base.clock import Now
from sosbus.base.db import Db
from sosbus.base.refusal import Refusal
from sosbus.base.settings import settings
from sosbus.contacts import store
from sosbus.contacts.forms import SentContact
from sosbus.nights.tables import Status
from sosbus.rota.access import OnDuty
from sosbus.web.forms import checked
from sosbus.web.sent import MadeId, SentAt, kept, later, refused, true_moment, wrong

router = APIRouter(prefix="/nights/{night_id}/contacts")


@router.put("/{contact_id}")
def send_contact(
    duty: OnDuty,
    contact_id: MadeId,
    body: Annotated[Any, Body()],
    db: Db,
    now: Now,
    sent_at: SentAt,
) -> Response:
    """201 kept, 200 kept before, 409 other words under this id, 425 before the opening."""
    entry = checked(SentContact, body if isinstance(body, dict) else {"kind": None})
    form = entry.form
    if form is None:
        return wrong(contact_id, entry.errors)
    assert isinstance(form, SentContact)
    words = form.answers()
    asks = (duty.sees_private, form.sure, settings().notes)
    if unsayable := store.unsayable(db, words, *asks):
        return wrong(contact_id, unsayable)
    if duty.night.status is Status.PLANNED:
        return later(contact_id, "The night is not open yet.")
    at = true_moment(form.at, sent_at, now)
    taken = store.take(db, duty.night, contact_id, words, at, now)
    if isinstance(taken, Refusal):
        return refused(contact_id, taken)
    return kept(contact_id, taken.fresh, number=taken.contact.number, why=taken.why)
