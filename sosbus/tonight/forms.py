"""What a lead agrees to when opening."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from sosbus.checks.tables import WhyAnyway


class OpenForm(BaseModel):
    agreed: bool = Field(False, description="Tick the box, or leave it")
    override: list[UUID] = Field([], max_length=200, description="Open the page again")
    override_why: WhyAnyway | None = Field(None, description="Choose from the answers shown")


class SentOpening(OpenForm):
    """The same, from a device that may have had no signal then."""

    model_config = ConfigDict(extra="forbid")

    at: datetime | None = Field(None, description="Send when it was opened, with its zone")
