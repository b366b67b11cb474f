"""The front page: a volunteer's nights, a coordinator's gaps, a partner's months."""

from datetime import date, timedelta
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse, RedirectResponse

from sosbus.base.clock import TOWN, Now
from sosbus.base.db import Db
from sosbus.board import store as board
from sosbus.board.rules import ForMe
from sosbus.checks import store as checks
from sosbus.checks.rules import end_words
from sosbus.cover import store as cover
from sosbus.doors.access import AnyoneAtAll, SignedIn, Visit
from sosbus.doors.rules import Permission
from sosbus.figures import store as figures
from sosbus.next_day import store as next_day
from sosbus.nights.rules import EARLY, night_date_of
from sosbus.nights.tables import Status
from sosbus.releases import store as releases
from sosbus.rota import store as rota
from sosbus.seeking.rules import is_on
from sosbus.stock import store as stock
from sosbus.web.pages import STATIC, kept_offline, page

router = APIRouter()
AHEAD = timedelta(weeks=5)


@router.get("/")
def home(request: Request, visit: SignedIn, db: Db, now: Now) -> Response:
    if visit.may(Permission.TAKE_PLACE):
        return kept_offline(
            page(request, "home/_my_shifts.html", as_at=now, **my_shifts(visit, db, now))
        )
    if visit.may(Permission.PLAN_NIGHTS):
        return page(request, "home/_desk.html", **desk(db, now))
    if visit.may(Permission.READ_FIGURES):
        return RedirectResponse("/releases", 303)
    return RedirectResponse("/people", 303)


@router.get("/service-worker.js")
def service_worker(visit: AnyoneAtAll) -> Response:
    """From the top, since its address is its reach."""
    kept = {"Cache-Control": "no-cache"}
    return FileResponse(STATIC / "service-worker.js", 200, kept, "text/javascript")


@router.get("/privacy")
def privacy(request: Request, visit: AnyoneAtAll) -> Response:
    return page(request, "home/privacy.html")


def my_shifts(visit: Visit, db: Db, now: Now) -> dict[str, Any]:
    """The next night someone is on, their others, and the nights they could take."""
    tonight, me = night_date_of(now), visit.person
    coming = board.for_me(db, me, tonight, tonight + 3 * AHEAD, now, False)
    on = [one for one in coming if one.night.status is not Status.CANCELLED]
    mine = [one for one in on if one.mine]
    return {
        "me": me,
        "mine": mine,
        "offers": cover.offers_to(db, me.id, now),
        "briefing": mine[0].whole.briefing_at if mine else now,
        "could_take": sorted((x for x in on if x.open_to), key=needed_most)[:6],
        "cannot": [one for one in on if one.why_not][:6],
        "is_near": bool(mine) and now >= mine[0].night.opens_at - EARLY,
        "can_confirm": bool(mine) and is_on(mine[0].night, now),
    }


def needed_most(one: ForMe) -> tuple[bool, date]:
    """Nights that are not safe to go come first, then the soonest."""
    return one.whole.cover.is_safe, one.night.night_date


def desk(db: Db, now: Now) -> dict[str, Any]:
    """What a coordinator has to act on: gaps first, nights left open, months to close."""
    tonight, today = night_date_of(now), now.astimezone(TOWN).date()
    around = rota.between(db, tonight - AHEAD, tonight + AHEAD)
    behind = [one for one in around if one.night.night_date < tonight]
    planned = [
        one
        for one in around
        if one.night.night_date >= tonight and one.night.status is Status.PLANNED
    ]
    return {
        "gaps": [one for one in planned if not one.cover.is_safe],
        "safe": [one for one in planned if one.cover.is_safe],
        "unsettled": [
            one for one in behind if one.night.status in (Status.PLANNED, Status.OPEN)
        ],
        "waiting": figures.waiting(db, now),
        "reports": releases.waiting(db, today),
        "nights_to_look_at": next_day.waiting(db, now),
        "shelves_low": stock.low(db, today),
        "checks_dated": checks.expiring(db, today),
        "end_words": end_words,
        "today": today,
    }
