"""Who saw or changed the records of which night. Lines are only ever added."""

from contextlib import suppress
from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Request, Response

from sosbus.base.db import Db
from sosbus.doors.access import Visit, through
from sosbus.doors.rules import Permission
from sosbus.journal import rules, store
from sosbus.web.pages import page

router = APIRouter()
ReadsJournal = Annotated[Visit, through(Permission.READ_JOURNAL)]


@router.get("/journal")
def journal(
    request: Request,
    visit: ReadsJournal,
    db: Db,
    night: str = "",
    person: str = "",
    number: str = "1",
) -> Response:
    """What is asked for that cannot be is as good as nothing asked."""
    asked_night, asked_person, at = None, None, 1
    with suppress(ValueError):
        asked_night = date.fromisoformat(night)
    with suppress(ValueError):
        asked_person = UUID(person)
    with suppress(ValueError):
        at = int(number[:6])
    return page(
        request,
        "journal/journal.html",
        shown=store.page(db, asked_night, asked_person, at),
        people=store.people(db),
        night=asked_night,
        person=asked_person,
        years=rules.YEARS_KEPT,
    )
