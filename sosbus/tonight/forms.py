"""What a lead agrees to when opening."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field


class OpenForm(BaseModel):
    agreed: bool = Field(False, description="Tick the box, or leave it")


class SentOpening(OpenForm):
    """The same, from a device that may have had no signal then."""

    model_config = ConfigDict(extra="forbid")

    at: datetime | None = Field(None, description="Send when it was opened, with its zone")
