"""People: the list, inviting, training, seeing off."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, HTTPException, Request, Response

from sosbus.base.clock import Now
from sosbus.base.db import Db
from sosbus.base.refusal import Refusal
from sosbus.base.settings import settings
from sosbus.doors.access import Visit, through
from sosbus.doors.rules import Permission
from sosbus.people import store as everyone
from sosbus.people.rules import may_hold, may_look_after
from sosbus.people.tables import Person
from sosbus.register import store
from sosbus.register.forms import InviteForm, TrainingForm
from sosbus.web.forms import Entry, entry_of
from sosbus.web.letters import letter_from
from sosbus.web.pages import done, page

router = APIRouter(prefix="/people")
LooksAfter = Annotated[Visit, through(Permission.LOOK_AFTER_PEOPLE)]
InviteEntry = Annotated[Entry[InviteForm], Depends(entry_of(InviteForm))]
TrainingEntry = Annotated[Entry[TrainingForm], Depends(entry_of(TrainingForm))]


@router.get("")
def people(request: Request, visit: LooksAfter, db: Db) -> Response:
    return show_people(request, visit, db, Entry(InviteForm, {"role": "volunteer"}))


@router.post("")
def invite(
    request: Request, visit: LooksAfter, entry: InviteEntry, db: Db, now: Now
) -> Response:
    if entry.form is None:
        return show_people(request, visit, db, entry)
    form = entry.form
    if form.role not in may_look_after(visit.person):
        why = Refusal("Ask an administrator to invite anyone but the crew.")
        return show_people(request, visit, db, entry.refused(why, "role"))
    if refused := may_hold(form.role, form.bus_roles):
        return show_people(request, visit, db, entry.refused(refused, "bus_roles"))
    letter = letter_from("messages/invitation.txt", link=f"{settings().address}/sign-in")
    made = store.invite(db, form.name, form.email, form.role, form.bus_roles, letter, now)
    if isinstance(made, Refusal):
        return show_people(request, visit, db, entry.refused(made, "email"))
    return done(request, "/people", f"{made.name} is invited.")


@router.get("/{person_id}")
def person(request: Request, visit: LooksAfter, person_id: UUID, db: Db) -> Response:
    found = looked_after(visit, db, person_id)
    trained = [role.value for role in found.bus_roles]
    return page(
        request,
        "register/person.html",
        person=found,
        me=visit.person,
        entry=Entry(TrainingForm, {"bus_roles": trained}),
    )


@router.post("/{person_id}/training")
def train(
    request: Request, visit: LooksAfter, person_id: UUID, entry: TrainingEntry, db: Db
) -> Response:
    found = looked_after(visit, db, person_id)
    refused = may_hold(found.role, entry.form.bus_roles) if entry.form else None
    if entry.form is None or refused:
        wrong = entry.refused(refused, "bus_roles") if refused else entry
        return page(
            request,
            "register/person.html",
            status=422,
            person=found,
            me=visit.person,
            entry=wrong,
        )
    found.bus_roles = entry.form.bus_roles
    everyone.add(db, found)
    return done(request, f"/people/{person_id}", "Saved.")


@router.post("/{person_id}/leaving")
def leave(request: Request, visit: LooksAfter, person_id: UUID, db: Db, now: Now) -> Response:
    found = looked_after(visit, db, person_id)
    if found.id == visit.person.id:
        raise HTTPException(409, "Somebody else has to see you off.")
    store.leave(db, found, visit.person, now)
    return done(request, "/people", f"{found.name} has left and is signed out everywhere.")


def looked_after(visit: Visit, db: Db, person_id: UUID) -> Person:
    found = everyone.one(db, person_id)
    if found is None or found.left_at or found.role not in may_look_after(visit.person):
        raise HTTPException(404)
    return found


def show_people(request: Request, visit: Visit, db: Db, entry: Entry[InviteForm]) -> Response:
    roles = may_look_after(visit.person)
    return page(
        request,
        "register/people.html",
        status=entry.status,
        people=everyone.here(db, roles),
        roles=roles,
        entry=entry,
    )
