"""What may be entered: a word in the address, and the kind it stands for."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, HTTPException, Request
from sqlmodel import Session

from sosbus.action_days import access as action_days
from sosbus.assessments import access as assessments
from sosbus.base.db import Db
from sosbus.hire import access as hire
from sosbus.income import access as income
from sosbus.kinds import store
from sosbus.kinds.store import Kind, Record
from sosbus.lessons.forms import LessonForm
from sosbus.lessons.rules import may_learn
from sosbus.lessons.tables import Lesson
from sosbus.money import access as money
from sosbus.night_economy import access as night_economy
from sosbus.panels import access as panels
from sosbus.partners import access as partners
from sosbus.pilots import access as pilots
from sosbus.sources.access import KeepsProgramme
from sosbus.statements import access as statements
from sosbus.targets import access as targets
from sosbus.web.forms import Entry, entry_of

TEACH = (  # the kinds a lesson may come from
    "action-days",
    "licensing-visits",
    "panel-meetings",
    "interventions",
    "partner-meetings",
    "risks",
)


def record_choices(db: Session) -> list[tuple[UUID, str]]:
    """Every record a lesson may come from, with what it is."""
    some = [KINDS[code] for code in TEACH]
    return [
        (record_id, f"{kind.name}: {words}")
        for kind in some
        for record_id, words in kind.listed(db)
    ]


LESSONS = Kind(
    "lessons",
    "lesson",
    "lessons",
    LessonForm,
    Lesson,
    ("words", "year"),
    offers={"record_id": record_choices},
    rule=may_learn,
)
ALL = (
    *targets.KINDS,
    *assessments.KINDS,
    *panels.KINDS,
    *pilots.KINDS,
    *statements.KINDS,
    *night_economy.KINDS,
    *hire.KINDS,
    *income.KINDS,
    *money.KINDS,
    *action_days.KINDS,
    *partners.KINDS,
    LESSONS,
)
KINDS = {kind.code: kind for kind in ALL}


def kind_named(kind: str) -> Kind:
    if kind not in KINDS:
        raise HTTPException(404)
    return KINDS[kind]


AKind = Annotated[Kind, Depends(kind_named)]


async def what_is_typed(kind: AKind, request: Request) -> Entry[Any]:
    return await entry_of(kind.form)(request)


Typed = Annotated[Entry[Any], Depends(what_is_typed)]


def record_named(record_id: UUID, kind: AKind, visit: KeepsProgramme, db: Db) -> Record:
    found = store.one(db, kind.table, record_id)
    if found is None:
        raise HTTPException(404)
    return found


ARecord = Annotated[Record, Depends(record_named)]
