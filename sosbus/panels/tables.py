"""Neighbourhood Action Panels, when they met, and what residents chose."""

from datetime import date
from uuid import UUID

from sqlmodel import Field, SQLModel

from sosbus.base.columns import Choice, chosen, identity


class State(Choice):
    CHOSEN = "chosen", "Chosen"
    UNDER_WAY = "under_way", "Under way"
    DONE = "done", "Done"
    DROPPED = "dropped", "Dropped"


class Told(Choice):
    """Whether the panel was told what came of it."""

    YES = "yes", "Reported back"
    NO = "no", "Not reported back"
    NOT_KNOWN = "not_known", "Not known"


class Panel(SQLModel, table=True):
    id: UUID = identity()
    number: int = Field(unique=True)
    name: str = Field(max_length=80)  # "" is not known
    since: date | None = None
    until: date | None = None


class PanelMeeting(SQLModel, table=True):
    __tablename__ = "panel_meeting"

    id: UUID = identity()
    panel_id: UUID = Field(foreign_key="panel.id", index=True)
    met_on: date


class PanelPriority(SQLModel, table=True):
    __tablename__ = "panel_priority"

    id: UUID = identity()
    meeting_id: UUID = Field(foreign_key="panel_meeting.id", index=True)
    words: str = Field(max_length=200)
    owner: str = Field(max_length=120)
    due: date | None = None
    state: State = chosen(State)
    done: str = Field(max_length=2000)
    told: Told = chosen(Told)
