"""Planning nights: weekly, bank-holiday Sundays, one-offs; cancelling and putting back."""

from datetime import date, datetime, timedelta
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, HTTPException, Request, Response

from sosbus.base.calendar import bank_holidays
from sosbus.base.clock import Now
from sosbus.base.db import Db
from sosbus.base.refusal import Conflict, Refusal
from sosbus.base.words import count, day, listed
from sosbus.doors.access import Visit, through
from sosbus.doors.rules import Permission
from sosbus.hire import store as hires
from sosbus.messages import store as outbox
from sosbus.messages.rules import message
from sosbus.messages.tables import About
from sosbus.nights import rules
from sosbus.nights import store as nights
from sosbus.nights.rules import night_date_of
from sosbus.nights.tables import Kind, Night
from sosbus.planning.forms import CancelForm, OneOffForm, PlanForm
from sosbus.rota import store as rota
from sosbus.web.forms import Entry, entry_of
from sosbus.web.pages import done, page

router = APIRouter(prefix="/planning")
BACK, AHEAD = timedelta(weeks=2), timedelta(weeks=17)

Plans = Annotated[Visit, through(Permission.PLAN_NIGHTS)]
PlanEntry = Annotated[Entry[PlanForm], Depends(entry_of(PlanForm))]
OneOffEntry = Annotated[Entry[OneOffForm], Depends(entry_of(OneOffForm))]
CancelEntry = Annotated[Entry[CancelForm], Depends(entry_of(CancelForm))]


@router.get("")
def planning(request: Request, visit: Plans, db: Db, now: Now) -> Response:
    return show_planning(request, db, now)


@router.post("/nights")
def plan_nights(request: Request, visit: Plans, entry: PlanEntry, db: Db, now: Now) -> Response:
    if entry.form is None:
        return show_planning(request, db, now, plan=entry)
    first, last = entry.form.first, entry.form.last
    if refused := rules.is_too_long(first, last):
        return show_planning(request, db, now, plan=entry.refused(refused, "last"))
    wanted = rules.pattern_nights(first, last, nights.patterns(db))
    if entry.form.holidays:
        wanted += rules.holiday_nights(first, last, bank_holidays(first, last))
    stopped = hires.stopped(db, wanted)
    free = [one for one in wanted if one.night_date not in stopped]
    made = nights.add_new(db, free)
    already = len(free) - len(made)
    words = f"{count(len(made), 'night')} planned, {already} there already."
    if stopped:
        words += f" Left out, because the bus is hired: {listed(map(day, sorted(stopped)))}."
    return done(request, "/planning", words)


@router.post("/one-off")
def plan_one_off(
    request: Request, visit: Plans, entry: OneOffEntry, db: Db, now: Now
) -> Response:
    if entry.form is None:
        return show_planning(request, db, now, one_off=entry)
    typed = entry.form
    made = rules.new_night(
        typed.night_date,
        typed.opens,
        typed.closes,
        Kind.ONE_OFF,
        nights.around(db, typed.night_date),
    )
    if isinstance(made, Night):
        made = hires.stopped(db, [made]).get(made.night_date, made)
    if isinstance(made, Refusal):
        about_the_date = isinstance(made, Conflict) or made == rules.UNLIKELY
        name = "night_date" if about_the_date else "closes"
        return show_planning(request, db, now, one_off=entry.refused(made, name))
    nights.keep(db, made)
    return done(request, "/planning", f"{day(made.night_date)} is planned.")


@router.get("/{night_id}")
def planned_night(request: Request, visit: Plans, night_id: UUID, db: Db, now: Now) -> Response:
    night = nights.one(db, night_id) or not_there()
    return show_planned_night(request, db, night, now, Entry(CancelForm))


@router.post("/{night_id}/cancellation")
def cancel_night(
    request: Request, visit: Plans, night_id: UUID, entry: CancelEntry, db: Db, now: Now
) -> Response:
    night = nights.locked(db, night_id) or not_there()
    if entry.form is None:
        return show_planned_night(request, db, night, now, entry)
    if refused := rules.may_cancel(night):
        return show_planned_night(request, db, night, now, entry.refused(refused))
    rules.cancel(night, entry.form.reason, now)
    told = tell_the_crew(db, night, now)
    words = f"{day(night.night_date)} is cancelled. {count(told, 'person', 'people')} told."
    return done(request, f"/planning/{night_id}", words)


@router.post("/{night_id}/putting-back")
def put_night_back(
    request: Request, visit: Plans, night_id: UUID, db: Db, now: Now
) -> Response:
    night = nights.locked(db, night_id) or not_there()
    why = hires.stopped(db, [night]).get(night.night_date)
    if refused := rules.may_put_back(night, now) or why:
        entry = Entry(CancelForm).refused(refused)
        return show_planned_night(request, db, night, now, entry)
    rules.put_back(night)
    tell_the_crew(db, night, now)
    return done(request, f"/planning/{night_id}", f"{day(night.night_date)} is back on.")


@router.post("/{night_id}/removal")
def remove_night(request: Request, visit: Plans, night_id: UUID, db: Db, now: Now) -> Response:
    night = nights.locked(db, night_id) or not_there()
    if night.opened_at or rota.anyone_ever_on(db, night):
        why = Conflict("People have been on this night, so it stays. Cancel it instead.")
        entry = Entry(CancelForm).refused(why)
        return show_planned_night(request, db, night, now, entry)
    nights.remove(db, night)
    return done(request, "/planning", f"{day(night.night_date)} is taken off the plan.")


def tell_the_crew(db: Db, night: Night, now: datetime) -> int:
    """A message to everyone with a place, kept with the change and sent after it."""
    night.version, night.changed_at = night.version + 1, now
    crew = rota.of(db, night).crew if night.published_at else []
    for one in crew:
        about, who = About.NIGHT_CHANGED, one.person.id
        news = message(about, who, night.id, night.version, now, useless_after=night.closes_at)
        outbox.tell(db, news)
    return len(crew)


def show_planning(
    request: Request,
    db: Db,
    now: datetime,
    plan: Entry[PlanForm] | None = None,
    one_off: Entry[OneOffForm] | None = None,
) -> Response:
    today = night_date_of(now)
    entry: Entry[Any] = plan or one_off or Entry(PlanForm)
    return page(
        request,
        "planning/planning.html",
        status=entry.status,
        plan=plan or Entry(PlanForm, usual_plan(today)),
        one_off=one_off or Entry(OneOffForm, {"opens": "22:00", "closes": "04:00"}),
        patterns=nights.patterns(db),
        nights=rota.between(db, today - BACK, today + AHEAD),
    )


def usual_plan(today: date) -> dict[str, str]:
    return {"first": str(today), "last": str(today + AHEAD), "holidays": "true"}


def show_planned_night(
    request: Request, db: Db, night: Night, now: datetime, entry: Entry[CancelForm]
) -> Response:
    return page(
        request,
        "planning/planned_night.html",
        status=entry.status,
        whole=rota.of(db, night),
        night=night,
        entry=entry,
        may_put_back=rules.may_put_back(night, now) is None,
    )


def not_there() -> Night:
    raise HTTPException(404)
