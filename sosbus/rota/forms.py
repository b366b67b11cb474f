"""What a volunteer chooses to take a place."""

from pydantic import BaseModel, Field

from sosbus.people.tables import BusRole


class PlaceForm(BaseModel):
    role: BusRole = Field(description="Choose a place")
