"""Fixed reminders for the crew, and the telephone numbers in them."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from sosbus.base.clock import TOWN, Now
from sosbus.base.db import Db
from sosbus.doors.access import Visit, through
from sosbus.doors.rules import Permission
from sosbus.prompts import rules, store
from sosbus.prompts.forms import LineForm
from sosbus.web.forms import Entry, entry_of
from sosbus.web.pages import done, kept_offline, page

router = APIRouter()
OnTheCrew = Annotated[Visit, through(Permission.SEE_ROTA)]
KeepsNumbers = Annotated[Visit, through(Permission.PLAN_NIGHTS)]
LineEntry = Annotated[Entry[LineForm], Depends(entry_of(LineForm))]


@router.get("/prompts")
def prompts(request: Request, visit: OnTheCrew, db: Db, now: Now) -> Response:
    """All of them, to read before the night and with no signal during it."""
    cards = store.cards(db, now.astimezone(TOWN).date())
    keeps = visit.may(Permission.PLAN_NIGHTS)
    return kept_offline(page(request, "prompts/prompts.html", cards=cards, keeps_numbers=keeps))


@router.get("/phone-lines")
def phone_lines(request: Request, visit: KeepsNumbers, db: Db, now: Now) -> Response:
    return show_lines(request, Entry(LineForm), db, now)


@router.post("/phone-lines")
def keep_line(
    request: Request, visit: KeepsNumbers, entry: LineEntry, db: Db, now: Now
) -> Response:
    if entry.form is None:
        return show_lines(request, entry, db, now)
    form = entry.form
    if refused := rules.may_check(form.verified_on, now.astimezone(TOWN).date()):
        return show_lines(request, entry.refused(refused, "verified_on"), db, now)
    store.keep(db, form.code, form.number, form.verified_on)
    return done(request, "/phone-lines", f"{form.code.label} is {form.number}.")


def show_lines(request: Request, entry: Entry[LineForm], db: Db, now: Now) -> Response:
    today = now.astimezone(TOWN).date()
    return page(
        request,
        "prompts/phone_lines.html",
        status=entry.status,
        entry=entry,
        lines=store.numbers(db, today).values(),
        today=today,
    )
