"""The person in the address, for whoever looks after them."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, HTTPException

from sosbus.base.db import Db
from sosbus.doors.access import Visit, through
from sosbus.doors.rules import Permission
from sosbus.people import store as everyone
from sosbus.people.rules import may_look_after
from sosbus.people.tables import ON_THE_BUS, Person

LooksAfter = Annotated[Visit, through(Permission.LOOK_AFTER_PEOPLE)]


def one_i_look_after(person_id: UUID, visit: LooksAfter, db: Db) -> Person:
    """Anyone else is not there: a coordinator finds the crew, an administrator everyone."""
    found = everyone.one(db, person_id)
    if found is None or found.left_at or found.role not in may_look_after(visit.person):
        raise HTTPException(404)
    return found


def one_aboard(found: Annotated[Person, Depends(one_i_look_after)]) -> Person:
    """Cards, stages and whom to ring are kept of those on the bus, and of nobody else."""
    if found.role not in ON_THE_BUS:
        raise HTTPException(404)
    return found


OneILookAfter = Annotated[Person, Depends(one_i_look_after)]
OneAboard = Annotated[Person, Depends(one_aboard)]
