"""All that tonight's board shows, read in one go."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from sosbus.base.settings import settings
from sosbus.changes import store as changes
from sosbus.contacts import store as contacts
from sosbus.contacts.tables import Contact
from sosbus.handovers import store as handovers
from sosbus.handsets import store as handsets
from sosbus.handsets.tables import Handset
from sosbus.nights.tables import Night
from sosbus.observations import store as observations
from sosbus.observations.rules import needs_close_watch
from sosbus.rota.access import Duty
from sosbus.watch import store as watch
from sosbus.watch.rules import Guest


@dataclass(frozen=True)
class Board:
    contacts: Sequence[Contact]
    guests: Sequence[Guest]
    handsets: Sequence[Handset]
    to_choose: frozenset[UUID]


def board(db: Session, duty: Duty) -> Board:
    night = duty.night
    written = contacts.on(db, night)
    closely = close_watch(db, night)
    return Board(
        written,
        watch.guests(written, watch.looks(db, night), closely),
        handsets.on(db, night.id),
        frozenset(changes.waiting(db, night)),
    )


def close_watch(db: Session, night: Night) -> dict[UUID, str]:
    """Who is looked at most often, and why in words."""
    sums = settings().news2_sums
    closely = {
        contact_id: "as last measured"
        for contact_id, latest in observations.latest(db, night).items()
        if needs_close_watch(latest, sums)
    }
    waiting = {
        contact_id: "waiting for an ambulance"
        for contact_id, handed in handovers.on(db, night).items()
        if handed.awaiting_ambulance
    }
    return closely | waiting
