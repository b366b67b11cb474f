"""A closed night, for the coordinator to look through."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, HTTPException, Request

from sosbus.base.db import LOOKING, Db
from sosbus.nights import store as nights
from sosbus.nights.tables import Night, Status
from sosbus.rota.access import PlansNights


def night_to_look_at(request: Request, night_id: UUID, visit: PlansNights, db: Db) -> Night:
    """Held still for a change."""
    held = nights.one if request.method in LOOKING else nights.locked
    night = held(db, night_id)
    if night is None or night.status is not Status.CLOSED:
        raise HTTPException(404)
    return night


NightToLookAt = Annotated[Night, Depends(night_to_look_at)]
