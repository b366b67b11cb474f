"""Keeping looks, and who is on the bus."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from sqlmodel import Session, col, select

from sosbus.base.settings import settings
from sosbus.contacts.rules import is_on_the_bus
from sosbus.contacts.tables import Contact
from sosbus.nights.tables import Night
from sosbus.watch import rules
from sosbus.watch.rules import Guest, Times
from sosbus.watch.tables import Look


def times() -> Times:
    held = settings()
    return Times(held.look_close, held.look_watch, held.look_calm)


def keep(db: Session, look: Look) -> bool | None:
    """True when new, False when it was kept before, None when it says something else."""
    known = db.get(Look, look.id)
    if known:
        return False if known.contact_id == look.contact_id else None
    db.add(look)
    return True


def looks(db: Session, night: Night) -> dict[UUID, list[Look]]:
    """Every look of a night by contact, first to last."""
    by_contact: dict[UUID, list[Look]] = {}
    asked = select(Look).where(Look.night_id == night.id).order_by(col(Look.at))
    for look in db.exec(asked):
        by_contact.setdefault(look.contact_id, []).append(look)
    return by_contact


def guests(
    contacts: Iterable[Contact],
    looked: Mapping[UUID, list[Look]],
    close_watch: Mapping[UUID, str],
) -> list[Guest]:
    """Who is on the bus, whoever waits longest first. `close_watch` says why, in words."""
    here = [
        Guest(
            one,
            max([one.seen_at or one.half_hour, *(look.at for look in looked.get(one.id, []))]),
            rules.how_often(one, close_watch.get(one.id, ""), times()),
        )
        for one in contacts
        if is_on_the_bus(one)
    ]
    return rules.longest_first(here)
