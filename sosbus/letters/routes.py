"""One word from whoever runs a night to its crew."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from sosbus.base.clock import Now
from sosbus.base.db import Db
from sosbus.base.words import count
from sosbus.letters import rules, store
from sosbus.letters.forms import CrewMessageForm
from sosbus.nights.tables import Night
from sosbus.rota.access import NightIRun, RunsNights
from sosbus.web.forms import Entry, entry_of
from sosbus.web.pages import done, page

router = APIRouter()
CrewMessageEntry = Annotated[Entry[CrewMessageForm], Depends(entry_of(CrewMessageForm))]


@router.get("/nights/{night_id}/crew-message")
def crew_message(
    request: Request, visit: RunsNights, night: NightIRun, db: Db, now: Now
) -> Response:
    return show_crew_message(request, db, night, now, Entry(CrewMessageForm))


@router.post("/nights/{night_id}/crew-message")
def send_crew_message(
    request: Request,
    visit: RunsNights,
    night: NightIRun,
    entry: CrewMessageEntry,
    db: Db,
    now: Now,
) -> Response:
    if entry.form is None:
        return show_crew_message(request, db, night, now, entry)
    if refused := rules.may_tell_the_crew(night, now):
        return show_crew_message(request, db, night, now, entry.refused(refused))
    told = store.tell_the_crew(db, night, visit.person, entry.form.words, now)
    notice = f"On its way to {count(told, 'person', 'people')}."
    return done(request, f"/nights/{night.id}/crew-message", notice)


def show_crew_message(
    request: Request, db: Db, night: Night, now: datetime, entry: Entry[CrewMessageForm]
) -> Response:
    return page(
        request,
        "letters/crew_message.html",
        status=entry.status,
        night=night,
        entry=entry,
        cannot=rules.may_tell_the_crew(night, now),
        said=store.said_to_the_crew(db, night),
    )
