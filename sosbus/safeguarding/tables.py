"""That somebody was referred: to whom, how and in which half hour. What was said is on the form
of the council alone, and there is no room for it here."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from sosbus.base.columns import Choice, chosen, moment


class Category(Choice):
    CHILD = "child", "A child"
    ADULT = "adult", "An adult"


class ReferredTo(Choice):
    CHILDREN = "children", "Children & Families Hub"
    ADULTS = "adults", "Adult social care"
    OUT_OF_HOURS = "out_of_hours", "Social care, out of hours"
    POLICE_999 = "police_999", "Police, 999"
    POLICE_101 = "police_101", "Police, 101"
    OPEN_ROAD = "open_road", "Open Road’s safeguarding lead"


class How(Choice):
    PHONE = "phone", "By phone"
    FORM = "form", "By form"


class Referral(SQLModel, table=True):
    id: UUID = Field(primary_key=True)  # made by the device
    night_id: UUID = Field(foreign_key="night.id", index=True)
    contact_id: UUID | None = Field(default=None, foreign_key="contact.id", index=True)
    category: Category = chosen(Category)
    to: ReferredTo = chosen(ReferredTo)
    how: How = chosen(How)
    half_hour: datetime = moment()  # never the minute
    first_words: str  # a digest of what was sent, to know it again
    taken_back_at: datetime | None = moment(default=None)
