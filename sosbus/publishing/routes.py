"""The drafts, and letting the crew see them."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from sosbus.base.clock import Now
from sosbus.base.db import Db
from sosbus.base.words import count
from sosbus.nights.rules import night_date_of
from sosbus.publishing import store
from sosbus.publishing.forms import PublishForm
from sosbus.rota.access import PlansNights
from sosbus.web.forms import Entry, entry_of
from sosbus.web.pages import done, page

router = APIRouter(prefix="/publishing")
PublishEntry = Annotated[Entry[PublishForm], Depends(entry_of(PublishForm))]


@router.get("")
def drafts(request: Request, visit: PlansNights, db: Db, now: Now) -> Response:
    return show_drafts(request, db, night_date_of(now), Entry(PublishForm))


@router.post("")
def publish(
    request: Request, visit: PlansNights, entry: PublishEntry, db: Db, now: Now
) -> Response:
    today = night_date_of(now)
    if entry.form is None:
        return show_drafts(request, db, today, entry)
    if entry.form.through < today:
        past = entry.refused("That is in the past: give a date to come", "through")
        return show_drafts(request, db, today, past)
    out = store.publish(db, today, entry.form.through, visit.person, now)
    told = {one.person.id for whole in out for one in whole.crew}
    words = f"{count(len(out), 'night')} published."
    if told:
        words += f" {count(len(told), 'person', 'people')} will hear within ten minutes."
    return done(request, "/publishing", words)


def show_drafts(request: Request, db: Db, today: date, entry: Entry[PublishForm]) -> Response:
    found = store.drafts(db, today)
    if not entry.typed and found:
        month_end = max(
            one.night.night_date
            for one in found
            if one.night.night_date.month == found[0].night.night_date.month
        )
        entry = Entry(PublishForm, {"through": str(month_end)})
    return page(
        request,
        "publishing/drafts.html",
        status=entry.status,
        nights=found,
        me=None,
        entry=entry,
    )
