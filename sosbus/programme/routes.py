"""The programme page, and the year report as page, JSON and files."""

import mimetypes

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import JSONResponse

from sosbus.base.clock import TOWN, Now
from sosbus.base.db import Db
from sosbus.doors.rules import Permission
from sosbus.exports.files import files
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
AROUND = (  # a part of the report, the room that tells it, and its title
    ("action_days", "action_days", "Days of Action"),
    ("night_economy", "night_economy", "The night-time economy"),
    ("partners", "partners", "Partners and their commitment"),
    ("hire", "income", "The bus by day"),
    ("lessons", "lessons", "What was learned"),
)


@router.get("")
def programme(request: Request, visit: ReadsProgramme, db: Db, now: Now) -> Response:
    """The newest year that has a plan, in one table; every part a step away."""
    today = now.astimezone(TOWN).date()
    years = store.years(db, today)
    shown = year_of(store.newest_planned(db, today) or years[0])
    assert shown
    return page(
        request,
        "programme/programme.html",
        years=years,
        report=store.report(db, *shown, today),
        keeps=visit.may(Permission.KEEP_PROGRAMME),
        parts=PARTS,
    )


@router.get("/year/{year}.json")
def year_json(visit: ReadsProgramme, year: Year, db: Db, now: Now) -> Response:
    return JSONResponse(store.report(db, *year, now.astimezone(TOWN).date()))


@router.get("/year/{year}/files/{name}")
def year_file(visit: ReadsProgramme, year: Year, name: str, db: Db, now: Now) -> Response:
    today = now.astimezone(TOWN).date()
    content = files(store.as_report(db, *year, today)).get(name)
    if content is None:
        raise HTTPException(404)
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    saved_as = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=kind, headers=saved_as)


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
        file_name=rules.FILE_NAME.format(year=year_name(year[0])),
        to_read=rules.TO_READ,
        data=rules.DATA,
    )
