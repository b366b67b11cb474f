"""The list of places in town, kept by a coordinator."""

from itertools import groupby
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from sosbus.base.clock import Now
from sosbus.base.db import Db
from sosbus.base.refusal import Refusal
from sosbus.venues import rules, store
from sosbus.venues.access import AVenue, KeepsVenues
from sosbus.venues.forms import VenueForm
from sosbus.web.forms import Entry, entry_of
from sosbus.web.pages import done, page

router = APIRouter(prefix="/venues")
VenueEntry = Annotated[Entry[VenueForm], Depends(entry_of(VenueForm))]


@router.get("")
def venues(request: Request, visit: KeepsVenues, db: Db) -> Response:
    return show_venues(request, db, Entry(VenueForm))


@router.post("")
def add_venue(request: Request, visit: KeepsVenues, entry: VenueEntry, db: Db) -> Response:
    if entry.form is None:
        return show_venues(request, db, entry)
    made = rules.new_venue(entry.form.name, entry.form.zone, store.every(db))
    if isinstance(made, Refusal):
        return show_venues(request, db, entry.refused(made, "name"))
    store.add(db, made)
    return done(request, "/venues", f"{made.name} may be named from now on.")


@router.post("/{venue_id}/retirement")
def retire_venue(
    request: Request, visit: KeepsVenues, venue: AVenue, db: Db, now: Now
) -> Response:
    rules.retire(venue, now)
    store.add(db, venue)
    return done(request, "/venues", f"{venue.name} is retired. What was recorded there stays.")


@router.post("/{venue_id}/return")
def bring_venue_back(request: Request, visit: KeepsVenues, venue: AVenue, db: Db) -> Response:
    rules.bring_back(venue)
    store.add(db, venue)
    return done(request, "/venues", f"{venue.name} is back on the list.")


def show_venues(request: Request, db: Db, entry: Entry[VenueForm]) -> Response:
    by_zone = groupby(store.current(db), key=lambda one: one.zone)
    return page(
        request,
        "venues/venues.html",
        status=entry.status,
        entry=entry,
        zones=[(zone.label, list(some)) for zone, some in by_zone],
        retired=store.retired(db),
    )
