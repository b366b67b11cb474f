"""All that the pieces of this room show of a contact, or of none yet."""

from datetime import datetime

from sqlmodel import Session

from sosbus.base.clock import TOWN
from sosbus.bedside.rules import Care
from sosbus.contacts.tables import Contact
from sosbus.observations import store as observations
from sosbus.prompts import store as prompts


def care(
    db: Session, contact: Contact | None, sums: bool, private: bool, now: datetime
) -> Care:
    cards = prompts.cards(db, now.astimezone(TOWN).date())
    sets = observations.of(db, contact) if contact else []
    return Care(contact, sets, cards, sums, private)
