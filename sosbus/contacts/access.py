"""The contact in the address, if it belongs to a night this visitor is on."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, HTTPException

from sosbus.base.db import Db
from sosbus.contacts import store
from sosbus.contacts.tables import Contact
from sosbus.rota.access import OnDuty


def contact_i_keep(contact_id: UUID, duty: OnDuty, db: Db) -> Contact:
    contact = store.one(db, contact_id)
    if contact is None or contact.night_id != duty.night.id or contact.taken_back_at:
        raise HTTPException(404)
    return contact


ContactIKeep = Annotated[Contact, Depends(contact_i_keep)]
