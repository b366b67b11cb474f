"""A venue by its id, for whoever looks after the list."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, HTTPException

from sosbus.base.db import Db
from sosbus.doors.access import Visit, through
from sosbus.doors.rules import Permission
from sosbus.venues.tables import Venue

KeepsVenues = Annotated[Visit, through(Permission.PLAN_NIGHTS)]


def venue_named(venue_id: UUID, visit: KeepsVenues, db: Db) -> Venue:
    found = db.get(Venue, venue_id)
    if found is None:
        raise HTTPException(404)
    return found


AVenue = Annotated[Venue, Depends(venue_named)]
