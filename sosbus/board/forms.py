"""What is typed about places. The description is what we say when it is wrong."""

from uuid import UUID

from pydantic import BaseModel, Field

from sosbus.people.tables import BusRole


class PlaceForm(BaseModel):
    role: BusRole = Field(description="Choose a place")


class FillForm(BaseModel):
    role: BusRole = Field(description="Choose a place")
    person_id: UUID = Field(description="Choose a person")
    override: str = Field("", max_length=200, description="Say why in up to 200 letters")


class OffForm(BaseModel):
    person_id: UUID = Field(description="Choose a person")
    why: str = Field("", max_length=200, description="Say why in up to 200 letters")
