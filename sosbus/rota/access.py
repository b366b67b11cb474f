"""The night in the address: to look at, or to run."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, HTTPException, Request

from sosbus.base.db import LOOKING, Db
from sosbus.doors.access import Visit, through
from sosbus.doors.rules import Part, Permission
from sosbus.nights import store as nights
from sosbus.nights.tables import Night
from sosbus.rota import store

SeesRota = Annotated[Visit, through(Permission.SEE_ROTA)]
TakesPlaces = Annotated[Visit, through(Permission.TAKE_PLACE)]
RunsNights = Annotated[Visit, through(Permission.RUN_NIGHT)]
PlansNights = Annotated[Visit, through(Permission.PLAN_NIGHTS)]


def night_i_see(night_id: UUID, visit: SeesRota, db: Db) -> Night:
    """A published night; a draft is there for nobody but those who plan."""
    night = nights.one(db, night_id)
    if night is None or not (night.published_at or visit.may(Permission.PLAN_NIGHTS)):
        raise HTTPException(404)
    return night


def night_i_run(request: Request, night_id: UUID, visit: RunsNights, db: Db) -> Night:
    """A night this visitor leads; any night for a coordinator. Held still for a change."""
    if request.method not in LOOKING:
        nights.locked(db, night_id)
    runs_any = Part.COORDINATOR in visit.parts
    night = nights.one(db, night_id) if runs_any else store.led_by(db, visit.person, night_id)
    if night is None:
        raise HTTPException(404)
    return night


NightISee = Annotated[Night, Depends(night_i_see)]
NightIRun = Annotated[Night, Depends(night_i_run)]
