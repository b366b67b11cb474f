"""The task and finish group's actions, joint licensing visits, and venues contacts named."""

from datetime import date
from uuid import UUID

from sqlmodel import Field, SQLModel

from sosbus.base.columns import Choice, chosen, identity


class Rating(Choice):
    """Always shown in these words, never as a colour alone."""

    GREEN = "green", "Green: on course"
    AMBER = "amber", "Amber: at risk"
    RED = "red", "Red: off course"


class Outcome(Choice):
    IN_ORDER = "in_order", "In order"
    NOT_IN_ORDER = "not_in_order", "Not in order"
    NOT_LOOKED_AT = "not_looked_at", "Not looked at"
    NOT_KNOWN = "not_known", "Not known"


class Result(Choice):
    FINE = "fine", "Nothing to put right"
    ADVICE = "advice", "Advice given"
    WARNING = "warning", "Warned in writing"
    RETURN = "return", "To be visited again"
    REVIEW = "review", "Review of the licence asked for"
    NOT_KNOWN = "not_known", "Not known"


class GroupAction(SQLModel, table=True):
    """What the group set itself to do."""

    __tablename__ = "group_action"

    id: UUID = identity()
    year: str = Field(max_length=7)
    words: str = Field(max_length=200)
    owner: str = Field(max_length=120)  # "" is not known
    due: date | None = None
    rating: Rating = chosen(Rating)
    reason: str = Field(max_length=300)
    done_on: date | None = None


class LicensingVisit(SQLModel, table=True):
    """Police and licensing officers at a door, with residents: numbers, and nobody's name."""

    __tablename__ = "licensing_visit"

    id: UUID = identity()
    year: str = Field(max_length=7)
    how_many: int | None = None  # visits told of together; None is not known
    visited_on: date | None = None
    venue_id: UUID | None = Field(default=None, foreign_key="venue.id")
    police_count: int | None = None
    officers_count: int | None = None  # of licensing
    residents_count: int | None = None
    licence: Outcome = chosen(Outcome, default=Outcome.NOT_KNOWN)
    dps: Outcome = chosen(Outcome, default=Outcome.NOT_KNOWN)
    cctv: Outcome = chosen(Outcome, default=Outcome.NOT_KNOWN)
    log: Outcome = chosen(Outcome, default=Outcome.NOT_KNOWN)
    age_policy: Outcome = chosen(Outcome, default=Outcome.NOT_KNOWN)
    door_staff: Outcome = chosen(Outcome, default=Outcome.NOT_KNOWN)
    outside: Outcome = chosen(Outcome, default=Outcome.NOT_KNOWN)
    result: Result = chosen(Result, default=Result.NOT_KNOWN)
    follow_up_due: date | None = None
    followed_up_on: date | None = None


class NamedMonth(SQLModel, table=True):
    """A closed month whose contacts were asked which venues they name: asked once."""

    __tablename__ = "named_month"

    month: date = Field(primary_key=True)


class NamedVenue(SQLModel, table=True):
    """A venue that five contacts or more have named up to a closed month. It stays listed:
    a name that came and went would tell of the contacts between."""

    __tablename__ = "named_venue"

    venue_id: UUID = Field(primary_key=True, foreign_key="venue.id")
    month: date
