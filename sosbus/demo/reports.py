"""The demo's packs: each month goes through the gate, each report out on its day."""

from datetime import UTC, datetime, time, timedelta

from sqlmodel import Session

from sosbus.base.refusal import Refusal
from sosbus.gate import store as gate
from sosbus.gate.rules import Way
from sosbus.packs import store as packs
from sosbus.packs.rules import standard
from sosbus.packs.tables import Cadence
from sosbus.people import store as people
from sosbus.releases import store as releases
from sosbus.sign_in.rules import demo_address

READS = ("police", "council", "nhs", "funder")  # Eithne
WAITS = "trustees"  # its newest waits for Declan's yes
CORRECTED = "police"


def let_out(db: Session, now: datetime) -> None:
    """The gate looks; what it refuses is held over until it passes."""
    while asked := gate.to_look_at(db):
        found = asked.look()
        gate.keep(db, found, now)
        if not found.tables or gate.hold_over(db, Way.TABLE):
            return


def start(db: Session, began: datetime) -> None:
    if packs.every(db):
        return
    partner = people.known_as(db, demo_address("Eithne"))
    assert partner
    first = began.date().replace(day=1)
    for pack in standard(first):
        if pack.cadence is Cadence.YEAR:  # the grant began with the demo's year
            pack.year_from, pack.since = first.month, first
        packs.add(db, pack)
        if pack.code in READS:
            releases.set_reader(db, pack.code, partner.id, True)


def release(db: Session, now: datetime) -> None:
    """Each report on its day, at nine; one is corrected a week later."""
    ready = [one for one in releases.waiting(db, now.date()) if one.is_prepared]
    newest = max((one.day for one in ready if one.pack.code == WAITS), default=None)
    for one in ready:
        if one.pack.code == WAITS and one.day == newest:
            continue
        at = min(now, datetime.combine(one.day, time(9), UTC))
        made = releases.release(db, one.pack, one.period.code, "", at)
        assert not isinstance(made, Refusal), made
        if one.pack.code == CORRECTED and made.number == 1:
            why = "The police figures for this month had not come when it was released."
            releases.release(db, one.pack, one.period.code, why, at + timedelta(days=7))
