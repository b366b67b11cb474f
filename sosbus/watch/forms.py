"""Somebody looked."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field


class LookForm(BaseModel):
    model_config = ConfigDict(extra="forbid")

    contact_id: UUID = Field(description="Say which contact")
    at: datetime | None = Field(None, description="Send when it was noted, with its zone")
