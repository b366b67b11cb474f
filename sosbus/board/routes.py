"""The month, one night, taking a place, and staff putting people into places."""

from datetime import datetime, timedelta
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, HTTPException, Request, Response

from sosbus.base.clock import Now
from sosbus.base.db import Db
from sosbus.base.refusal import Refusal
from sosbus.base.words import day
from sosbus.board import rules, store
from sosbus.board.forms import FillForm, OffForm, PlaceForm
from sosbus.board.rules import Filter, Month
from sosbus.cover import store as cover
from sosbus.doors.access import Visit
from sosbus.doors.rules import Permission
from sosbus.nights.rules import night_date_of
from sosbus.nights.tables import Night
from sosbus.people.tables import BusRole
from sosbus.places import store as places
from sosbus.places.rules import Unmet
from sosbus.rota import store as rota_store
from sosbus.rota.access import NightISee, PlansNights, SeesRota, TakesPlaces
from sosbus.rota.tables import How
from sosbus.web.forms import Entry, entry_of
from sosbus.web.pages import done, kept_offline, page, safe_next

router = APIRouter()
PlaceEntry = Annotated[Entry[PlaceForm], Depends(entry_of(PlaceForm))]
FillEntry = Annotated[Entry[FillForm], Depends(entry_of(FillForm))]
OffEntry = Annotated[Entry[OffForm], Depends(entry_of(OffForm))]
AHEAD, WEEK = timedelta(weeks=5), timedelta(days=7)


@router.get("/rota")
def rota(
    request: Request,
    visit: SeesRota,
    db: Db,
    now: Now,
    month: str = "",
    role: str = "",
    show: str = "",
) -> Response:
    """The coming weeks, or one month; all nights, those with gaps, or one's own."""
    tonight = night_date_of(now)
    chosen = Month.read(month, tonight)
    wanted = Filter.read(role, show)
    first, last = chosen.span if chosen else (tonight, tonight + AHEAD)
    drafts = visit.may(Permission.PLAN_NIGHTS)
    nights = store.for_me(db, visit.person, first, last, now, drafts)
    return page(
        request,
        "board/rota.html",
        nights=[one for one in nights if wanted.keeps(one)],
        month=chosen,
        this_month=Month.of(tonight),
        wanted=wanted,
        roles=list(BusRole),
        visit=visit,
        me=visit.person,
        people=store.crew_list(db) if drafts else [],
    )


@router.get("/rota/week")
def week(request: Request, visit: SeesRota, db: Db, now: Now) -> Response:
    """This week's crews, kept on the device for where there is no signal."""
    tonight = night_date_of(now)
    nights = store.for_me(db, visit.person, tonight, tonight + WEEK, now, False)
    shown = page(request, "board/week.html", nights=nights, me=visit.person, as_at=now)
    return kept_offline(shown)


@router.get("/nights/{night_id}")
def night(
    request: Request,
    visit: SeesRota,
    night: NightISee,
    db: Db,
    now: Now,
    leaving: bool = False,
) -> Response:
    return show_night(request, visit, night, Entry(PlaceForm), db, now, leaving)


@router.post("/nights/{night_id}/sign-up")
def sign_up(
    request: Request,
    visit: TakesPlaces,
    night: NightISee,
    entry: PlaceEntry,
    db: Db,
    now: Now,
) -> Response:
    if entry.form is None:
        return show_night(request, visit, night, entry, db, now)
    me, role = visit.person, entry.form.role
    taken = places.place(db, night.id, me.id, role, How.SELF, me, now)
    if isinstance(taken, Unmet):
        return show_night(request, visit, night, entry.refused_all(taken.needs), db, now)
    words = f"You are on for {day(night.night_date)}, as {taken.role.label.lower()}."
    return done(request, f"/nights/{night.id}", f"{words} Thank you.")


@router.get("/nights/{night_id}/places/{role}")
def place(
    request: Request, visit: PlansNights, night: NightISee, role: BusRole, db: Db, now: Now
) -> Response:
    return show_place(request, night, role, Entry(FillForm), db, now)


