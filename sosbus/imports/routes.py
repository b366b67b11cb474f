"""Bringing people in from a spreadsheet: try it out, look, then bring in what was shown."""

from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Request, Response
from starlette.datastructures import UploadFile
from starlette.requests import ClientDisconnect

from sosbus.base.clock import Now
from sosbus.base.db import Db
from sosbus.base.refusal import Refusal
from sosbus.base.words import count
from sosbus.doors.access import Visit, through
from sosbus.doors.rules import Permission
from sosbus.imports import rules, store
from sosbus.imports.forms import SheetForm
from sosbus.sheets.rules import MOST_BYTES, as_csv, readable, text_of
from sosbus.trials.rules import Trial
from sosbus.trials.tables import Fate, Kind
from sosbus.web.forms import Entry, checked
from sosbus.web.pages import done, page

router = APIRouter(prefix="/imports")
Plans = Annotated[Visit, through(Permission.PLAN_NIGHTS)]
ROOM_FOR_CODING = 3 * MOST_BYTES  # a form writes a comma in three letters
TONES = {Fate.WRONG: "stop", Fate.NEW: "look", Fate.CHANGES: "look", Fate.SAME: "ok"}


async def what_was_sent(request: Request) -> Entry[SheetForm]:
    """The rows as text, from the box or out of a file; the file wins."""
    limits = {"max_files": 1, "max_fields": 10, "max_part_size": ROOM_FOR_CODING}
    try:
        async with request.form(**limits) as sent:
            typed = {name: str(sent.get(name, "")) for name in SheetForm.model_fields}
            file = sent.get("file")
            if not isinstance(file, UploadFile) or not file.filename:
                return entry_with(typed)
            read = text_of(await file.read(MOST_BYTES))
    except ClientDisconnect as gone:
        raise HTTPException(400) from gone
    if isinstance(read, Refusal):
        return entry_with(typed).refused(read, "rows")
    return entry_with(typed | {"rows": read})


def entry_with(typed: dict[str, str]) -> Entry[SheetForm]:
    given = {name: readable(words) for name, words in typed.items() if words}
    return checked(SheetForm, given)


SheetEntry = Annotated[Entry[SheetForm], Depends(what_was_sent)]


@router.get("")
def imports(request: Request, visit: Plans) -> Response:
    return page(request, "imports/imports.html", kinds=rules.COLUMNS)


@router.get("/{sheet}")
def sheet(request: Request, visit: Plans, sheet: Kind) -> Response:
    return show_sheet(request, sheet, Entry(SheetForm))


@router.get("/{sheet}/template.csv")
def sheet_template(visit: Plans, sheet: Kind) -> Response:
    columns = rules.COLUMNS[sheet]
    words = as_csv([[one.name for one in columns], [one.example for one in columns]])
    headers = {"Content-Disposition": f'attachment; filename="{sheet.value}.csv"'}
    return Response(words, media_type="text/csv; charset=utf-8", headers=headers)


@router.post("/{sheet}", max_body_size=ROOM_FOR_CODING)
def try_sheet(
    request: Request, visit: Plans, sheet: Kind, entry: SheetEntry, db: Db, now: Now
) -> Response:
    """The dry run: what each row would do. Nothing is kept."""
    if entry.form is None:
        return show_sheet(request, sheet, entry)
    trial = store.try_out(db, sheet, entry.form.rows, visit.person, now)
    if isinstance(trial, Refusal):
        return show_sheet(request, sheet, entry.refused(trial, "rows"))
    return show_sheet(request, sheet, entry, trial)


@router.post("/{sheet}/rows", max_body_size=ROOM_FOR_CODING)
def bring_in(
    request: Request, visit: Plans, sheet: Kind, entry: SheetEntry, db: Db, now: Now
) -> Response:
    """What was shown, in one breath; if it would no longer be the same, a new dry run."""
    if entry.form is None:
        return show_sheet(request, sheet, entry)
    form = entry.form
    trial = store.try_out(db, sheet, form.rows, visit.person, now)
    if isinstance(trial, Refusal):
        return show_sheet(request, sheet, entry.refused(trial, "rows"))
    if form.mark != trial.mark(sheet) or not trial.to_do:
        return show_sheet(request, sheet, entry.refused(store.MOVED_ON), trial)
    store.bring_in(db, sheet, form.rows, trial, form.invite, visit.person, now)
    new, changed = len(trial.of(Fate.NEW)), len(trial.of(Fate.CHANGES))
    return done(request, "/imports", f"{count(new, 'row')} brought in, {changed} changed.")


def show_sheet(
    request: Request, kind: Kind, entry: Entry[SheetForm], trial: Trial | None = None
) -> Response:
    wrong = trial is not None and bool(trial.of(Fate.WRONG))
    return page(
        request,
        "imports/sheet.html",
        status=entry.status if entry.errors else 422 if wrong else 200,
        kind=kind,
        columns=rules.COLUMNS[kind],
        entry=entry,
        trial=trial,
        tones=TONES,
        mark=trial.mark(kind) if trial else "",
    )
