"""The lists looked through before opening: data, so that staff change them; and the answers."""

from datetime import date, datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from sosbus.base.columns import Choice, chosen, identity, moment

MOST_LETTERS = 60


class Checklist(Choice):
    VEHICLE = "vehicle", "The bus"
    FIRST_AID = "first_aid", "First aid"
    DEFIB_OXYGEN = "defib_oxygen", "Defibrillator and oxygen"
    RADIOS = "radios", "Radios"
    ON_BOARD = "on_board", "On board"


class Answer(Choice):
    """Fine, or needed fixing and what was done about it."""

    FINE = "fine", "Fine"
    FIXED = "fixed", "Fixed now"
    OUT_OF_USE = "out_of_use", "Out of use"
    REPORTED = "reported", "Reported"


class WhyAnyway(Choice):
    """Why the bus opens although something red is not right."""

    WITH_COORDINATOR = "with_coordinator", "Agreed with the coordinator"
    SPARE_USED = "spare_used", "A spare is used"
    MADE_SAFE = "made_safe", "Made safe another way"
    NOT_NEEDED = "not_needed", "Not needed tonight"
    LOOKED_AT = "looked_at", "Looked at, not ticked"


class CheckItem(SQLModel, table=True):
    """One thing to look at. It is retired, never deleted: answers point at it."""

    __tablename__ = "check_item"

    id: UUID = identity()
    checklist: Checklist = chosen(Checklist)
    words: str
    is_red: bool = False  # the bus does not open until it is right, or the lead says why
    has_expiry: bool = False
    expires_on: date | None = None  # of the one that is kept now
    dated_at: datetime | None = moment(default=None)  # when somebody last read that date
    place: int = 1
    retired_at: datetime | None = moment(default=None)


class CheckAnswer(SQLModel, table=True):
    """What was found, named by the device that sent it. Only ever added: the latest counts."""

    __tablename__ = "check_answer"

    id: UUID = Field(primary_key=True)  # one for all that were answered with one tap
    item_id: UUID = Field(foreign_key="check_item.id", primary_key=True)
    night_id: UUID = Field(foreign_key="night.id", index=True)
    answer: Answer = chosen(Answer)
    together: bool = False  # "all fine": never in place of what was said of the thing itself
    expires_on: date | None = None  # as read off it
    at: datetime = moment()


class CheckOverride(SQLModel, table=True):
    """The bus opened although this was not right, and who answers for that."""

    __tablename__ = "check_override"

    night_id: UUID = Field(foreign_key="night.id", primary_key=True)
    item_id: UUID = Field(foreign_key="check_item.id", primary_key=True)
    why: WhyAnyway = chosen(WhyAnyway)
    by_id: UUID = Field(foreign_key="person.id")
    at: datetime = moment()
