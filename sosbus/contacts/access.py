"""The contact in the address, if it belongs to a night this visitor runs."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, HTTPException

from sosbus.base.db import Db
from sosbus.contacts import store
from sosbus.contacts.tables import Contact
from sosbus.rota.access import NightIRun


def contact_i_keep(contact_id: UUID, night: NightIRun, db: Db) -> Contact:
    contact = store.one(db, contact_id)
    if contact is None or contact.night_id != night.id:
        raise HTTPException(404)
    return contact


def id_made_by_a_device(contact_id: UUID) -> UUID:
    """A random id (UUID version 4): one that tells a time could point at a person."""
    if contact_id.version != 4:
        raise HTTPException(422, "The id must be a random UUID, version 4.")
    return contact_id


ContactIKeep = Annotated[Contact, Depends(contact_i_keep)]
MadeId = Annotated[UUID, Depends(id_made_by_a_device)]
