"""The Days of Action of every year, each told as itself."""

from fastapi import APIRouter, Request, Response

from sosbus.action_days import store
from sosbus.base.db import Db
from sosbus.doors.rules import Permission
from sosbus.sources.access import ReadsProgramme
from sosbus.web.pages import page

router = APIRouter(prefix="/programme/days-of-action")


@router.get("")
def action_days(request: Request, visit: ReadsProgramme, db: Db) -> Response:
    return page(
        request,
        "action_days/action_days.html",
        years=[
            (year, store.of_year(db, year), store.days(db, year)) for year in store.years(db)
        ],
        keeps=visit.may(Permission.KEEP_PROGRAMME),
    )
