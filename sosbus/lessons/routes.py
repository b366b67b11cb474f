"""What was learned, all of it or what holds the words looked for."""

from fastapi import APIRouter, Request, Response

from sosbus.base.db import Db
from sosbus.doors.rules import Permission
from sosbus.lessons import store
from sosbus.sources.access import ReadsProgramme
from sosbus.sources.forms import one_line
from sosbus.web.pages import page

router = APIRouter(prefix="/programme/lessons")
MOST = 200  # letters that are looked for


@router.get("")
def lessons(request: Request, visit: ReadsProgramme, db: Db, q: str = "") -> Response:
    looked_for = one_line(q)[:MOST]
    return page(
        request,
        "lessons/lessons.html",
        looked_for=looked_for,
        lessons=store.found(db, looked_for),
        keeps=visit.may(Permission.KEEP_PROGRAMME),
    )
