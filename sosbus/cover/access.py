"""The night or the offer in the address, if it is this visitor's to answer for."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, HTTPException

from sosbus.base.db import Db
from sosbus.doors.rules import Part
from sosbus.nights import store as nights
from sosbus.nights.tables import Night
from sosbus.offers import store as offers
from sosbus.rota import store as rota
from sosbus.rota.access import RunsNights, TakesPlaces
from sosbus.rota.tables import Offer


def night_i_sort(night_id: UUID, visit: RunsNights, db: Db) -> Night:
    """A night this visitor leads; any for a coordinator. Not held still yet: what changes it
    locks its people first."""
    runs_any = Part.COORDINATOR in visit.parts
    night = nights.one(db, night_id) if runs_any else rota.led_by(db, visit.person, night_id)
    if night is None:
        raise HTTPException(404)
    return night


def offer_to_me(offer_id: UUID, visit: TakesPlaces, db: Db) -> Offer:
    offer = offers.one(db, offer_id)
    if offer is None or offer.to_id != visit.person.id:
        raise HTTPException(404)
    return offer


NightISort = Annotated[Night, Depends(night_i_sort)]
OfferToMe = Annotated[Offer, Depends(offer_to_me)]
