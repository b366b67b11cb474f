"""A closed night, for its lead or the coordinator to look through."""

from typing import Annotated

from fastapi import Depends, HTTPException

from sosbus.nights.tables import Night, Status
from sosbus.rota.access import NightIRun


def night_to_look_at(night: NightIRun) -> Night:
    if night.status is not Status.CLOSED:
        raise HTTPException(404)
    return night


NightToLookAt = Annotated[Night, Depends(night_to_look_at)]
