"""The office's month, and the public's free days."""

from datetime import date

from fastapi import APIRouter, Request, Response

from sosbus.base.calendar import next_month
from sosbus.base.clock import TOWN, Now
from sosbus.base.db import Db
from sosbus.doors.access import AnyoneAtAll
from sosbus.hire import store as hires
from sosbus.hire.rules import DAY, HOLDS
from sosbus.hire.tables import State
from sosbus.hire_calendar import rules
from sosbus.hire_calendar.access import AMonth
from sosbus.nights import store as nights
from sosbus.sources.access import KeepsProgramme
from sosbus.web.pages import page

router = APIRouter()
AHEAD = 56  # days the public page tells of


@router.get("/hire")
def free_days(request: Request, visit: AnyoneAtAll, db: Db, now: Now) -> Response:
    """For everybody: which days are free, and nothing of who has the others."""
    first = now.astimezone(TOWN).date() + DAY
    weeks = rules.weeks(first, AHEAD)
    last = weeks[-1][-1]
    some, vehicles = nights.between(db, first - DAY, last + DAY), hires.vehicles(db, first)
    booked = hires.between(db, first, last, HOLDS)
    free = {x for week in weeks for x in week if rules.is_free(x, vehicles, some, booked)}
    return page(request, "hire_calendar/free_days.html", weeks=weeks, free=free)


@router.get("/programme/hire")
def this_month(request: Request, visit: KeepsProgramme, db: Db, now: Now) -> Response:
    return show_month(request, now.astimezone(TOWN).date().replace(day=1), db)


@router.get("/programme/hire/months/{month}")
def month(request: Request, visit: KeepsProgramme, month: AMonth, db: Db) -> Response:
    return show_month(request, month, db)


def show_month(request: Request, first: date, db: Db) -> Response:
    after = next_month(first)
    some = hires.between(db, first, after - DAY)
    return page(
        request,
        "hire_calendar/month.html",
        first=first,
        days=[first + n * DAY for n in range((after - first).days)],
        hires=rules.by_day(some),
        nights={one.night_date: one for one in nights.between(db, first, after - DAY)},
        vehicles={one.id: one.name for one in hires.every_vehicle(db)},
        before=(first - DAY).replace(day=1),
        after=after,
        to_answer=hires.waiting(db, State.ENQUIRY),
        to_finish=hires.waiting(db, State.DONE, State.INVOICED),
    )
