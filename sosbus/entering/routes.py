"""All that was entered, one kind of it, and one record with what it said before."""

from datetime import datetime
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request, Response

from sosbus.base.clock import Now
from sosbus.base.db import Db
from sosbus.base.refusal import Conflict, Refusal
from sosbus.doors.access import Visit
from sosbus.entering import rules
from sosbus.entering.access import KINDS, AKind, ARecord, Typed
from sosbus.kinds import store
from sosbus.kinds.store import Kind, Record
from sosbus.lessons import store as lessons
from sosbus.sources import store as sources
from sosbus.sources.access import KeepsProgramme
from sosbus.sources.forms import SourcedForm
from sosbus.sources.store import Stated
from sosbus.web.forms import Entry
from sosbus.web.pages import done, page

router = APIRouter(prefix="/programme/records")
BESIDE = {"source", "dated_on", "version"}
THERE_IS_ONE = Conflict("That was entered already: correct that one instead.")
CORRECTED_SINCE = Conflict("Somebody corrected it since you opened it. Look below, then again.")


@router.get("")
def kinds(request: Request, visit: KeepsProgramme, db: Db) -> Response:
    some = [(kind, kind.listed(db)) for kind in KINDS.values()]
    return page(request, "entering/kinds.html", kinds=some)


@router.get("/{kind}")
def records(request: Request, visit: KeepsProgramme, kind: AKind, db: Db) -> Response:
    return show_records(request, kind, Entry(kind.form), db)


@router.post("/{kind}")
def enter_record(
    request: Request, visit: KeepsProgramme, kind: AKind, entry: Typed, db: Db, now: Now
) -> Response:
    form = entry.form
    if form is None:
        return show_records(request, kind, entry, db)
    made = new_record(db, kind, form)
    if isinstance(made, tuple):
        return show_records(request, kind, entry.refused(*made), db)
    sources.enter(db, made, stated(form, visit, now))
    words = f"The {kind.noun} is entered."
    return done(request, f"/programme/records/{kind.code}", words)


@router.get("/{kind}/{record_id}")
def record(
    request: Request, visit: KeepsProgramme, kind: AKind, record: ARecord, db: Db
) -> Response:
    typed = rules.typed_from(record.model_dump())
    return show_record(request, kind, record, Entry(kind.form, typed), db)


@router.post("/{kind}/{record_id}")
def correct_record(
    request: Request,
    visit: KeepsProgramme,
    kind: AKind,
    record: ARecord,
    entry: Typed,
    db: Db,
    now: Now,
) -> Response:
    form = entry.form
    if form is None:
        return show_record(request, kind, record, entry, db)
    record_id = sources.id_of(record)
    if form.version != sources.newest_number(db, record_id):
        return show_record(request, kind, record, entry.refused(CORRECTED_SINCE), db)
    made = new_record(db, kind, form, record_id)
    if isinstance(made, tuple):
        return show_record(request, kind, record, entry.refused(*made), db)
    sources.correct(db, record, values_of(form), stated(form, visit, now))
    at = f"/programme/records/{kind.code}/{record_id}"
    return done(request, at, f"The {kind.noun} is corrected. What it said before is kept.")


def new_record(
    db: Db, kind: Kind, form: SourcedForm, but: UUID | None = None
) -> Record | tuple[Refusal, str]:
    """A record to keep, or why not and which question that is about."""
    values = values_of(form)
    if wrong := rules.not_offered(values, kind.options(db)):
        return rules.CHOOSE, wrong
    same = {name: values[name] for name in kind.only_one}
    if same and store.is_taken(db, kind.table, same, but):
        return THERE_IS_ONE, kind.only_one[0]
    made = kind.table(**values, **({"id": but} if but else {}))
    refused = kind.refusal(db, made)
    return (refused, "form") if refused else made


def values_of(form: SourcedForm) -> dict[str, Any]:
    return {name: getattr(form, name) for name in type(form).model_fields if name not in BESIDE}


def stated(form: SourcedForm, visit: Visit, now: datetime) -> Stated:
    return Stated(form.source, form.dated_on, visit.person.id, now)


def show_records(request: Request, kind: Kind, entry: Entry[Any], db: Db) -> Response:
    return page(
        request,
        "entering/records.html",
        status=entry.status,
        entry=entry,
        kind=kind,
        listed=kind.listed(db),
        questions=rules.questions(kind.form, kind.options(db)),
    )


def show_record(
    request: Request, kind: Kind, record: Record, entry: Entry[Any], db: Db
) -> Response:
    record_id = sources.id_of(record)
    options = kind.options(db)
    return page(
        request,
        "entering/record.html",
        status=entry.status,
        entry=entry,
        kind=kind,
        title=kind.words(record.model_dump(), options),
        record_id=record_id,
        newest=sources.newest_number(db, record_id),
        versions=[
            (one, name, rules.said_before(one.said, kind.form, options))
            for one, name in sources.versions(db, record_id)
        ],
        lessons=lessons.learned_from(db, record_id),
        questions=rules.questions(kind.form, options),
    )
