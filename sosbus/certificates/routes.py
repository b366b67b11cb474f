"""Making a certificate of one's hours, and checking one by its code."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from sosbus.base.clock import Now
from sosbus.base.db import Db
from sosbus.base.refusal import Refusal
from sosbus.base.settings import settings
from sosbus.base.words import count, hours, long_day
from sosbus.certificates import rules, store
from sosbus.certificates.forms import CodeForm, RangeForm
from sosbus.certificates.tables import Certificate
from sosbus.doors.access import AnyoneAtAll, Visit, through
from sosbus.doors.rules import Permission
from sosbus.hours.rules import totals
from sosbus.web.forms import Entry, entry_of
from sosbus.web.pages import page
from sosbus.web.paper import pdf_of

router = APIRouter()
TakesPlaces = Annotated[Visit, through(Permission.TAKE_PLACE)]
RangeEntry = Annotated[Entry[RangeForm], Depends(entry_of(RangeForm))]
CodeEntry = Annotated[Entry[CodeForm], Depends(entry_of(CodeForm))]
NO_SUCH = "There is no certificate with that code. Check it letter by letter."


@router.post("/my-certificates")
def my_certificate(
    request: Request, visit: TakesPlaces, entry: RangeEntry, db: Db, now: Now
) -> Response:
    me, form = visit.person, entry.form
    if form is None:
        return page(request, "certificates/my_certificate.html", status=422, entry=entry)
    code = rules.new_code()
    of_range = totals(store.as_volunteer(db, me), form.first, form.last)
    made = rules.new_certificate(me, code, form.first, form.last, of_range, now)
    if isinstance(made, Refusal):
        wrong = entry.refused(made, "last")
        return page(request, "certificates/my_certificate.html", status=422, entry=wrong)
    store.keep(db, made)
    name = f"sos-bus-hours-{made.first}-to-{made.last}.pdf"
    kept = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(as_pdf(made, code), 200, kept, "application/pdf")


@router.get("/certificates")
def certificates(request: Request, visit: AnyoneAtAll) -> Response:
    return show(request, Entry(CodeForm), None)


@router.post("/certificates")
def check_certificate(
    request: Request, visit: AnyoneAtAll, entry: CodeEntry, db: Db
) -> Response:
    """Posted, so that no code stands in an address that is kept somewhere."""
    if entry.form is None:
        return show(request, entry, None)
    found = store.by_code(db, entry.form.code)
    return show(request, entry if found else entry.refused(NO_SUCH, "code"), found)


def show(request: Request, entry: Entry[CodeForm], found: Certificate | None) -> Response:
    return page(
        request,
        "certificates/certificates.html",
        status=entry.status,
        entry=entry,
        found=found,
    )


def as_pdf(made: Certificate, code: str) -> bytes:
    facts = {
        "name": made.name,
        "hours": hours(made.minutes / 60),
        "nights": count(made.nights, "night"),
        "first": long_day(made.first),
        "last": long_day(made.last),
        "made": long_day(made.made_at.date()),
        "code": rules.shown(code),
        "where": f"{settings().address}/certificates",
    }
    return pdf_of("certificates/certificate.typ", facts, made.made_at)
