"""The programme page, and the year report as page, JSON and CSV."""

import csv
import io

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from sosbus.base.clock import TOWN, Now
from sosbus.base.db import Db
from sosbus.doors.rules import Permission
from sosbus.programme import rules, store
from sosbus.programme.access import Year
from sosbus.sources.access import ReadsProgramme
from sosbus.targets.rules import year_name, year_of
from sosbus.web.pages import page

router = APIRouter(prefix="/programme")
PARTS: tuple[tuple[str, str], ...] = (  # the pages of the rooms below
    ("/programme/days-of-action", "Days of Action"),
    ("/programme/night-time-economy", "The night-time economy"),
    ("/programme/partners", "Partners and their commitment"),
    ("/programme/lessons", "What was learned"),
    ("/hire", "Days the bus can be hired"),
)
AROUND = (
    ("action_days", "Days of Action"),
    ("night_economy", "The night-time economy"),
    ("partners", "Partners and their commitment"),
    ("hire", "The bus by day"),
    ("lessons", "What was learned"),
)


@router.get("")
def programme(request: Request, visit: ReadsProgramme, db: Db, now: Now) -> Response:
    """The newest year that has a plan, in one table; every part a step away."""
    today = now.astimezone(TOWN).date()
    years = store.years(db, today)
    planned = [one for one in years if one != year_name(today)]
    shown = year_of(years[0] if not planned else planned[0])
    assert shown
    return page(
        request,
        "programme/programme.html",
        years=years,
        report=store.report(db, *shown, today),
        keeps=visit.may(Permission.KEEP_PROGRAMME),
        parts=PARTS,
    )


@router.get("/year/{year}.csv")
def year_csv(visit: ReadsProgramme, year: Year, db: Db, now: Now) -> Response:
    told = store.report(db, *year, now.astimezone(TOWN).date())
    name = rules.FILE_NAME.format(year=told["year"])
    kept = io.StringIO(newline="")
    csv.writer(kept).writerows(rules.sheet(told))
    return Response(
        kept.getvalue().encode(),
        media_type="text/csv; charset=utf-8; header=present",
        headers={
            "Content-Disposition": f'attachment; filename="{name}.csv"',
            "Link": f'<{told["year"]}.csv-metadata.json>; rel="describedby"; '
            'type="application/csvm+json"',
        },
    )


# Before .json, which would take this address for a year of that name.
@router.get("/year/{year}.csv-metadata.json")
def year_csv_metadata(visit: ReadsProgramme, year: Year, db: Db, now: Now) -> Response:
    told = store.report(db, *year, now.astimezone(TOWN).date())
    return JSONResponse(rules.sheet_metadata(told), media_type="application/csvm+json")


@router.get("/year/{year}.json")
def year_json(visit: ReadsProgramme, year: Year, db: Db, now: Now) -> Response:
    return JSONResponse(store.report(db, *year, now.astimezone(TOWN).date()))


@router.get("/year/{year}")
def year_report(
    request: Request, visit: ReadsProgramme, year: Year, db: Db, now: Now
) -> Response:
    today = now.astimezone(TOWN).date()
    return page(
        request,
        "programme/year_report.html",
        report=store.report(db, *year, today),
        around=AROUND,
    )
