"""Closing a night: each contact finished, each device asked after, a word for the next lead."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID, uuid4

from fastapi import APIRouter, Body, Depends, Request, Response

from sosbus.base.clock import Now
from sosbus.base.db import Db
from sosbus.base.refusal import Refusal
from sosbus.closing import rules, store
from sosbus.closing.forms import CloseForm
from sosbus.closing.tables import WhyUnheard
from sosbus.contacts import rules as contact_rules
from sosbus.contacts import store as contacts
from sosbus.handsets import rules as handset_rules
from sosbus.handsets import store as handsets
from sosbus.nights.tables import Night, Status
from sosbus.rota.access import NightIRun, RunsNights
from sosbus.stock import store as stock
from sosbus.stock.rules import as_typed
from sosbus.tallies import store as tallies
from sosbus.venues import store as venues
from sosbus.web.forms import Entry, checked, entry_of
from sosbus.web.pages import done, page
from sosbus.web.sent import MadeId, SentAt, kept, later, refused, true_moment, wrong

router = APIRouter(prefix="/nights/{night_id}")
CloseEntry = Annotated[Entry[CloseForm], Depends(entry_of(CloseForm))]
ASKED = (
    ("damage", "damage_words", "Damage", "What is broken, and where"),
    ("incidents", "incident_words", "Incidents", "What happened to the crew or the bus"),
    ("", "next_lead_words", "For the next lead", "What should they know?"),
)


@router.get("/closing")
def closing(
    request: Request, visit: RunsNights, night: NightIRun, db: Db, now: Now
) -> Response:
    return show_closing(request, night, visit.person.id, Entry(CloseForm), db, now)


@router.post("/closing")
def close_night(
    request: Request, visit: RunsNights, night: NightIRun, entry: CloseEntry, db: Db, now: Now
) -> Response:
    form, by = entry.form, visit.person.id
    if form is None:
        return show_closing(request, night, by, entry, db, now)
    if errors := rules.doubtful(form.words, form.sure, venues.names(db)):
        return show_closing(request, night, by, Entry(CloseForm, entry.typed, errors), db, now)
    closed = keep(db, night, form.id or uuid4(), form, by, now)
    if isinstance(closed, Refusal):
        return show_closing(request, night, by, entry.refused(closed), db, now)
    words = "Night closed. Thank you, get home safe."
    return done(request, f"/nights/{night.id}/tonight", words)


@router.put("/closings/{closing_id}")
def send_closing(
    visit: RunsNights,
    night: NightIRun,
    closing_id: MadeId,
    body: Annotated[Any, Body()],
    db: Db,
    now: Now,
    sent_at: SentAt,
) -> Response:
    """A night closed with no signal, sent when there is: closed at the moment it was."""
    form = (entry := checked(CloseForm, body if isinstance(body, dict) else {"id": ""})).form
    if form is None:
        return wrong(closing_id, entry.errors)
    if errors := rules.doubtful(form.words, form.sure, venues.names(db)):
        return wrong(closing_id, errors)
    if night.status is Status.PLANNED:
        return later(closing_id, "The night is not open yet.")
    at = true_moment(form.at, sent_at, now)
    closed = keep(db, night, closing_id, form, visit.person.id, at)
    return (
        refused(closing_id, closed) if isinstance(closed, Refusal) else kept(closing_id, closed)
    )


def keep(
    db: Db, night: Night, closing_id: UUID, form: CloseForm, by: UUID, at: datetime
) -> bool | Refusal:
    report = rules.new_report(night, closing_id, form.told(), form.why_unheard, by, at)
    closed = store.close(db, night, report, form.rest, form.asked_all)
    if closed is True:
        stock.draw_down(db, night, form.used, report.at)
    return closed


def show_closing(
    request: Request,
    night: Night,
    by: UUID,
    entry: Entry[CloseForm],
    db: Db,
    now: datetime,
) -> Response:
    written, heard = contacts.on(db, night), handsets.on(db, night.id)
    report = store.of(db, night)
    return page(
        request,
        "closing/closing.html",
        status=entry.status,
        night=night,
        entry=entry,
        form_id=uuid4() if "id" in entry.errors else entry.typed.get("id") or uuid4(),
        contacts=written,
        tallied=sum(tallies.on(db, [night.id]).values()),
        unfinished=contact_rules.unfinished(written),
        missing=contact_rules.missing,
        in_words=contact_rules.IN_WORDS,
        handsets=heard,
        handset_words=handset_rules.words,
        why_unheard=WhyUnheard,
        asked=ASKED,
        venue_names="|".join(sorted(venues.names(db))),
        unsure=bool(entry.form is None and set(entry.errors) & set(rules.WORDS)),
        unheard=rules.unheard(heard, now, rules.sending(heard, by)),
        stock_used=as_typed(
            stock.used(db, night), entry.typed.get("stock_item"), entry.typed.get("stock_used")
        ),
        report=report,
        closed_by=store.closed_by(db, report),
    )
