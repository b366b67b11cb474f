"""Forgetting: who left and what goes when; sooner if they ask, later if there is a reason."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, HTTPException, Request, Response

from sosbus.base.clock import Now
from sosbus.base.db import Db
from sosbus.base.refusal import Refusal
from sosbus.doors.access import Visit, through
from sosbus.doors.rules import Permission
from sosbus.forgetting import rules, store
from sosbus.forgetting.forms import ForgetForm, LongerForm
from sosbus.forgetting.tables import Why
from sosbus.people.rules import may_look_after
from sosbus.people.tables import Person
from sosbus.web.forms import Entry, entry_of
from sosbus.web.pages import done, page

router = APIRouter(prefix="/people/forgetting")
LooksAfter = Annotated[Visit, through(Permission.LOOK_AFTER_PEOPLE)]
ForgetEntry = Annotated[Entry[ForgetForm], Depends(entry_of(ForgetForm))]
LongerEntry = Annotated[Entry[LongerForm], Depends(entry_of(LongerForm))]


@router.get("")
def forgetting(request: Request, visit: LooksAfter, db: Db, now: Now) -> Response:
    plans = store.plans(db, may_look_after(visit.person))
    return page(request, "forgetting/forgetting.html", plans=plans, now=now)


@router.get("/{person_id}")
def leaver(request: Request, visit: LooksAfter, person_id: UUID, db: Db) -> Response:
    return show_leaver(request, db, one_who_left(visit, db, person_id))


@router.post("/{person_id}")
def forget_now(
    request: Request, visit: LooksAfter, person_id: UUID, entry: ForgetEntry, db: Db, now: Now
) -> Response:
    person = one_who_left(visit, db, person_id)
    if entry.form is None:
        return show_leaver(request, db, person, sooner=entry)
    if refused := rules.may_be_forgotten_now(person, store.kept(db, person_id), now):
        return show_leaver(request, db, person, sooner=entry.refused(refused))
    store.forget_all(db, person, Why[entry.form.why.name], visit.person, now)
    return done(request, "/people/forgetting", f"Forgotten. They are {person.name} now.")


@router.post("/{person_id}/longer")
def keep_longer(
    request: Request, visit: LooksAfter, person_id: UUID, entry: LongerEntry, db: Db, now: Now
) -> Response:
    person = one_who_left(visit, db, person_id)
    if entry.form is None:
        return show_leaver(request, db, person, later=entry)
    form = entry.form
    wish = rules.kept_longer(person, form.until, form.reason, visit.person, now)
    if isinstance(wish, Refusal):
        return show_leaver(request, db, person, later=entry.refused(wish, "until"))
    store.keep_longer(db, wish)
    return done(request, f"/people/forgetting/{person_id}", f"{person.name} is kept longer.")


def one_who_left(visit: Visit, db: Db, person_id: UUID) -> Person:
    found = store.one(db, person_id, hold=True)
    if found is None or not found.left_at or found.role not in may_look_after(visit.person):
        raise HTTPException(404)
    return found


def show_leaver(
    request: Request,
    db: Db,
    person: Person,
    sooner: Entry[ForgetForm] | None = None,
    later: Entry[LongerForm] | None = None,
) -> Response:
    asked = sooner or later
    return page(
        request,
        "forgetting/leaver.html",
        status=asked.status if asked else 200,
        plan=store.plan_of(db, person),
        sooner=sooner or Entry(ForgetForm),
        later=later or Entry(LongerForm),
    )
