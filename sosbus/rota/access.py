"""The night in the address: to look at, or to run.

Whoever gets through to the records of a night is in the journal, by `night_i_run` and
`on_duty` themselves: a line is written when the route is done, and before its reply leaves.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import Depends, HTTPException, Request

from sosbus.base.clock import Now
from sosbus.base.db import LOOKING, Db, TheEngines
from sosbus.doors.access import Visit, through
from sosbus.doors.rules import Part, Permission
from sosbus.journal import rules as journal_rules
from sosbus.journal import store as journal
from sosbus.nights import store as nights
from sosbus.nights.tables import Night
from sosbus.people.tables import BusRole, Person
from sosbus.rota import store

SeesRota = Annotated[Visit, through(Permission.SEE_ROTA)]
TakesPlaces = Annotated[Visit, through(Permission.TAKE_PLACE)]
Records = Annotated[Visit, through(Permission.RECORD)]
RunsNights = Annotated[Visit, through(Permission.RUN_NIGHT)]
PlansNights = Annotated[Visit, through(Permission.PLAN_NIGHTS)]


def night_i_see(night_id: UUID, visit: SeesRota, db: Db) -> Night:
    """A published night; a draft is there for nobody but those who plan."""
    night = nights.one(db, night_id)
    if night is None or not (night.published_at or visit.may(Permission.PLAN_NIGHTS)):
        raise HTTPException(404)
    return night


def night_i_run(
    request: Request, night_id: UUID, visit: RunsNights, db: Db, engines: TheEngines, now: Now
) -> Iterator[Night]:
    """A night this visitor leads; any night for a coordinator. Held still for a change."""
    if request.method not in LOOKING:
        nights.locked(db, night_id)
    runs_any = Part.COORDINATOR in visit.parts
    night = nights.one(db, night_id) if runs_any else store.led_by(db, visit.person, night_id)
    if night is None:
        raise HTTPException(404)
    yield night
    note(request, night, visit.person, db, engines, now)


@dataclass(frozen=True)
class Duty:
    """What somebody does on a night, and so how much of its records they see."""

    night: Night
    person: Person
    runs: bool  # its lead, or a coordinator
    role: BusRole | None = None

    @property
    def is_medic(self) -> bool:
        return self.role is BusRole.MEDIC

    @property
    def treats(self) -> bool:
        """May write down what was measured and done."""
        return self.runs or self.role in (BusRole.MEDIC, BusRole.FIRST_AIDER)

    @property
    def sees_private(self) -> bool:
        """Sensitive answers are for the lead and the medic alone."""
        return self.runs or self.is_medic


def on_duty(
    request: Request, night_id: UUID, visit: Records, db: Db, engines: TheEngines, now: Now
) -> Iterator[Duty]:
    """A night this visitor is on, leads, or coordinates. Held still for a change."""
    night = (
        nights.one(db, night_id) if request.method in LOOKING else nights.locked(db, night_id)
    )
    role = store.role_on(db, visit.person, night_id) if night else None
    runs = Part.COORDINATOR in visit.parts or role is BusRole.BUS_LEAD
    if night is None or not (runs or (role and night.published_at)):
        raise HTTPException(404)
    yield Duty(night, visit.person, runs, role)
    note(request, night, visit.person, db, engines, now)


def note(
    request: Request, night: Night, person: Person, db: Db, engines: TheEngines, now: datetime
) -> None:
    """One line in the journal. A route that raised, so that nothing was shown, has none."""
    what = journal_rules.what_of(request.scope["endpoint"].__module__)
    if what is None:
        return
    if request.method in LOOKING:
        journal.looked(engines, night, person.id, what, now)
    else:
        journal.changed(db, night, person.id, what, now)


# With scope="function" what follows the yield is done before the reply leaves.
OnDuty = Annotated[Duty, Depends(on_duty, scope="function")]
NightISee = Annotated[Night, Depends(night_i_see)]
NightIRun = Annotated[Night, Depends(night_i_run, scope="function")]
