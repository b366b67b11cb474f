"""Files and paper: the rota and the hours as CSV, and one A4 page to pin up."""

from datetime import date

from fastapi import APIRouter, Request, Response

from sosbus.base.clock import Now
from sosbus.base.db import Db
from sosbus.base.refusal import Refusal
from sosbus.doors.rules import Permission
from sosbus.hours import store as hours
from sosbus.nights.rules import night_date_of
from sosbus.papers import rules
from sosbus.rota import store as rota
from sosbus.rota.access import PlansNights, SeesRota
from sosbus.web.pages import page

router = APIRouter()


@router.get("/papers")
def papers(request: Request, visit: PlansNights, now: Now) -> Response:
    return show_papers(request, night_date_of(now), "")


@router.get("/rota.csv")
def rota_csv(
    request: Request, visit: PlansNights, db: Db, now: Now, month: str = ""
) -> Response:
    first = rules.month_of(month, night_date_of(now))
    if isinstance(first, Refusal):
        return show_papers(request, night_date_of(now), first)
    rows = rules.rota_rows(rota.between(db, first, rules.last_of(first)))
    return as_file(rules.csv_of(rules.ROTA, rows), f"sos-bus-rota-{first:%Y-%m}.csv")


@router.get("/hours.csv")
def hours_csv(
    request: Request, visit: PlansNights, db: Db, now: Now, first: str = "", last: str = ""
) -> Response:
    span = rules.span_of(first, last)
    if isinstance(span, Refusal):
        return show_papers(request, night_date_of(now), span)
    rows = rules.hour_rows(hours.between(db, *span))
    name = f"sos-bus-hours-{span[0]}-to-{span[1]}.csv"
    return as_file(rules.csv_of(rules.HOURS, rows), name)


@router.get("/rota/print")
def printed_rota(
    request: Request, visit: SeesRota, db: Db, now: Now, month: str = ""
) -> Response:
    """Names and places only; drafts for those who plan, and marked so."""
    today = night_date_of(now)
    first = rules.month_of(month, today)
    if isinstance(first, Refusal):
        first = today.replace(day=1)
    drafts = visit.may(Permission.PLAN_NIGHTS)
    nights = rota.between(db, first, rules.last_of(first), drafts)
    roles, rows = rules.sheet(nights)
    return page(
        request,
        "papers/printed_rota.html",
        month=first,
        roles=roles,
        rows=rows,
        phone=next((x.rules.template.duty_phone for x in nights), ""),
        as_at=now,
    )


def show_papers(request: Request, today: date, wrong: str) -> Response:
    return page(
        request,
        "papers/papers.html",
        status=422 if wrong else 200,
        wrong=wrong,
        month=f"{today:%Y-%m}",
        first=today.replace(month=1, day=1),
        last=today,
    )


def as_file(content: str, name: str) -> Response:
    kept = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content.encode("utf-8-sig"), 200, kept, "text/csv; charset=utf-8")
