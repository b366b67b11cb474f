"""What a coordinator says the day after."""

from uuid import UUID

from pydantic import BaseModel, Field

from sosbus.base.columns import Choice
from sosbus.tallies.tables import Thing

LISTED = "Choose one of those listed"


class Answer(Choice):
    AGREE = "agree", "Agree"
    LET_GO = "let_go", "Let go"


class LateContactForm(BaseModel):
    contact_id: UUID = Field(description=LISTED)
    answer: Answer = Field(description="Agree, or let it go")


class LateTallyForm(BaseModel):
    thing: Thing = Field(description=LISTED)
    answer: Answer = Field(description="Agree, or let it go")


class DoubleForm(BaseModel):
    contact_id: UUID = Field(description=LISTED)
