"""Saying no once: days, weekdays and limits that keep somebody off the rota."""

from datetime import date
from uuid import UUID

from sqlmodel import Field, SQLModel

from sosbus.base.columns import Choice, chosen, identity
from sosbus.people.tables import BusRole


class Kind(Choice):
    AWAY = "away", "Away"  # said by the volunteer, who may take it back
    LEAVE = "leave", "On leave"  # agreed with staff, who end it


class CoversAs(Choice):
    """Whom somebody offers to be for a person who asks; their own word, or not said."""

    WOMAN = "woman", "A woman"
    MAN = "man", "A man"


class Away(SQLModel, table=True):
    """Days that keep somebody off: all places, or one role. No reason is kept."""

    id: UUID = identity()
    person_id: UUID = Field(foreign_key="person.id", index=True)
    first: date
    last: date | None = Field(default=None)  # without one, until further word
    role: BusRole | None = chosen(BusRole, default=None)
    kind: Kind = chosen(Kind, default=Kind.AWAY)
    set_by_id: UUID = Field(foreign_key="person.id")


class WeeklyAway(SQLModel, table=True):
    """A day of every week that keeps somebody off; Monday is weekday 0."""

    __tablename__ = "weekly_away"

    id: UUID = identity()
    person_id: UUID = Field(foreign_key="person.id", index=True)
    weekday: int = Field(ge=0, le=6)
    role: BusRole | None = chosen(BusRole, default=None)


class Limit(SQLModel, table=True):
    """The most nights a calendar month: of all places, or of one role."""

    __tablename__ = "night_limit"

    id: UUID = identity()
    person_id: UUID = Field(foreign_key="person.id", index=True)
    role: BusRole | None = chosen(BusRole, default=None)
    most_a_month: int


class Wishes(SQLModel, table=True):
    """What somebody would like. Without a row, nothing of it."""

    person_id: UUID = Field(foreign_key="person.id", primary_key=True)
    both_nights: bool = Field(default=False)  # may it be Friday and Saturday in a row?
    wake_me: bool = Field(default=False)  # may cover calls come between 22:00 and 08:00?
    texts: bool = Field(default=False)
    covers_as: CoversAs | None = chosen(CoversAs, default=None)
