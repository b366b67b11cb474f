"""The rules for crews, changed by a coordinator: needs, doubles, who is kept apart."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Request, Response

from sosbus.base.clock import Now
from sosbus.base.db import Db
from sosbus.crews import store
from sosbus.crews.forms import ApartForm, CrewForm, DoublesForm, Lines
from sosbus.crews.rules import CrewRules
from sosbus.doors.access import Visit, through
from sosbus.doors.rules import Permission
from sosbus.nights.tables import Kind
from sosbus.people.tables import BusRole
from sosbus.web.forms import Entry, entry_of
from sosbus.web.pages import done, page

router = APIRouter(prefix="/crew-rules")
Plans = Annotated[Visit, through(Permission.PLAN_NIGHTS)]
CrewEntry = Annotated[Entry[Lines], Depends(entry_of(CrewForm))]
DoublesEntry = Annotated[Entry[DoublesForm], Depends(entry_of(DoublesForm))]
ApartEntry = Annotated[Entry[ApartForm], Depends(entry_of(ApartForm))]


@router.get("")
def crew_rules(request: Request, visit: Plans, db: Db) -> Response:
    return show_all(request, db, Entry(ApartForm))


@router.get("/{kind}")
def crew_rule(request: Request, visit: Plans, kind: Kind, db: Db) -> Response:
    known = store.rules_for(db, kind)
    return show_one(request, kind, Entry(CrewForm, as_typed(known)))


@router.post("/{kind}")
def change_crew_rule(
    request: Request, visit: Plans, kind: Kind, entry: CrewEntry, db: Db, now: Now
) -> Response:
    if entry.form is None:
        return show_one(request, kind, entry)
    form = entry.form
    wanted = form.model_dump(include=set(template_fields()))
    store.keep_template(db, kind, wanted | {"changed_at": now})
    store.keep_lines(db, kind, form.wanted, list(BusRole))
    return done(request, "/crew-rules", f"The rules for {kind.label.lower()} nights are kept.")


@router.post("/all/doubles")
def change_doubles(request: Request, visit: Plans, entry: DoublesEntry, db: Db) -> Response:
    pairs = [one.partition(":") for one in (entry.form.pairs if entry.form else [])]
    known = BusRole._value2member_map_
    if entry.form is None or any(a not in known or b not in known for a, _, b in pairs):
        return show_all(request, db, Entry(ApartForm).refused("Choose from the list", "pairs"))
    store.keep_doubles(db, [(BusRole[a.upper()], BusRole[b.upper()]) for a, _, b in pairs])
    return done(request, "/crew-rules", "Kept.")


@router.post("/all/apart")
def keep_apart(request: Request, visit: Plans, entry: ApartEntry, db: Db) -> Response:
    if entry.form is None:
        return show_all(request, db, entry)
    if not store.keep_apart(db, entry.form.one_id, entry.form.other_id):
        raise HTTPException(404)
    return done(request, "/crew-rules", "They will not be put on the same night.")


@router.post("/all/together")
def let_together(request: Request, visit: Plans, entry: ApartEntry, db: Db) -> Response:
    if entry.form is None:
        return show_all(request, db, entry)
    store.let_together(db, entry.form.one_id, entry.form.other_id)
    return done(request, "/crew-rules", "They may be on the same night again.")


def template_fields() -> list[str]:
    return [name for name in CrewForm.model_fields if not name.startswith(("least_", "ideal_"))]


def as_typed(known: CrewRules) -> dict[str, Any]:
    """The rules as they would be typed."""
    typed = {name: getattr(known.template, name) for name in template_fields()}
    typed |= {name: str(value).lower() for name, value in typed.items() if value is True}
    for line in known.lines:
        typed[f"least_{line.role.value}"] = line.minimum
        typed[f"ideal_{line.role.value}"] = line.ideal
    return typed


def show_all(request: Request, db: Db, entry: Entry[ApartForm]) -> Response:
    return page(
        request,
        "crews/crew_rules.html",
        status=entry.status,
        every=store.all_rules(db),
        doubles=store.doubles(db),
        roles=list(BusRole),
        apart=store.pairs_apart(db),
        people=store.crew(db),
        entry=entry,
    )


def show_one(request: Request, kind: Kind, entry: Entry[Lines]) -> Response:
    return page(
        request,
        "crews/crew_rule.html",
        status=entry.status,
        kind=kind,
        roles=list(BusRole),
        entry=entry,
    )
