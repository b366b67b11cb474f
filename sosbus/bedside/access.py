"""A night on which the visitor may treat people, and a contact of that night."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, HTTPException

from sosbus.base.db import Db
from sosbus.contacts import store as contacts
from sosbus.contacts.tables import Contact
from sosbus.rota.access import Duty, OnDuty


def on_treating_duty(duty: OnDuty) -> Duty:
    if not duty.treats:
        raise HTTPException(403)
    return duty


OnTreatingDuty = Annotated[Duty, Depends(on_treating_duty)]


def contact_i_treat(contact: UUID, duty: OnTreatingDuty, db: Db) -> Contact:
    """The contact named after the ?, if it is of this night."""
    found = contacts.one(db, contact)
    if found is None or found.night_id != duty.night.id:
        raise HTTPException(404)
    return found


ContactITreat = Annotated[Contact, Depends(contact_i_treat)]
