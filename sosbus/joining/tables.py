"""How far somebody has come in joining us, and whom to ring for them."""

from datetime import date
from uuid import UUID

from sqlmodel import Field, SQLModel

from sosbus.base.columns import Choice, chosen


class Stage(Choice):
    """What comes before somebody's first night, in the order it usually happens."""

    APPLIED = "applied", "Application"
    INTERVIEWED = "interviewed", "Interview"
    REFERENCES = "references", "References"
    DBS_SEEN = "dbs_seen", "Background check"
    TRAINED = "trained", "Training"
    SHADOWED = "shadowed", "A night shadowed"
    ACTIVE = "active", "Go-ahead"


class Step(SQLModel, table=True):
    """A stage that somebody has behind them: since when, and who noted it."""

    __tablename__ = "joining_step"

    person_id: UUID = Field(foreign_key="person.id", primary_key=True)
    stage: Stage = chosen(Stage, primary_key=True)
    done_on: date
    noted_by_id: UUID | None = Field(default=None, foreign_key="person.id")


class EmergencyContact(SQLModel, table=True):
    """Whom to ring if something happens to a volunteer on the night."""

    __tablename__ = "emergency_contact"

    person_id: UUID = Field(foreign_key="person.id", primary_key=True)
    name: str
    phone: str
    relation: str
