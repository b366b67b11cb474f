"""The coming nights, one night's crew, taking a place and giving it back."""

from datetime import date, datetime, timedelta
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, HTTPException, Request, Response

from sosbus.base.clock import Now
from sosbus.base.db import Db
from sosbus.base.refusal import Refusal
from sosbus.base.words import day
from sosbus.doors.access import Visit
from sosbus.nights.rules import night_date_of
from sosbus.people.tables import Person
from sosbus.rota import rules, store
from sosbus.rota.access import NightISee, SeesRota, TakesPlaces
from sosbus.rota.forms import PlaceForm
from sosbus.rota.rules import NightCrew
from sosbus.web.forms import Entry, entry_of
from sosbus.web.pages import done, page

router = APIRouter()
SHOWN = timedelta(weeks=5)
LATER = timedelta(weeks=13)
PlaceEntry = Annotated[Entry[PlaceForm], Depends(entry_of(PlaceForm))]


@router.get("/rota")
def rota(request: Request, visit: SeesRota, db: Db, now: Now, later: bool = False) -> Response:
    tonight = night_date_of(now)
    last = tonight + (LATER if later else SHOWN)
    coming = store.between(db, tonight, last)
    return page(
        request, "rota/rota.html", nights=coming, me=visit.person, later=later, tonight=tonight
    )


@router.get("/nights/{night_id}")
def night(request: Request, visit: SeesRota, night: NightISee, db: Db, now: Now) -> Response:
    return show_night(request, visit, store.of(db, night), Entry(PlaceForm), db, now)


@router.post("/nights/{night_id}/sign-up")
def sign_up(
    request: Request,
    visit: TakesPlaces,
    night_id: UUID,
    entry: PlaceEntry,
    db: Db,
    now: Now,
) -> Response:
    whole = store.held_still(db, visit.person.id, night_id)
    if whole is None:
        raise HTTPException(404)
    if entry.form is None:
        return show_night(request, visit, whole, entry, db, now)
    taken = rules.new_sign_up(whole, visit.person, entry.form.role, now)
    if isinstance(taken, Refusal):
        return show_night(request, visit, whole, entry.refused(taken), db, now)
    store.keep(db, taken)
    words = f"You are on for {day(whole.night.night_date)}, as {taken.role.label.lower()}."
    return done(request, f"/nights/{night_id}", f"{words} Thank you.")


@router.post("/nights/{night_id}/withdrawal")
def withdraw(
    request: Request, visit: TakesPlaces, night_id: UUID, db: Db, now: Now
) -> Response:
    whole = store.held_still(db, visit.person.id, night_id)
    if whole is None:
        raise HTTPException(404)
    refused = rules.withdraw(whole.mine(visit.person), whole.night, now)
    if refused:
        entry = Entry(PlaceForm).refused(refused)
        return show_night(request, visit, whole, entry, db, now)
    words = f"You are off the night of {day(whole.night.night_date)}. Thanks for saying."
    return done(request, f"/nights/{night_id}", words)


def show_night(
    request: Request,
    visit: Visit,
    whole: NightCrew,
    entry: Entry[PlaceForm],
    db: Db,
    now: datetime,
) -> Response:
    elsewhere: list[NightCrew] = []
    if entry.errors:
        elsewhere = nights_with_room(db, visit.person, whole, night_date_of(now))
    return page(
        request,
        "rota/night.html",
        status=entry.status,
        whole=whole,
        night=whole.night,
        visit=visit,
        me=visit.person,
        entry=entry,
        elsewhere=elsewhere,
        is_over=now >= whole.night.closes_at,
    )


def nights_with_room(db: Db, me: Person, but: NightCrew, tonight: date) -> list[NightCrew]:
    """The next three other nights with a place for this person: what to do instead."""
    coming = store.between(db, tonight, tonight + SHOWN)
    return [one for one in coming if one.open_to(me) and one.night.id != but.night.id][:3]
