"""A night on which the visitor hands people over: its lead, medic and first aiders."""

from typing import Annotated

from fastapi import Depends, HTTPException

from sosbus.rota.access import Duty, OnDuty


def who_hands_over(duty: OnDuty) -> Duty:
    if not duty.treats:
        raise HTTPException(403)
    return duty


HandsOver = Annotated[Duty, Depends(who_hands_over)]
