"""The ids that a device made for what it sends."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends

from sosbus.web.sent import device_id


def referral_made_by_a_device(referral_id: UUID) -> UUID:
    return device_id(referral_id)


def mistake_made_by_a_device(mistake_id: UUID) -> UUID:
    return device_id(mistake_id)


MadeReferral = Annotated[UUID, Depends(referral_made_by_a_device)]
MadeMistake = Annotated[UUID, Depends(mistake_made_by_a_device)]
