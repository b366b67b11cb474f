"""Links that have been used: each acts once."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from sosbus.base.columns import Choice, chosen, moment


class Kind(Choice):
    """What a link is about. Its code is in the link itself, so it is one letter."""

    PLACE = "p", "Coming, or can't come"
    COMING = "c", "Something came up"
    OFFER = "o", "A place offered"
    CALL_UP = "u", "A night that is not safe to go"


class Said(Choice):
    YES = "yes", "Yes"
    NO = "no", "No"


class Used(SQLModel, table=True):
    __tablename__ = "used_link"

    kind: Kind = chosen(Kind, primary_key=True)
    about_id: UUID = Field(primary_key=True)
    said: Said = chosen(Said)
    at: datetime = moment()
