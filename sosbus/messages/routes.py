"""Notices on one's own devices; and in the demo, where no mail leaves, the outbox as a page."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, HTTPException, Request, Response

from sosbus.base.clock import Now
from sosbus.base.db import Db
from sosbus.base.settings import settings
from sosbus.doors.access import AnyoneAtAll, SignedIn, Visit
from sosbus.doors.rules import device_label
from sosbus.messages import rules, store
from sosbus.messages.forms import NoticesForm
from sosbus.web.forms import Entry, entry_of
from sosbus.web.pages import done, page
from sosbus.web.push import our_key

router = APIRouter()
SHOWN = 20
NoticesEntry = Annotated[Entry[NoticesForm], Depends(entry_of(NoticesForm))]


@router.get("/me/notifications")
def notifications(request: Request, visit: SignedIn, db: Db) -> Response:
    return show_notifications(request, visit, db, Entry(NoticesForm))


@router.post("/me/notifications")
def begin_notices(
    request: Request, visit: SignedIn, entry: NoticesEntry, db: Db, now: Now
) -> Response:
    if not settings().push_key:
        raise HTTPException(404)
    if entry.form is None:
        return show_notifications(request, visit, db, entry)
    said = entry.form
    label = device_label(request.headers.get("User-Agent", ""))
    device = (visit.person.id, label, said.endpoint, said.public_key, said.auth)
    store.keep_device(db, rules.new_device(*device, now))
    return done(request, "/me/notifications", "This device will tell you.")


@router.post("/me/notifications/{device_id}/end")
def end_notices(request: Request, visit: SignedIn, device_id: UUID, db: Db) -> Response:
    device = store.device(db, device_id)
    if device is None or device.person_id != visit.person.id:
        raise HTTPException(404)
    store.end_device(db, device.id)
    return done(request, "/me/notifications", "No more notices there.")


@router.get("/outbox")
def outbox(request: Request, visit: AnyoneAtAll, db: Db) -> Response:
    if not settings().demo:
        raise HTTPException(404)
    letters = store.latest(db, SHOWN)
    links = {one.id: rules.with_links(one.body, settings().address) for one in letters}
    return page(request, "messages/outbox.html", letters=letters, links=links)


def show_notifications(
    request: Request, visit: Visit, db: Db, entry: Entry[NoticesForm]
) -> Response:
    key = settings().push_key
    return page(
        request,
        "messages/notifications.html",
        status=entry.status,
        entry=entry,
        our_key=our_key(key) if key else "",
        devices=store.devices_of(db, visit.person.id),
    )
