"""One more, or one taken back."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from sosbus.tallies.tables import Thing

AT = "Send when it was noted, with its zone"


class TallyForm(BaseModel):
    thing: Thing = Field(description="Choose what was given")
    less: bool = Field(False, description="One more or one fewer")


class SentTap(BaseModel):
    """A device sends each press by itself, under an id of its own."""

    model_config = ConfigDict(extra="forbid")

    thing: Thing = Field(description="Choose what was given")
    at: datetime | None = Field(None, description=AT)


class SentBack(BaseModel):
    """A press taken back."""

    model_config = ConfigDict(extra="forbid")

    tap_id: UUID = Field(description="Say which press")
    at: datetime | None = Field(None, description=AT)
