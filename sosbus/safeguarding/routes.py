"""The lead's own screen: a referral was made. Where its details go is printed there."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID, uuid4

from fastapi import APIRouter, Body, Depends, HTTPException, Request, Response

from sosbus.base.clock import TOWN, Now
from sosbus.base.db import Db
from sosbus.base.refusal import Conflict, Refusal
from sosbus.contacts import store as contacts
from sosbus.nights.tables import Night, Status
from sosbus.prompts import store as prompts
from sosbus.rota.access import NightIRun
from sosbus.safeguarding import rules, store
from sosbus.safeguarding.forms import MistakeForm, ReferralForm
from sosbus.web.forms import Entry, checked, entry_of
from sosbus.web.pages import done, page
from sosbus.web.sent import MadeId, SentAt, device_id, kept, later, refused, true_moment, wrong

router = APIRouter(prefix="/nights/{night_id}")
ReferralEntry = Annotated[Entry[ReferralForm], Depends(entry_of(ReferralForm))]
MistakeEntry = Annotated[Entry[MistakeForm], Depends(entry_of(MistakeForm))]
Sent = Annotated[Any, Body()]


@router.get("/safeguarding")
def safeguarding(request: Request, night: NightIRun, db: Db, now: Now) -> Response:
    return show(request, night, Entry(ReferralForm), db, now)


@router.put("/safeguarding/{referral_id}")
def send_referral(
    night: NightIRun, referral_id: MadeId, body: Sent, sent_at: SentAt, db: Db, now: Now
) -> Response:
    """What a device sends, as often as it likes: 201 kept, 200 kept before, 409 other words."""
    entry = checked(ReferralForm, body if isinstance(body, dict) else {})
    if entry.form is None:
        return wrong(referral_id, entry.errors)
    if night.status is Status.PLANNED:
        return later(referral_id, "The night is not open yet.")
    if entry.form.contact_id and contacts.one(db, entry.form.contact_id) is None:
        return later(referral_id, "That contact has not come yet.")
    noted = true_moment(entry.form.at, sent_at, now)
    fresh = keep(db, night, referral_id, entry.form, noted)
    if isinstance(fresh, Conflict):
        return refused(referral_id, fresh)
    if isinstance(fresh, Refusal):
        return wrong(referral_id, {"slot": str(fresh)})
    return kept(referral_id, fresh)


@router.post("/safeguarding")
def record_referral(
    request: Request, night: NightIRun, entry: ReferralEntry, db: Db, now: Now
) -> Response:
    if entry.form is None:
        return show(request, night, entry, db, now)
    sent_id = device_id(entry.form.sent_id or uuid4())
    fresh = keep(db, night, sent_id, entry.form, now)
    if isinstance(fresh, Refusal):
        name = "form" if isinstance(fresh, Conflict) else "slot"
        return show(request, night, entry.refused(fresh, name), db, now)
    said = "Noted. The details go on the form, not here."
    return done(request, f"/nights/{night.id}/safeguarding", said)


@router.put("/safeguarding-mistakes/{mistake_id}")
def send_mistake(
    night: NightIRun, mistake_id: MadeId, body: Sent, db: Db, now: Now
) -> Response:
    """Taking back is the same however often it is done, so its own id need not be kept."""
    entry = checked(MistakeForm, body if isinstance(body, dict) else {})
    if entry.form is None:
        return wrong(mistake_id, entry.errors)
    referral = store.one(db, entry.form.referral_id)
    if referral is None:
        return later(mistake_id, "That referral has not come yet.")
    if referral.night_id != night.id:
        return refused(mistake_id, rules.OTHER_NIGHT)
    return kept(mistake_id, rules.take_back(referral, now))


@router.post("/safeguarding-mistakes")
def take_back(
    request: Request, night: NightIRun, entry: MistakeEntry, db: Db, now: Now
) -> Response:
    referral = store.one(db, entry.form.referral_id) if entry.form else None
    if referral is None or referral.night_id != night.id:
        raise HTTPException(404)
    rules.take_back(referral, now)
    return done(request, f"/nights/{night.id}/safeguarding", "Taken back. It does not count.")


def keep(
    db: Db, night: Night, sent_id: UUID, form: ReferralForm, noted: datetime
) -> bool | Refusal:
    """Whether it is new. The night is locked, so the same one cannot come in twice at once."""
    words = form.words()
    if known := store.one(db, sent_id):
        return rules.same_again(known, night, words) or False
    contact = contacts.one(db, form.contact_id) if form.contact_id else None
    if form.contact_id and (contact is None or contact.night_id != night.id):
        return rules.OTHER_NIGHT
    made = rules.new_referral(night, sent_id, words, noted)
    if isinstance(made, Refusal):
        return made
    store.keep(db, made)
    return True


def show(
    request: Request, night: Night, entry: Entry[ReferralForm], db: Db, now: datetime
) -> Response:
    found = store.on(db, night)
    cards = prompts.cards(db, now.astimezone(TOWN).date())
    return page(
        request,
        "safeguarding/safeguarding.html",
        status=entry.status,
        night=night,
        referrals=[one for one in found if not one.taken_back_at],
        taken_back=[one for one in found if one.taken_back_at],
        shown=next(one for one in cards if one.card.code == "at_risk"),
        slots=rules.slots(night),
        contacts=contacts.on(db, night),
        sent_id=entry.typed.get("sent_id") or uuid4(),
        entry=entry,
    )
