"""Finding panels: how many there are is how many rows there are."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, or_, select

from sosbus.panels.rules import shown_name
from sosbus.panels.tables import Panel, PanelMeeting, PanelPriority
from sosbus.sources import store as sources


def in_year(db: Session, first: date, last: date) -> dict[str, Any]:
    some = panels(db, first, last)
    met = meetings(db, first, last)
    chosen = priorities(db, [one.id for one in met])
    names = {one.id: shown_name(one) for one in db.exec(select(Panel))}
    of_meeting = {one.id: one for one in met}
    from_ = sources.told(db, [*some, *met, *chosen])
    return {
        "count": len(some),
        "met": len({one.panel_id for one in met}) if met else None,
        "panels": [
            {
                "number": one.number,
                "name": one.name or None,
                "meetings": [str(x.met_on) for x in met if x.panel_id == one.id],
            }
            | from_[one.id]
            for one in some
        ],
        "priorities": [
            {
                "panel": names[of_meeting[one.meeting_id].panel_id],
                "met_on": str(of_meeting[one.meeting_id].met_on),
                "priority": one.words,
                "owner": one.owner or None,
                "due": str(one.due) if one.due else None,
                "state": one.state.label,
                "done": one.done or None,
                "reported_back": one.told.label,
            }
            | from_[one.id]
            for one in chosen
        ],
    }


def panels(db: Session, first: date, last: date) -> Sequence[Panel]:
    """The panels there were between two days, one whose days are not known counted."""
    return db.exec(
        select(Panel)
        .where(
            or_(col(Panel.since).is_(None), col(Panel.since) <= last),
            or_(col(Panel.until).is_(None), col(Panel.until) >= first),
        )
        .order_by(col(Panel.number))
    ).all()


def meetings(db: Session, first: date, last: date) -> Sequence[PanelMeeting]:
    return db.exec(
        select(PanelMeeting)
        .where(col(PanelMeeting.met_on).between(first, last))
        .order_by(col(PanelMeeting.met_on))
    ).all()


def priorities(db: Session, meeting_ids: Sequence[UUID]) -> Sequence[PanelPriority]:
    asked = select(PanelPriority).where(col(PanelPriority.meeting_id).in_(meeting_ids))
    return db.exec(asked.order_by(col(PanelPriority.words))).all()


def panel_choices(db: Session) -> list[tuple[UUID, str]]:
    every = db.exec(select(Panel).order_by(col(Panel.number)))
    return [(one.id, shown_name(one)) for one in every]


def meeting_choices(db: Session) -> list[tuple[UUID, str]]:
    names = dict(panel_choices(db))
    every = db.exec(select(PanelMeeting).order_by(col(PanelMeeting.met_on).desc()))
    return [(one.id, f"{names[one.panel_id]}, {one.met_on}") for one in every]
