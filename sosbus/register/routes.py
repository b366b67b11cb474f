"""People: the list, inviting, training, leave of absence, seeing off."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Request, Response

from sosbus.availability import store as availability
from sosbus.availability.rules import all_said
from sosbus.base.clock import Now
from sosbus.base.db import Db
from sosbus.base.refusal import Refusal
from sosbus.base.settings import settings
from sosbus.doors.access import Visit
from sosbus.doors.rules import Permission
from sosbus.joining.access import LooksAfter, OneAboard, OneILookAfter
from sosbus.joining.tables import Stage
from sosbus.lapsing.rules import local
from sosbus.people.rules import may_hold, may_look_after
from sosbus.people.tables import BusRole, Person
from sosbus.qualifications.rules import tone_of, words_of
from sosbus.register import store
from sosbus.register.forms import InviteForm, LeaveForm, SieveForm, TrainingForm
from sosbus.register.rules import Joining, Sieve
from sosbus.web.forms import Entry, entry_of
from sosbus.web.letters import letter_from
from sosbus.web.pages import done, page

router = APIRouter(prefix="/people")
InviteEntry = Annotated[Entry[InviteForm], Depends(entry_of(InviteForm))]
SieveEntry = Annotated[Entry[SieveForm], Depends(entry_of(SieveForm))]
TrainingEntry = Annotated[Entry[TrainingForm], Depends(entry_of(TrainingForm))]
LeaveEntry = Annotated[Entry[LeaveForm], Depends(entry_of(LeaveForm))]
NEW = Entry(InviteForm, {"role": "volunteer"})
ALL = Entry(SieveForm, form=SieveForm())


@router.get("")
def people(request: Request, visit: LooksAfter, db: Db, now: Now) -> Response:
    return show_people(request, visit, db, now, NEW, ALL)


@router.post("/search")
def search(
    request: Request, visit: LooksAfter, entry: SieveEntry, db: Db, now: Now
) -> Response:
    """Posted, so that no name stands in an address that a browser or a server keeps."""
    return show_people(request, visit, db, now, NEW, entry)


@router.post("")
def invite(
    request: Request, visit: LooksAfter, entry: InviteEntry, db: Db, now: Now
) -> Response:
    form = entry.form
    if form is None:
        return show_people(request, visit, db, now, entry, ALL)
    if form.role not in may_look_after(visit.person):
        why = Refusal("Ask an administrator to invite anyone but the crew.")
        return show_people(request, visit, db, now, entry.refused(why, "role"), ALL)
    if refused := may_hold(form.role, form.bus_roles):
        return show_people(request, visit, db, now, entry.refused(refused, "bus_roles"), ALL)
    letter = letter_from("messages/invitation.txt", link=f"{settings().address}/sign-in")
    made = store.invite(
        db, form.name, form.email, form.role, form.bus_roles, letter, now, visit.person
    )
    if isinstance(made, Refusal):
        return show_people(request, visit, db, now, entry.refused(made, "email"), ALL)
    return done(request, "/people", f"{made.name} is invited.")


@router.get("/{person_id}")
def person(
    request: Request, visit: LooksAfter, one: OneILookAfter, db: Db, now: Now
) -> Response:
    return show_person(request, visit, one, db, now)


@router.post("/{person_id}/training")
def train(
    request: Request,
    visit: LooksAfter,
    one: OneILookAfter,
    entry: TrainingEntry,
    db: Db,
    now: Now,
) -> Response:
    form = entry.form
    if form is None:
        return show_person(request, visit, one, db, now, training=entry)
    if refused := may_hold(one.role, form.bus_roles):
        wrong = entry.refused(refused, "bus_roles")
        return show_person(request, visit, one, db, now, training=wrong)
    store.retrain(db, one, form.bus_roles, now)
    return done(request, f"/people/{one.id}", "Saved.")


@router.post("/{person_id}/leave-of-absence")
def set_leave(
    request: Request, visit: LooksAfter, one: OneAboard, entry: LeaveEntry, db: Db, now: Now
) -> Response:
    form = entry.form
    if form is None:
        return show_person(request, visit, one, db, now, leave=entry)
    kept = availability.set_leave(db, one.id, form.first, form.last, visit.person.id)
    if isinstance(kept, Refusal):
        wrong = entry.refused(kept, "first")
        return show_person(request, visit, one, db, now, leave=wrong)
    return done(request, f"/people/{one.id}", "Kept. No night is offered to them meanwhile.")


@router.post("/{person_id}/leave-of-absence/ending")
def end_leave(request: Request, one: OneAboard, db: Db, now: Now) -> Response:
    availability.end_leave(db, one.id, local(now))
    return done(request, f"/people/{one.id}", f"{one.name} is back.")


@router.post("/{person_id}/leaving")
def leave(
    request: Request, visit: LooksAfter, one: OneILookAfter, db: Db, now: Now
) -> Response:
    if one.id == visit.person.id:
        raise HTTPException(409, "Somebody else has to see you off.")
    store.leave(db, one, visit.person, now)
    return done(request, "/people", f"{one.name} has left and is signed out everywhere.")


def show_person(
    request: Request,
    visit: Visit,
    one: Person,
    db: Db,
    now: Now,
    training: Entry[TrainingForm] | None = None,
    leave: Entry[LeaveForm] | None = None,
) -> Response:
    trained = Entry(TrainingForm, {"bus_roles": [role.value for role in one.bus_roles]})
    wrong: Any = training or leave
    return page(
        request,
        "register/person.html",
        status=wrong.status if wrong else 200,
        person=one,
        me=visit.person,
        known=store.known(db, one, now),
        said=all_said(availability.of_people(db, [one.id])[one.id], local(now)),
        training=training or trained,
        leave=leave or Entry(LeaveForm),
        sees_rota=visit.may(Permission.SEE_ROTA),
    )


def show_people(
    request: Request,
    visit: Visit,
    db: Db,
    now: Now,
    entry: Entry[InviteForm],
    sieve: Entry[SieveForm],
) -> Response:
    roles, today = may_look_after(visit.person), local(now)
    everybody = store.rows(db, roles, today)
    wanted = Sieve(**sieve.form.model_dump()) if sieve.form else Sieve()
    return page(
        request,
        "register/people.html",
        status=max(entry.status, sieve.status),
        rows=[row for row in everybody if wanted.lets(row)],
        number=len(everybody),
        roles=roles,
        can_be=[*roles, *BusRole],
        stages=[*Joining, *Stage],
        words=lambda lapse: words_of(lapse, today),
        tone=lambda lapse: tone_of(lapse, today),
        entry=entry,
        sieve=sieve,
        plans=visit.may(Permission.PLAN_NIGHTS),
    )
