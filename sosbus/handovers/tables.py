"""Each time somebody else was called, came or left: a line of its own, only ever added.

Nothing here says who they were: no crew, no vehicle, no reference of theirs.
"""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from sosbus.base.columns import Choice, chosen, moment


class To(Choice):
    AMBULANCE = "ambulance", "Ambulance"
    POLICE = "police", "Police"
    FAMILY = "family", "Family"
    FRIENDS = "friends", "Friends"
    TAXI = "taxi", "Taxi"
    HOSPITAL_LIFT = "hospital_lift", "Our lift to hospital"
    OTHER = "other", "Somebody else"


class What(Choice):
    CALLED = "called", "Called"
    ARRIVED = "arrived", "Arrived"
    LEFT = "left", "Left"
    CALLED_OFF = "called_off", "Called off"


class WhichHour(Choice):
    """Which of the two, on the night the clocks go back."""

    FIRST = "first", "First time (BST)"
    SECOND = "second", "Second time (GMT)"


class Step(SQLModel, table=True):
    __tablename__ = "handover_step"

    id: UUID = Field(primary_key=True)  # made by the device
    contact_id: UUID = Field(foreign_key="contact.id", index=True)
    night_id: UUID = Field(foreign_key="night.id", index=True)
    to: To = chosen(To)
    what: What = chosen(What)
    half_hour: datetime = moment()
    at: datetime | None = moment(default=None)  # blurred away on day 7
    first_words: str  # a digest of what was sent, to know it again
    taken_back_at: datetime | None = moment(default=None)

    @property
    def when(self) -> datetime:
        return self.at or self.half_hour
