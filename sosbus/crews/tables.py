"""The rules for a night's crew, as rows a coordinator may change."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from sosbus.base.columns import chosen, moment
from sosbus.nights.tables import Kind
from sosbus.people.tables import BusRole


class CrewTemplate(SQLModel, table=True):
    """The rules for one kind of night, as rows a coordinator may change."""

    __tablename__ = "crew_template"

    kind: Kind = chosen(Kind, primary_key=True)
    minimum: int  # fewest who count towards the crew before the bus may go
    stay_aboard: int  # fewest left on the bus while a patrol is out; 0 keeps no such rule
    rest_hours: int
    most_in_fortnight: int
    both_nights: bool  # may anyone do two nights in a row without having asked to?
    first_nights: int  # how many of a new person's nights need a buddy
    mixed: bool  # would rather have a woman and a man aboard; never a reason to stay home
    meeting_point: str
    briefing_minutes: int  # before opening
    duty_phone: str
    changed_at: datetime | None = moment(default=None)


class CrewLine(SQLModel, table=True):
    """How many of a role a kind of night needs before it may go, and how many it would like."""

    __tablename__ = "crew_line"

    kind: Kind = chosen(Kind, primary_key=True)
    role: BusRole = chosen(BusRole, primary_key=True)
    minimum: int
    ideal: int
    position: int


class MayDouble(SQLModel, table=True):
    """Somebody trained as one role may fill the place of another when a crew is judged."""

    __tablename__ = "may_double"

    trained_as: BusRole = chosen(BusRole, primary_key=True)
    may_fill: BusRole = chosen(BusRole, primary_key=True)


class NotTogether(SQLModel, table=True):
    """Two people kept off the same night. The rule is kept, the reason never."""

    __tablename__ = "not_together"

    one_id: UUID = Field(foreign_key="person.id", primary_key=True)
    other_id: UUID = Field(foreign_key="person.id", primary_key=True)
