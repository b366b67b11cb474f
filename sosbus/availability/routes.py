"""A volunteer's own times: days away, weekdays, most nights, wishes. Said once, kept here."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, HTTPException, Request, Response

from sosbus.availability import rules, store
from sosbus.availability.forms import AwayForm, Limits, LimitsForm, WeeklyForm, WishesForm
from sosbus.availability.rules import Noes
from sosbus.base.clock import TOWN, Now
from sosbus.base.db import Db
from sosbus.base.refusal import Refusal
from sosbus.base.words import count
from sosbus.rota.access import TakesPlaces
from sosbus.web.forms import Entry, entry_of
from sosbus.web.pages import done, page

router = APIRouter(prefix="/my-times")
AwayEntry = Annotated[Entry[AwayForm], Depends(entry_of(AwayForm))]
WeeklyEntry = Annotated[Entry[WeeklyForm], Depends(entry_of(WeeklyForm))]
LimitsEntry = Annotated[Entry[Limits], Depends(entry_of(LimitsForm))]
WishesEntry = Annotated[Entry[WishesForm], Depends(entry_of(WishesForm))]


@dataclass(frozen=True)
class Entries:
    """The page's four forms, of which one at most has just been sent."""

    away: Entry[AwayForm] = field(default_factory=lambda: Entry(AwayForm))
    weekly: Entry[WeeklyForm] = field(default_factory=lambda: Entry(WeeklyForm))
    limits: Entry[Limits] = field(default_factory=lambda: Entry(LimitsForm))
    wishes: Entry[WishesForm] = field(default_factory=lambda: Entry(WishesForm))

    @property
    def sent(self) -> Entry[Any]:
        every: list[Entry[Any]] = [self.away, self.weekly, self.limits, self.wishes]
        return next((one for one in every if one.errors), self.away)


@router.get("")
def my_times(request: Request, visit: TakesPlaces, db: Db, now: Now) -> Response:
    return show(request, visit, db, now)


@router.post("/away")
def add_away(
    request: Request, visit: TakesPlaces, entry: AwayEntry, db: Db, now: Now
) -> Response:
    if entry.form is None:
        return show(request, visit, db, now, away=entry)
    form, me = entry.form, visit.person
    made = rules.has_room(store.of(db, me.id)) or rules.new_away(
        me, form.first, form.last, form.role, today(now)
    )
    if isinstance(made, Refusal):
        return show(request, visit, db, now, away=entry.refused(made, "first"))
    store.add(db, [made])
    return done(request, "/my-times", kept(store.held_off(db, me, now)))


@router.post("/weekly")
def add_weekly(
    request: Request, visit: TakesPlaces, entry: WeeklyEntry, db: Db, now: Now
) -> Response:
    if entry.form is None:
        return show(request, visit, db, now, weekly=entry)
    form, me = entry.form, visit.person
    weekdays = [int(one.value) for one in form.weekdays]
    made = rules.new_weekly(me, weekdays, form.weekly_role, store.of(db, me.id))
    if isinstance(made, Refusal):
        return show(request, visit, db, now, weekly=entry.refused(made, "weekly_role"))
    store.add(db, made)
    return done(request, "/my-times", kept(store.held_off(db, me, now)))


@router.post("/{entry_id}/removal")
def take_back(request: Request, visit: TakesPlaces, entry_id: UUID, db: Db) -> Response:
    if not store.take_back(db, visit.person, entry_id):
        raise HTTPException(404)
    return done(request, "/my-times", "Removed. You may be asked for those nights again.")


@router.post("/limits")
def keep_limits(
    request: Request, visit: TakesPlaces, entry: LimitsEntry, db: Db, now: Now
) -> Response:
    if entry.form is None:
        return show(request, visit, db, now, limits=entry)
    store.keep_limits(db, visit.person, entry.form.most(visit.person.bus_roles))
    return done(request, "/my-times", "Kept.")


@router.post("/wishes")
def keep_wishes(
    request: Request, visit: TakesPlaces, entry: WishesEntry, db: Db, now: Now
) -> Response:
    if entry.form is None:
        return show(request, visit, db, now, wishes=entry)
    store.keep_wishes(db, visit.person, entry.form.model_dump())
    return done(request, "/my-times", "Kept.")


def show(request: Request, visit: Any, db: Db, now: datetime, **sent: Entry[Any]) -> Response:
    """The page as it stands, with the form that was sent as it was sent."""
    me = visit.person
    noes = store.of(db, me.id)
    entries = replace(as_said(noes), **sent)
    return page(
        request,
        "availability/my_times.html",
        status=entries.sent.status,
        me=me,
        entries=entries,
        days=[
            (one, rules.away_words(one, today(now))) for one in rules.current(noes, today(now))
        ],
        weekly=[(one, rules.weekly_words(one)) for one in noes.weekly],
        held=store.held_off(db, me, now),
        places=[("", "Any place"), *((one.value, one.label) for one in me.bus_roles)],
    )


def as_said(noes: Noes) -> Entries:
    """The forms that show what is kept, as it would be typed."""
    limits = {
        f"most_{one.role.value if one.role else 'all'}": one.most_a_month for one in noes.limits
    }
    wishes = {name: getattr(noes, name) for name in store.WISHES}
    typed = {name: "true" if value is True else value for name, value in wishes.items()}
    return Entries(limits=Entry(LimitsForm, limits), wishes=Entry(WishesForm, typed))


def kept(held: list[Any]) -> str:
    """Nothing is given back by itself, so it has to be said."""
    if not held:
        return "Kept. Nobody will ask you for those nights."
    many = count(len(held), "night")
    return f"Kept. You are still on {many} you have said no to: see below."


def today(now: datetime) -> date:
    return now.astimezone(TOWN).date()
