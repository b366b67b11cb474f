"""Adding lines to the journal."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from sosbus.base.db import Engines


def changed(db: Session, night_id: UUID, person_id: UUID, what: str, now: datetime) -> None:
    """Note a change, in the same transaction as the change. `what` is the route's name."""


def looked(engines: Engines, night_id: UUID, person_id: UUID, what: str, now: datetime) -> None:
    """Note a look in a transaction of its own; the same look again within a quarter of an
    hour is one line."""
