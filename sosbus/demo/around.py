"""The programme of 2008-09, what the partners did: nothing the document leaves out."""

from datetime import datetime

from sqlmodel import Session

from sosbus.people.tables import Person


def load(db: Session, by: Person, now: datetime) -> None:
    """Days of Action, licensing, partners, hire and lessons of that year."""
