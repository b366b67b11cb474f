"""The hire desk: an enquiry, and its steps until it is paid."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response

from sosbus.base.clock import TOWN, Now
from sosbus.base.db import Db
from sosbus.base.refusal import Conflict, Refusal
from sosbus.base.words import pounds, stamp
from sosbus.doors.access import Visit
from sosbus.hire import rules, store
from sosbus.hire.access import STEPS, AHire, AStep, Typed
from sosbus.hire.forms import BookingForm, EndingForm, HireForm, Step
from sosbus.hire.tables import Hire, State
from sosbus.people import store as everyone
from sosbus.sources import store as sources
from sosbus.sources.access import KeepsProgramme
from sosbus.sources.store import Stated
from sosbus.web.forms import Entry, entry_of
from sosbus.web.pages import done, page

router = APIRouter(prefix="/programme/hire")
CHANGED_SINCE = Conflict("Somebody changed this hire since you opened it. Look, then again.")
CHOOSE = Refusal("Choose one of those shown")
NOT_KEPT = {"version", "ending", "why"}
HireEntry = Annotated[Entry[HireForm], Depends(entry_of(HireForm))]


@router.get("/new")
def new_hire(request: Request, visit: KeepsProgramme, db: Db, now: Now) -> Response:
    return show_new(request, Entry(HireForm), db, now)


@router.post("/new")
def ask_for_hire(
    request: Request, visit: KeepsProgramme, entry: HireEntry, db: Db, now: Now
) -> Response:
    if entry.form is None:
        return show_new(request, entry, db, now)
    values = values_of(entry.form, db)
    if isinstance(values, tuple):
        return show_new(request, entry.refused(*values), db, now)
    made = Hire(**values, state=State.ENQUIRY)
    sources.enter(db, made, stated("Enquiry", visit, now))
    return done(request, f"/programme/hire/{made.id}", "The enquiry is kept.")


@router.get("/{hire_id}")
def hire(request: Request, visit: KeepsProgramme, hire: AHire, db: Db, now: Now) -> Response:
    return show_hire(request, hire, db, now)


@router.post("/{hire_id}")
def change_hire(
    request: Request, visit: KeepsProgramme, hire: AHire, entry: HireEntry, db: Db, now: Now
) -> Response:
    form = entry.form
    if form is None:
        return show_hire(request, hire, db, now, change=entry)
    if wrong := rules.may_change(hire) or since(db, hire, form):
        return show_hire(request, hire, db, now, change=entry.refused(wrong))
    values = values_of(form, db)
    if isinstance(values, tuple):
        return show_hire(request, hire, db, now, change=entry.refused(*values))
    if hire.state is State.BOOKED and (why := clash(db, hire, values)):
        return show_hire(request, hire, db, now, change=entry.refused(why, "day"))
    sources.correct(db, hire, values, stated("Changed", visit, now))
    return done(request, f"/programme/hire/{hire.id}", "The hire is changed.")


@router.post("/{hire_id}/{step}")
def take_step(
    request: Request,
    visit: KeepsProgramme,
    hire: AHire,
    step: AStep,
    entry: Typed,
    db: Db,
    now: Now,
) -> Response:
    form = entry.form
    if form is None:
        return show_hire(request, hire, db, now, **{step: entry})
    state = STEPS[step][1] or form.ending.state
    wrong = rules.may_become(hire, state, now) or since(db, hire, form)
    if wrong := wrong or (stops_booking(db, hire, form) if state is State.BOOKED else None):
        return show_hire(request, hire, db, now, **{step: entry.refused(wrong)})
    kept = form.model_dump(exclude=NOT_KEPT) | {"state": state}
    words = f"{state.label}: {form.why}" if isinstance(form, EndingForm) else state.label
    sources.correct(db, hire, kept, stated(words, visit, now))
    return done(request, f"/programme/hire/{hire.id}", f"{state.label}.")


def stops_booking(db: Db, hire: Hire, form: BookingForm) -> Refusal | None:
    day = store.day_of(hire.starts_at)
    if form.rate_card_id not in {one.id for one in store.rate_cards(db, day)}:
        return Refusal("Choose rates that hold on that day.")
    return clash(db, hire, {})


def clash(db: Db, hire: Hire, changes: Mapping[str, Any]) -> Refusal | None:
    vehicle_id, starts_at, ends_at = (
        changes.get(name, getattr(hire, name))
        for name in ("vehicle_id", "starts_at", "ends_at")
    )
    return store.what_clashes(db, vehicle_id, starts_at, ends_at, hire.id)


def since(db: Db, hire: Hire, form: Step) -> Refusal | None:
    """A step decided on what is no longer so is not taken."""
    same = form.version == sources.newest_number(db, hire.id)
    return None if same else CHANGED_SINCE


def stated(words: str, visit: Visit, now: datetime) -> Stated:
    """Each step is a version of the hire: what it was, who took it and when."""
    return Stated(f"The hire desk. {words}", today(now), visit.person.id, now)


def values_of(form: HireForm, db: Db) -> dict[str, Any] | tuple[Refusal, str]:
    """What a hire says, or why not and which question that is about."""
    if form.vehicle_id not in {one.id for one in store.vehicles(db, form.day)}:
        return CHOOSE, "vehicle_id"
    if form.driver_id and form.driver_id not in dict(store.drivers(db)):
        return CHOOSE, "driver_id"
    times = rules.times_on(form.day, form.starts, form.ends)
    if isinstance(times, Refusal):
        return times, "ends"
    kept = form.model_dump(exclude={"version", "day", "starts", "ends"})
    return kept | {"starts_at": times[0], "ends_at": times[1]}


def today(now: datetime) -> date:
    return now.astimezone(TOWN).date()


def show_new(request: Request, entry: Entry[HireForm], db: Db, now: datetime) -> Response:
    return page(
        request,
        "hire/new_hire.html",
        status=entry.status,
        entry=entry,
        vehicles=store.vehicle_choices(db, today(now)),
        drivers=store.drivers(db),
    )


def show_hire(
    request: Request, hire: Hire, db: Db, now: datetime, **tried: Entry[Any]
) -> Response:
    entries: dict[str, Entry[Any]] = {name: Entry(form) for name, (form, _) in STEPS.items()}
    entries |= {"change": Entry(HireForm, rules.typed_from(hire))} | tried
    tried_one = next(iter(tried.values()), entries["change"])
    day, names = store.day_of(hire.starts_at), store.names(db, hire)
    return page(
        request,
        "hire/hire.html",
        status=tried_one.status,
        tried=tried_one,
        title=f"{hire.organisation}, {stamp(hire.starts_at)}",
        hire=hire,
        entries=entries,
        moves=rules.MOVES.get(hire.state, ()),
        may_change=rules.may_change(hire) is None,
        vehicle=store.vehicle(db, hire.vehicle_id),
        in_the_way=store.in_the_way_of(db, hire) if hire.state is State.ENQUIRY else None,
        driver=everyone.names(db, [hire.driver_id]).get(hire.driver_id),
        card=store.rate_card(db, hire.rate_card_id),
        cards=[(one.id, one.name) for one in store.rate_cards(db, day)],
        charge=store.charge(db, hire),
        pounds=pounds,
        today=today(now),
        newest=sources.newest_number(db, hire.id),
        versions=[
            (one, name, rules.said_before(one.said, names))
            for one, name in sources.versions(db, hire.id)
        ],
        vehicles=store.vehicle_choices(db, day),
        drivers=store.drivers(db),
    )
