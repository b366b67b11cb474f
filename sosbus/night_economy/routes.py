"""The task and finish group's page: its actions, its visits, where contacts had been."""

from fastapi import APIRouter, Request, Response

from sosbus.base.clock import TOWN, Now
from sosbus.base.db import Db
from sosbus.doors.rules import Permission
from sosbus.night_economy import rules, store
from sosbus.sources.access import ReadsProgramme
from sosbus.web.pages import page

router = APIRouter(prefix="/programme/night-time-economy")


@router.get("")
def night_economy(request: Request, visit: ReadsProgramme, db: Db, now: Now) -> Response:
    return page(
        request,
        "night_economy/night_economy.html",
        today=now.astimezone(TOWN).date(),
        actions=store.open_actions(db),
        visits=store.every_visit(db),
        premises=store.premises(db),
        named=store.named(db),
        rules=rules,
        keeps=visit.may(Permission.KEEP_PROGRAMME),
    )
