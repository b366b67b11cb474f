"""A night on which the visitor hands people over: its lead, medic and first aiders."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, HTTPException

from sosbus.rota.access import Duty, OnDuty
from sosbus.web.sent import device_id


def who_hands_over(duty: OnDuty) -> Duty:
    if not duty.treats:
        raise HTTPException(403)
    return duty


def step_made_by_a_device(step_id: UUID) -> UUID:
    return device_id(step_id)


def mistake_made_by_a_device(mistake_id: UUID) -> UUID:
    return device_id(mistake_id)


HandsOver = Annotated[Duty, Depends(who_hands_over)]
MadeStep = Annotated[UUID, Depends(step_made_by_a_device)]
MadeMistake = Annotated[UUID, Depends(mistake_made_by_a_device)]
