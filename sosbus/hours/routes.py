"""My hours, and somebody's hours put right by those who look after them."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Request, Response

from sosbus.base.clock import Now
from sosbus.base.db import Db
from sosbus.base.refusal import Refusal
from sosbus.base.words import day, hours
from sosbus.doors.access import Visit, through
from sosbus.doors.rules import Permission
from sosbus.hours import rules, store
from sosbus.hours.forms import CorrectionForm
from sosbus.joining.access import LooksAfter, OneAboard
from sosbus.nights.rules import night_date_of
from sosbus.people.tables import Person
from sosbus.web.forms import Entry, entry_of
from sosbus.web.pages import done, page

router = APIRouter()
TakesPlaces = Annotated[Visit, through(Permission.TAKE_PLACE)]
CorrectionEntry = Annotated[Entry[CorrectionForm], Depends(entry_of(CorrectionForm))]


@router.get("/my-hours")
def my_hours(request: Request, visit: TakesPlaces, db: Db, now: Now) -> Response:
    worked, today = store.of_person(db, visit.person.id), night_date_of(now)
    year = date(today.year, 1, 1)
    return page(
        request,
        "hours/my_hours.html",
        worked=worked,
        ever=rules.totals(worked),
        this_year=rules.totals(worked, year),
        first=min((one.night.night_date for one in worked), default=year),
        last=today,
    )


@router.get("/people/{person_id}/hours")
def persons_hours(request: Request, visit: LooksAfter, one: OneAboard, db: Db) -> Response:
    return show_hours(request, one, db, Entry(CorrectionForm))


@router.post("/people/{person_id}/hours")
def correct_hours(
    request: Request,
    visit: LooksAfter,
    one: OneAboard,
    entry: CorrectionEntry,
    db: Db,
    now: Now,
) -> Response:
    if entry.form is None:
        return show_hours(request, one, db, entry)
    form = entry.form
    worked = store.held_still(db, one.id, form.night_id)
    if worked is None:
        raise HTTPException(404)
    line = rules.correction(worked, form.hours, form.reason, visit.person, now)
    if isinstance(line, Refusal):
        return show_hours(request, one, db, entry.refused(line, "hours"))
    store.keep(db, line)
    words = f"{day(worked.night.night_date)} is {hours(form.hours)} now."
    return done(request, f"/people/{one.id}/hours", f"{words} What it was is kept too.")


def show_hours(request: Request, one: Person, db: Db, entry: Entry[CorrectionForm]) -> Response:
    worked = store.of_person(db, one.id)
    return page(
        request,
        "hours/persons_hours.html",
        status=entry.status,
        person=one,
        worked=worked,
        ever=rules.totals(worked),
        nights=[(str(x.night.id), day(x.night.night_date)) for x in worked[:60]],
        entry=entry,
    )
