"""The day after: what came late, what may be there twice, what says too little."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response

from sosbus.base.clock import Now
from sosbus.base.db import Db
from sosbus.base.refusal import Refusal
from sosbus.base.words import day
from sosbus.closing import store as closing
from sosbus.doors.access import Visit
from sosbus.doors.rules import Permission
from sosbus.handsets.rules import words as handset_words
from sosbus.next_day import rules, store
from sosbus.next_day.access import NightToLookAt
from sosbus.next_day.forms import Answer, DoubleForm, LateContactForm, LateTallyForm
from sosbus.nights.tables import Night
from sosbus.rota.access import PlansNights, RunsNights
from sosbus.safeguarding import store as safeguarding
from sosbus.second_look.rules import MUCH_AVOIDED
from sosbus.stock import store as stock
from sosbus.tallies import store as tallies
from sosbus.web.forms import Entry, entry_of
from sosbus.web.pages import done, page

router = APIRouter()
LateContactEntry = Annotated[Entry[LateContactForm], Depends(entry_of(LateContactForm))]
LateTallyEntry = Annotated[Entry[LateTallyForm], Depends(entry_of(LateTallyForm))]
DoubleEntry = Annotated[Entry[DoubleForm], Depends(entry_of(DoubleForm))]
PATH = "/nights/{night_id}/next-day"


@router.get("/next-day")
def nights_to_look_at(request: Request, visit: PlansNights, db: Db, now: Now) -> Response:
    some = store.lately(db, now)
    return page(
        request,
        "next_day/nights_to_look_at.html",
        to_do=[one for one in some if one.is_for_somebody],
        looked=[one for one in some if not one.is_for_somebody],
    )


@router.get(PATH)
def day_after(request: Request, visit: RunsNights, night: NightToLookAt, db: Db) -> Response:
    return show(request, visit, night, Entry(DoubleForm), db)


@router.post(f"{PATH}/late-contacts")
def settle_late_contact(
    request: Request,
    visit: RunsNights,
    night: NightToLookAt,
    entry: LateContactEntry,
    db: Db,
    now: Now,
) -> Response:
    if entry.form is None:
        return show(request, visit, night, entry, db)
    wanted = entry.form.contact_id
    contact = next((one for one in store.of(db, night).late if one.id == wanted), None)
    if contact is None:
        return show(request, visit, night, entry.refused(rules.SAID_ALREADY), db)
    agree = entry.form.answer is Answer.AGREE
    store.settle_late(db, contact, agree, now)
    if agree:
        stock.draw_more(db, night, [contact], {}, now)
    words = f"Contact {contact.number} {'counts now' if agree else 'is let go'}."
    return done(request, address(night), words)


@router.post(f"{PATH}/late-tallies")
def settle_late_tallies(
    request: Request,
    visit: RunsNights,
    night: NightToLookAt,
    entry: LateTallyEntry,
    db: Db,
    now: Now,
) -> Response:
    if entry.form is None:
        return show(request, visit, night, entry, db)
    thing, agree = entry.form.thing, entry.form.answer is Answer.AGREE
    taps = rules.by_thing(tallies.late(db, night.id)).get(thing)
    if not taps:
        return show(request, visit, night, entry.refused(rules.SAID_ALREADY), db)
    for tap in taps:
        if agree:
            tallies.agree(db, night, tap, now)
        else:
            tallies.take_back(db, night, tap.id, now)
    if agree:
        stock.draw_more(db, night, [], {thing: len(taps)}, now)
    words = f"{thing.label}: {len(taps)} {'count now' if agree else 'let go'}."
    return done(request, address(night), words)


@router.post(f"{PATH}/doubles")
def take_back_a_double(
    request: Request,
    visit: RunsNights,
    night: NightToLookAt,
    entry: DoubleEntry,
    db: Db,
    now: Now,
) -> Response:
    if entry.form is None:
        return show(request, visit, night, entry, db)
    contact = rules.double(store.of(db, night), entry.form.contact_id)
    if contact is None:
        return show(request, visit, night, entry.refused(rules.SAID_ALREADY), db)
    store.take_back(db, contact, now)
    words = f"Contact {contact.number} is taken back: it was written twice."
    return done(request, address(night), words)


@router.post(f"{PATH}/review")
def review(
    request: Request, visit: PlansNights, night: NightToLookAt, db: Db, now: Now
) -> Response:
    made = rules.new_review(store.of(db, night), visit.person.id, now)
    if isinstance(made, Refusal):
        return show(request, visit, night, Entry(DoubleForm).refused(made), db)
    store.keep_review(db, made)
    return done(request, "/next-day", f"{day(night.night_date)} is looked through.")


def address(night: Night) -> str:
    return f"/nights/{night.id}/next-day"


def show(request: Request, visit: Visit, night: Night, entry: Entry[Any], db: Db) -> Response:
    seen = store.of(db, night)
    return page(
        request,
        "next_day/day_after.html",
        status=entry.status,
        night=night,
        entry=entry,
        seen=seen,
        referrals=safeguarding.count(db, [night.id]),
        presses=rules.by_thing(seen.taps),
        handset_words=handset_words,
        reviews=visit.may(Permission.PLAN_NIGHTS),
        report=seen.report,
        closed_by=closing.closed_by(db, seen.report),
        reviewed_by=store.reviewed_by(db, seen.review),
        medic_hours=store.medic_hours(db, night),
        corrected=store.corrected(db, night),
        much_avoided=MUCH_AVOIDED,
    )
