"""My data: what is held on me and for how long, all of it to read, and all of it to keep."""

import json
from datetime import date

from fastapi import APIRouter, Request, Response

from sosbus.base.clock import Now
from sosbus.base.db import Db
from sosbus.doors.access import SignedIn
from sosbus.own_data import store
from sosbus.own_data.rules import YOU, Copy
from sosbus.web.pages import page

router = APIRouter(prefix="/my-data")


@router.get("")
def my_data(request: Request, visit: SignedIn, db: Db) -> Response:
    counted = store.counts(db, visit.person)
    held = [(one, number) for one, number in counted if number and one.copy is not Copy.NONE]
    return page(request, "own_data/my_data.html", held=held, you=YOU)


@router.get("/all")
def my_whole_data(request: Request, visit: SignedIn, db: Db, now: Now) -> Response:
    copy = store.copy_of(db, visit.person, now)
    return page(request, "own_data/my_whole_data.html", copy=copy, now=now)


@router.get("/all.json")
def my_data_file(visit: SignedIn, db: Db, now: Now) -> Response:
    copy = store.copy_of(db, visit.person, now)
    words = json.dumps(copy, indent=2, ensure_ascii=False, default=date.isoformat)
    headers = {"Content-Disposition": 'attachment; filename="my-sos-bus-data.json"'}
    return Response(words, media_type="application/json", headers=headers)
