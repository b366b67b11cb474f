"""What came in by day, month by month, against what the nights cost."""

from datetime import date

from fastapi import APIRouter, Request, Response

from sosbus.base.clock import TOWN, Now
from sosbus.base.db import Db
from sosbus.base.words import pounds
from sosbus.income import store
from sosbus.sources.access import KeepsProgramme
from sosbus.web.pages import page

router = APIRouter(prefix="/programme/hire/income")


@router.get("")
def income(request: Request, visit: KeepsProgramme, db: Db, now: Now) -> Response:
    """This month and the twelve before, the newest first."""
    last = now.astimezone(TOWN).date()
    first = date(last.year - 1, last.month, 1)
    months = store.months(db, first, last)[::-1]
    return page(request, "income/income.html", months=months, pounds=pounds)
