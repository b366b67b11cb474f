"""Tonight: one screen from opening to closing."""

from datetime import timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response

from sosbus.base.clock import Now
from sosbus.base.db import Db
from sosbus.contacts import rules as contact_rules
from sosbus.contacts import store as contacts
from sosbus.doors.rules import Part
from sosbus.nights import store as nights
from sosbus.nights.rules import half_hour, may_open, may_record, night_date_of
from sosbus.nights.tables import Night
from sosbus.roll_call import store as roll_call
from sosbus.rota import store as rota
from sosbus.rota.access import NightIRun, RunsNights
from sosbus.tallies import store as tallies
from sosbus.tallies.forms import TallyForm
from sosbus.tonight import rules
from sosbus.tonight.forms import OpenForm
from sosbus.web.forms import Entry, entry_of
from sosbus.web.pages import done, page

router = APIRouter()
ONE_DAY = timedelta(days=1)
OpenEntry = Annotated[Entry[OpenForm], Depends(entry_of(OpenForm))]
TallyEntry = Annotated[Entry[TallyForm], Depends(entry_of(TallyForm))]


@router.get("/tonight")
def my_tonight(request: Request, visit: RunsNights, db: Db, now: Now) -> Response:
    """Straight to tonight's night for whoever runs it."""
    date = night_date_of(now)
    night = rules.which_is_tonight(nights.between(db, date, date + ONE_DAY), now)
    if night and (Part.COORDINATOR in visit.parts or rota.led_by(db, visit.person, night.id)):
        return done(request, f"/nights/{night.id}/tonight")
    coming = [one for one in rota.mine(db, visit.person, date) if one.lead() == visit.person]
    return page(request, "tonight/my_tonight.html", coming=coming)


@router.get("/nights/{night_id}/tonight")
def tonight(request: Request, night: NightIRun, db: Db, now: Now) -> Response:
    return show_tonight(request, night, db, now, Entry(OpenForm))


@router.post("/nights/{night_id}/opening")
def open_night(
    request: Request, night: NightIRun, entry: OpenEntry, db: Db, now: Now
) -> Response:
    agreed = entry.form is not None and entry.form.agreed
    if refused := rules.open_night(night, rota.of(db, night).cover, agreed, now):
        return show_tonight(request, night, db, now, entry.refused(refused))
    return done(request, f"/nights/{night.id}/tonight", "The bus is open. Have a good night.")


@router.post("/nights/{night_id}/tallies")
def tally(request: Request, night: NightIRun, entry: TallyEntry, db: Db, now: Now) -> Response:
    if entry.form is None:
        return show_tonight(request, night, db, now, entry)
    if refused := may_record(night):
        return show_tonight(request, night, db, now, entry.refused(refused))
    thing = entry.form.thing
    if not entry.form.less:
        tallies.add(db, night, half_hour(now), thing)
    elif not tallies.take_one_off(db, night, thing):
        return show_tonight(
            request, night, db, now, entry.refused("There is none to take off.")
        )
    if "HX-Request" in request.headers:
        return show_tonight(request, night, db, now, Entry(OpenForm))
    return done(request, f"/nights/{night.id}/tonight")


def show_tonight(
    request: Request, night: Night, db: Db, now: Now, entry: Entry[Any]
) -> Response:
    written = contacts.on(db, night)
    return page(
        request,
        "tonight/tonight.html",
        status=entry.status,
        night=night,
        whole=rota.of(db, night),
        aboard=roll_call.aboard(db, night.id),
        contacts=written,
        unfinished=contact_rules.unfinished(written),
        in_words=contact_rules.IN_WORDS,
        missing=contact_rules.missing,
        tallies=tallies.on(db, [night.id]),
        too_early=may_open(night, now),
        entry=entry,
    )
