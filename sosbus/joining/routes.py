"""Noting how far somebody has come in joining us, and whom to ring for them."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from sosbus.base.clock import TOWN, Now
from sosbus.base.db import Db
from sosbus.base.refusal import Refusal
from sosbus.doors.access import Visit, through
from sosbus.doors.rules import Permission
from sosbus.joining import rules, store
from sosbus.joining.access import LooksAfter, OneAboard
from sosbus.joining.forms import NumbersForm, StepsForm, UndoForm
from sosbus.joining.tables import Stage
from sosbus.people import store as everyone
from sosbus.people.tables import Person
from sosbus.web.forms import Entry, entry_of
from sosbus.web.pages import done, page

router = APIRouter()
OnTheBus = Annotated[Visit, through(Permission.TAKE_PLACE)]
StepsEntry = Annotated[Entry[StepsForm], Depends(entry_of(StepsForm))]
UndoEntry = Annotated[Entry[UndoForm], Depends(entry_of(UndoForm))]
NumbersEntry = Annotated[Entry[NumbersForm], Depends(entry_of(NumbersForm))]


@router.get("/people/{person_id}/joining")
def joining(request: Request, one: OneAboard, db: Db, now: Now) -> Response:
    today = now.astimezone(TOWN).date()
    return show_joining(request, one, db, Entry(StepsForm, {"done_on": today.isoformat()}))


@router.post("/people/{person_id}/joining")
def note_steps(
    request: Request, visit: LooksAfter, one: OneAboard, entry: StepsEntry, db: Db, now: Now
) -> Response:
    if entry.form is None:
        return show_joining(request, one, db, entry)
    done_on, today = entry.form.done_on, now.astimezone(TOWN).date()
    refused = rules.may_note(store.of(db, one.id), entry.form.stages, done_on, today)
    if isinstance(refused, Refusal):
        name = "done_on" if refused == rules.WHICH_DAY else "stages"
        return show_joining(request, one, db, entry.refused(refused, name))
    for stage in entry.form.stages:
        store.note(db, one.id, stage, done_on, visit.person.id)
    return done(request, f"/people/{one.id}/joining", "Noted.")


@router.post("/people/{person_id}/joining/undoing")
def undo_step(request: Request, one: OneAboard, entry: UndoEntry, db: Db) -> Response:
    if entry.form is None:
        return show_joining(request, one, db, Entry(StepsForm).refused("Choose a stage"))
    store.undo(db, one.id, entry.form.stage)
    return done(request, f"/people/{one.id}/joining", "Taken back.")


@router.get("/people/{person_id}/emergency-contact")
def emergency_contact(request: Request, one: OneAboard, db: Db) -> Response:
    return show_contact(request, "emergency_contact", one, numbers_of(db, one))


@router.post("/people/{person_id}/emergency-contact")
def keep_emergency_contact(
    request: Request, one: OneAboard, entry: NumbersEntry, db: Db
) -> Response:
    if entry.form is None:
        return show_contact(request, "emergency_contact", one, entry)
    keep_numbers(db, one, entry.form)
    return done(request, f"/people/{one.id}", "Kept.")


@router.get("/me/emergency-contact")
def my_contact(request: Request, visit: OnTheBus, db: Db) -> Response:
    return show_contact(request, "my_contact", visit.person, numbers_of(db, visit.person))


@router.post("/me/emergency-contact")
def keep_my_contact(request: Request, visit: OnTheBus, entry: NumbersEntry, db: Db) -> Response:
    if entry.form is None:
        return show_contact(request, "my_contact", visit.person, entry)
    keep_numbers(db, visit.person, entry.form)
    return done(request, "/me/emergency-contact", "Kept.")


def numbers_of(db: Db, one: Person) -> Entry[NumbersForm]:
    known = store.emergency_contact(db, one.id)
    typed = {"phone": one.phone}
    if known:
        typed |= {"contact_name": known.name, "contact_phone": known.phone}
        typed["relation"] = known.relation
    return Entry(NumbersForm, typed)


def keep_numbers(db: Db, one: Person, form: NumbersForm) -> None:
    one.phone = form.phone
    everyone.add(db, one)
    store.keep_contact(db, one.id, form.contact_name, form.contact_phone, form.relation)


def show_contact(
    request: Request, name: str, one: Person, entry: Entry[NumbersForm]
) -> Response:
    template = f"joining/{name}.html"
    return page(request, template, status=entry.status, person=one, entry=entry)


def show_joining(request: Request, one: Person, db: Db, entry: Entry[StepsForm]) -> Response:
    steps = store.of(db, one.id)
    return page(
        request,
        "joining/joining.html",
        status=entry.status,
        person=one,
        stages=list(Stage),
        done={step.stage: step for step in steps},
        missing=rules.still_missing(steps),
        names=everyone.names(db, {step.noted_by_id for step in steps}),
        entry=entry,
    )
