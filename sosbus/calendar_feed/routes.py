"""Somebody's own nights, in the calendar on their phone."""

from typing import Annotated

from fastapi import APIRouter, Header, HTTPException, Request, Response

from sosbus.base.clock import Now
from sosbus.base.db import Db
from sosbus.base.settings import settings
from sosbus.calendar_feed import rules, store
from sosbus.doors.access import AnyoneAtAll
from sosbus.rota.access import TakesPlaces
from sosbus.web.pages import done, page

router = APIRouter(prefix="/calendar")
ALWAYS = {
    "Cache-Control": "private, no-cache",
    "Content-Disposition": 'inline; filename="sos-bus.ics"',
    "X-Robots-Tag": "noindex",
}


@router.get("")
def calendar(request: Request, visit: TakesPlaces, db: Db) -> Response:
    secret = store.secret_for(db, visit.person)
    address = f"{settings().address}/calendar/{secret}.ics" if secret else ""
    _, _, bare = address.partition("://")
    return page(
        request, "calendar_feed/calendar.html", address=address, webcal=f"webcal://{bare}"
    )


@router.post("/address")
def make_address(request: Request, visit: TakesPlaces, db: Db, now: Now) -> Response:
    had_one = bool(store.secret_for(db, visit.person))
    store.make_address(db, visit.person, now)
    words = "Here is your new address. The old one has stopped."
    return done(request, "/calendar", words if had_one else "Here is your address.")


@router.api_route("/{secret}.ics", methods=["GET", "HEAD"])
def calendar_file(
    visit: AnyoneAtAll,
    secret: str,
    db: Db,
    now: Now,
    if_none_match: Annotated[str, Header()] = "",
) -> Response:
    """Whoever knows the secret reads the calendar; it is asked for often and rarely new."""
    person = store.whose(db, secret)
    if person is None:
        raise HTTPException(404)
    places = rules.shown(store.places_of(db, person, now), now)
    tag = rules.etag(places, settings().address)
    headers = ALWAYS | {"ETag": tag}
    if tag.removeprefix("W/") in if_none_match:
        return Response(status_code=304, headers=headers)
    sent = rules.feed(places, now, settings().address)
    return Response(sent, media_type="text/calendar", headers=headers)
