"""What was called out on a night: marks, only ever added."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from sosbus.base.columns import Choice, chosen, identity, moment


class State(Choice):
    """Where somebody of the crew stands. The last one takes the mark before it away."""

    EXPECTED = "expected", "Expected"
    ARRIVED = "arrived", "Here"
    LATE = "late", "Came late"
    NO_SHOW = "no_show", "Did not come"
    LEFT_EARLY = "left_early", "Left early"
    LEFT = "left", "Went home"
    STOOD_DOWN = "stood_down", "Stood down"
    UNDO = "undo", "Taken back"


class RollMark(SQLModel, table=True):
    """One mark, named by the device that made it, so that sending it twice changes nothing."""

    __tablename__ = "roll_mark"

    id: UUID = identity()
    night_id: UUID = Field(foreign_key="night.id", index=True)
    sign_up_id: UUID = Field(foreign_key="sign_up.id", index=True)
    state: State = chosen(State)
    at: datetime = moment()  # when it happened, by the device, within the night
    noted_by_id: UUID | None = Field(default=None, foreign_key="person.id")  # None: the clock
    received_at: datetime = moment()
