"""Bringing cards in, and the step of joining that a background check is."""

from datetime import datetime

from sqlmodel import Session

from sosbus.base.clock import TOWN
from sosbus.cards_sheet import rules
from sosbus.joining import store as joining
from sosbus.joining.tables import Stage
from sosbus.people.tables import Person
from sosbus.people_sheet.store import known
from sosbus.qualifications import store as qualifications
from sosbus.qualifications.tables import CardKind
from sosbus.sheets.rules import Sheet
from sosbus.trials.rules import Trial
from sosbus.trials.tables import Fate


def try_out(db: Session, sheet: Sheet, by: Person, now: datetime) -> Trial:
    here = known(db, (row["email"] for row in sheet.rows))
    kept = qualifications.everybodys(db)
    return rules.try_out(sheet, here, kept, by, now.astimezone(TOWN).date())


def bring_in(db: Session, trial: Trial, by: Person) -> None:
    joining_now = joining.everybodys(db)
    for line in trial.of(Fate.NEW):
        card = line.given
        qualifications.add(db, card)
        if card.kind is CardKind.DBS and joining_now.get(card.person_id):
            joining.note(db, card.person_id, Stage.DBS_SEEN, card.evidence_seen_on, by.id)
