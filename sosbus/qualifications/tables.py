"""Cards and checks that were seen, until when they hold, and which place needs which."""

from datetime import date
from uuid import UUID

from sqlmodel import Field, SQLModel

from sosbus.base.columns import Choice, chosen, identity
from sosbus.people.tables import BusRole


class CardKind(Choice):
    FIRST_AID = "first_aid", "First aid"
    MEDIC = "medic", "Medic registration"
    DRIVING = "driving", "Driving the bus"
    SAFEGUARDING = "safeguarding", "Safeguarding"
    LEAD = "lead", "Lead training"
    SECURITY = "security", "Door supervisor licence"
    DBS = "dbs", "DBS check"


class Card(SQLModel, table=True):
    """That a card was seen, never the card itself. Of a DBS check: only seen on, by whom,
    and when to renew it."""

    id: UUID = identity()
    person_id: UUID = Field(foreign_key="person.id", index=True)
    kind: CardKind = chosen(CardKind)
    issued_on: date | None = Field(default=None)
    expires_on: date | None = Field(default=None, index=True)  # the last day it is good for
    evidence_seen_on: date
    seen_by_id: UUID = Field(foreign_key="person.id")
    withdrawn_on: date | None = Field(default=None)
    withdrawn_by_id: UUID | None = Field(default=None, foreign_key="person.id")


class CardNeed(SQLModel, table=True):
    """Whoever holds a place of this role needs a card of this kind."""

    __tablename__ = "card_need"

    role: BusRole = chosen(BusRole, primary_key=True)
    kind: CardKind = chosen(CardKind, primary_key=True)
