"""What is typed about getting somebody else. The description says what is wrong with it."""

from typing import Literal
from uuid import UUID

from pydantic import BaseModel, Field

from sosbus.people.tables import BusRole
from sosbus.rota.tables import Line


class WhoForm(BaseModel):
    person_id: UUID = Field(description="Choose a person")


class RoleForm(BaseModel):
    role: BusRole = Field(description="Choose a place")


class LineForm(BaseModel):
    role: BusRole = Field(description="Choose a place")
    line: Line = Field(description="Choose the waiting list or standby")


class GiveForm(BaseModel):
    to: UUID | Literal["all"] = Field(description="Choose who to offer it to")


class SwapForm(BaseModel):
    theirs: UUID = Field(description="Choose a night to have instead")


class AnswerForm(BaseModel):
    answer: Literal["yes", "no"] = Field(description="Say yes or no")