@router.post("/nights/{night_id}/places")
def fill_place(
    request: Request,
    visit: PlansNights,
    night: NightISee,
    entry: FillEntry,
    db: Db,
    now: Now,
    back: str = "",
) -> Response:
    """Staff put somebody in a place: the same questions, and a reason to pass over them."""
    if entry.form is None:
        role = BusRole._value2member_map_.get(str(entry.typed.get("role")), BusRole.SUPPORT)
        return show_place(request, night, role, entry, db, now)  # type: ignore[arg-type]
    form, by = entry.form, visit.person
    taken = places.place(
        db, night.id, form.person_id, form.role, How.STAFF, by, now, override=form.override
    )
    if isinstance(taken, Unmet):
        return show_place(request, night, form.role, entry, db, now, taken)
    name = store.name_of(db, taken.person_id)
    words = f"{name} is on for {day(night.night_date)}, as {taken.role.label.lower()}."
    return done(request, safe_next(back) if back else f"/nights/{night.id}", words)


@router.post("/nights/{night_id}/places/removal")
def clear_place(
    request: Request,
    visit: PlansNights,
    night: NightISee,
    entry: OffEntry,
    db: Db,
    now: Now,
) -> Response:
    if entry.form is None:
        return show_night(request, visit, night, Entry(PlaceForm, {}, entry.errors), db, now)
    form, by = entry.form, visit.person
    gone = places.take_off(db, night.id, form.person_id, How.STAFF, by, now, why=form.why)
    if isinstance(gone, Refusal):
        return show_night(request, visit, night, Entry(PlaceForm).refused(gone), db, now)
    name = store.name_of(db, form.person_id)
    return done(request, f"/nights/{night.id}", f"{name} is off {day(night.night_date)}.")


def show_night(
    request: Request,
    visit: Visit,
    night: Night,
    entry: Entry[PlaceForm],
    db: Db,
    now: datetime,
    leaving: bool = False,
) -> Response:
    me, tonight = visit.person, night_date_of(now)
    view = store.night_for_me(db, me, night, now)
    elsewhere: list[Any] = []
    if entry.errors:
        coming = store.for_me(db, me, tonight, tonight + AHEAD, now, False)
        elsewhere = [x for x in coming if x.open_to and x.night.id != night.id][:3]
    sees_all = visit.may(Permission.PLAN_NIGHTS) or leads(view.whole.lead(), me.id)
    return page(
        request,
        "board/night.html",
        status=entry.status,
        view=view,
        whole=view.whole,
        night=night,
        visit=visit,
        me=me,
        entry=entry,
        elsewhere=elsewhere,
        sees_all=sees_all,
        leaving=leaving,
        cover_now=cover.on_the_night(db, view.whole, me, now),
        story=store.story(db, night) if sees_all else [],
        mix=rules.mixed(view.whole, store.covers(db, view.whole)) if sees_all else "",
        crew_options=[(str(one.person.id), one.person.name) for one in view.whole.crew],
        is_over=now >= night.closes_at,
    )


def leads(lead: Any, person_id: UUID) -> bool:
    return lead is not None and lead.id == person_id


def show_place(
    request: Request,
    night: Night,
    role: BusRole,
    entry: Entry[FillForm],
    db: Db,
    now: datetime,
    unmet: Unmet | None = None,
) -> Response:
    whole = rota_store.of(db, night)
    if all(line.role is not role for line in whole.lines):
        raise HTTPException(404)
    if unmet:
        entry = entry.refused_all(unmet.needs, unmet.labels)
    return page(
        request,
        "board/place.html",
        status=entry.status,
        night=night,
        whole=whole,
        role=role,
        entry=entry,
        unmet=unmet,
        chosen=entry.typed.get("person_id") or "",
        candidates=places.who_could(db, night.id, role, now, How.STAFF),
    )
