"""Cards as they are seen, and which place on the bus needs which."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from sosbus.base.clock import TOWN, Now
from sosbus.base.db import Db
from sosbus.doors.access import Visit, through
from sosbus.doors.rules import Permission
from sosbus.joining import store as joining
from sosbus.joining.access import LooksAfter, OneAboard
from sosbus.joining.tables import Stage
from sosbus.people import store as everyone
from sosbus.people.tables import BusRole, Person
from sosbus.qualifications import rules, store
from sosbus.qualifications.forms import CardForm, NeedsForm
from sosbus.qualifications.tables import CardKind
from sosbus.web.forms import Entry, entry_of
from sosbus.web.pages import done, page

router = APIRouter(prefix="/people")
Plans = Annotated[Visit, through(Permission.PLAN_NIGHTS)]
CardEntry = Annotated[Entry[CardForm], Depends(entry_of(CardForm))]
NeedsEntry = Annotated[Entry[NeedsForm], Depends(entry_of(NeedsForm))]
PAIRS = {f"{role.value}:{kind.value}": (role, kind) for role in BusRole for kind in CardKind}


@router.get("/cards-needed")
def cards_needed(request: Request, visit: Plans, db: Db) -> Response:
    return show_needs(request, db, Entry(NeedsForm))


@router.post("/cards-needed")
def change_cards_needed(request: Request, visit: Plans, entry: NeedsEntry, db: Db) -> Response:
    pairs = entry.form.pairs if entry.form else []
    if not set(pairs) <= set(PAIRS):
        return show_needs(request, db, entry.refused("Choose from the list", "pairs"))
    store.keep_needs(db, [PAIRS[pair] for pair in pairs])
    return done(request, "/people/lapsing", "Kept. This is who falls short now.")


@router.get("/{person_id}/cards")
def cards(request: Request, one: OneAboard, db: Db, now: Now) -> Response:
    today = now.astimezone(TOWN).date()
    entry = Entry(CardForm, {"evidence_seen_on": today.isoformat()})
    return show_cards(request, one, db, now, entry)


@router.post("/{person_id}/cards")
def add_card(
    request: Request, visit: LooksAfter, one: OneAboard, entry: CardEntry, db: Db, now: Now
) -> Response:
    """A card was seen. A DBS check seen is also a step of joining, for whoever is joining."""
    form = entry.form
    if form is None:
        return show_cards(request, one, db, now, entry)
    typed = (form.kind, form.issued_on, form.expires_on, form.evidence_seen_on)
    if wrong := rules.wrong_with(*typed, now.astimezone(TOWN).date()):
        name, why = wrong
        return show_cards(request, one, db, now, entry.refused(why, name))
    store.add(db, rules.new_card(one.id, *typed, visit.person.id))
    if form.kind is CardKind.DBS and joining.of(db, one.id):
        joining.note(db, one.id, Stage.DBS_SEEN, form.evidence_seen_on, visit.person.id)
    return done(request, f"/people/{one.id}/cards", f"{form.kind.label}: kept.")


def show_cards(
    request: Request, one: Person, db: Db, now: Now, entry: Entry[CardForm]
) -> Response:
    kept, today = store.of(db, one.id), now.astimezone(TOWN).date()
    who = [by for card in kept for by in (card.seen_by_id, card.withdrawn_by_id)]
    return page(
        request,
        "qualifications/cards.html",
        status=entry.status,
        person=one,
        states=rules.states(store.needs(db), kept, one.bus_roles, today),
        cards=sorted(kept, key=lambda card: (card.kind.label, rules.last_day(card))),
        names=everyone.names(db, who),
        entry=entry,
    )


def show_needs(request: Request, db: Db, entry: Entry[NeedsForm]) -> Response:
    kept = [f"{need.role.value}:{need.kind.value}" for need in store.needs(db)]
    return page(
        request,
        "qualifications/cards_needed.html",
        status=entry.status,
        roles=list(BusRole),
        kinds=list(CardKind),
        chosen=entry.typed.get("pairs", kept),
        entry=entry,
    )
