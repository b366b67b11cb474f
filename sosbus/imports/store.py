"""One verb to try a sheet out and one to bring it in, whatever it is about."""

from datetime import datetime

from sqlmodel import Session

from sosbus.base.refusal import Conflict, Refusal
from sosbus.base.settings import settings
from sosbus.cards_sheet import store as cards
from sosbus.imports.rules import COLUMNS
from sosbus.people.tables import Person
from sosbus.people_sheet import store as people
from sosbus.places_sheet import store as places
from sosbus.sheets.rules import sheet_of
from sosbus.trials.rules import Trial
from sosbus.trials.tables import Kind
from sosbus.web.letters import letter_from

MOVED_ON = Conflict("Something changed since this was shown. Look again at what would happen.")


def try_out(
    db: Session, kind: Kind, text: str, by: Person | None, now: datetime
) -> Trial | Refusal:
    """What each row would do. Nothing is kept. Cards and places are somebody's word."""
    sheet = sheet_of(text, COLUMNS[kind])
    if isinstance(sheet, Refusal):
        return sheet
    if kind is Kind.VOLUNTEERS:
        return people.try_out(db, sheet, now)
    assert by
    if kind is Kind.CARDS:
        return cards.try_out(db, sheet, by, now)
    return places.try_out(db, sheet, by, now)


def bring_in(
    db: Session,
    kind: Kind,
    text: str,
    trial: Trial,
    invite: bool,
    by: Person | None,
    now: datetime,
) -> None:
    """Exactly what that dry run, made in this very transaction, has shown."""
    if kind is Kind.VOLUNTEERS:
        link = f"{settings().address}/sign-in"
        letter = letter_from("messages/invitation.txt", link=link) if invite else None
        people.bring_in(db, trial, letter, now)
        return
    assert by
    if kind is Kind.CARDS:
        cards.bring_in(db, trial, by)
    else:
        sheet = sheet_of(text, COLUMNS[kind])
        assert not isinstance(sheet, Refusal)
        places.bring_in(db, sheet, by, now)
