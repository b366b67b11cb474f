"""Figures: the months, one month, the same as JSON and CSV, and closing the next."""

import csv
import io
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import JSONResponse
from starlette.background import BackgroundTask

from sosbus.base.clock import Now
from sosbus.base.db import Db, TheEngines
from sosbus.base.refusal import Refusal
from sosbus.base.words import month as month_words
from sosbus.doors.access import Visit, through
from sosbus.doors.rules import Permission
from sosbus.figures import store as figures
from sosbus.gate import store as gate
from sosbus.measures.rules import METHOD
from sosbus.monthly import rules, store
from sosbus.monthly.access import MonthAsked
from sosbus.web.pages import done, page

router = APIRouter(prefix="/figures")
Reads = Annotated[Visit, through(Permission.READ_FIGURES)]
Closes = Annotated[Visit, through(Permission.CLOSE_MONTH)]


@router.get("")
def months(request: Request, visit: Reads, db: Db, now: Now) -> Response:
    return show_months(request, visit, db, now)


@router.get("/{month}.csv")
def month_csv(visit: Reads, month: MonthAsked, db: Db) -> Response:
    name = rules.FILE_NAME.format(month=f"{month:%Y-%m}")
    kept = io.StringIO(newline="")
    csv.writer(kept).writerows(rules.sheet(closed_document(visit, db, month)))
    return Response(
        kept.getvalue().encode("ascii"),
        media_type="text/csv; charset=utf-8; header=present",
        headers={
            "Content-Disposition": f'attachment; filename="{name}.csv"',
            "Link": f'<{month:%Y-%m}.csv-metadata.json>; rel="describedby"; '
            'type="application/csvm+json"',
        },
    )


# Before .json, which would take this address for a month of that name.
@router.get("/{month}.csv-metadata.json")
def month_csv_metadata(visit: Reads, month: MonthAsked, db: Db) -> Response:
    name = rules.FILE_NAME.format(month=f"{month:%Y-%m}")
    saved_as = {"Content-Disposition": f'inline; filename="{name}.csv-metadata.json"'}
    told = rules.sheet_metadata(closed_document(visit, db, month))
    return JSONResponse(told, headers=saved_as, media_type="application/csvm+json")


@router.get("/{month}.json")
def month_json(visit: Reads, month: MonthAsked, db: Db) -> Response:
    return JSONResponse(closed_document(visit, db, month))


@router.get("/{month}")
def month(request: Request, visit: Reads, month: MonthAsked, db: Db) -> Response:
    neighbours = earlier_and_later(db, month)
    return page(
        request,
        "monthly/month.html",
        first=month,
        figures=closed_document(visit, db, month),
        older=neighbours,
        not_out=None if month in figures.out(db) else gate.refusal(db),
    )


@router.post("/{month}/closing")
def close_month(
    request: Request, visit: Closes, month: MonthAsked, db: Db, now: Now, engines: TheEngines
) -> Response:
    closed = figures.close(db, month, now)
    if isinstance(closed, Refusal):
        return show_months(request, visit, db, now, refused=closed)
    words = f"{month_words(month)} is closed. The gate looks at it before partners do."
    reply = done(request, f"/figures/{month:%Y-%m}", words)
    reply.background = BackgroundTask(gate.look, engines, now)
    return reply


def closed_document(visit: Visit, db: Db, first: date) -> dict[str, Any]:
    """Those who close months see one before it is out."""
    found = store.document(db, first, visit.may(Permission.CLOSE_MONTH))
    if found is None:
        raise HTTPException(404, "That month has no figures yet.")
    return found


def earlier_and_later(db: Db, first: date) -> dict[str, date | None]:
    known = figures.out(db)
    return {
        "earlier": max((one for one in known if one < first), default=None),
        "later": min((one for one in known if one > first), default=None),
    }


def show_months(
    request: Request, visit: Visit, db: Db, now: Now, refused: Refusal | None = None
) -> Response:
    closes = visit.may(Permission.CLOSE_MONTH)
    return page(
        request,
        "monthly/months.html",
        status=409 if refused else 200,
        closed=[one for one in figures.closed(db) if one.out_at or closes],
        not_out=gate.refusal(db) if closes else None,
        waiting=figures.waiting(db, now) if closes else [],
        closes=closes,
        refused=refused,
        method=METHOD,
    )
