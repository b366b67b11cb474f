"""The partners' page: promises and what came, meetings, money given together, risks."""

from fastapi import APIRouter, Request, Response

from sosbus.base.clock import TOWN, Now
from sosbus.base.db import Db
from sosbus.doors.rules import Permission
from sosbus.partners import rules, store
from sosbus.sources.access import ReadsProgramme
from sosbus.web.pages import page

router = APIRouter(prefix="/programme/partners")


@router.get("")
def partners(request: Request, visit: ReadsProgramme, db: Db, now: Now) -> Response:
    """The signs that commitment wanes are for those who keep the programme to act on."""
    today = now.astimezone(TOWN).date()
    return page(
        request,
        "partners/partners.html",
        today=today,
        partners=store.partners(db),
        names=dict(store.partner_choices(db)),
        promises=store.promises(db),
        meetings=store.meetings(db),
        funds=store.told_funds(db),
        risks=store.risks(db, today),
        rules=rules,
        keeps=visit.may(Permission.KEEP_PROGRAMME),
    )
