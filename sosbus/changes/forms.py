"""A change to a contact, as a device sends it: what it saw, and what it put."""

from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from sosbus.base.columns import Choice
from sosbus.changes.tables import Why


class Use(Choice):
    KEPT = "kept", "Keep what is there"
    OTHER = "other", "Use the other"


class SentChange(BaseModel):
    """Only the answers that changed: each as it was seen, and as it is now meant."""

    model_config = ConfigDict(extra="forbid")

    contact_id: UUID = Field(description="Say which contact")
    was: dict[str, Any] = Field({}, description="Say what was there before")
    answers: dict[str, Any] = Field({}, description="Say what changed")
    taken_back: bool = Field(False, description="Whether it should not have been written")
    at: datetime | None = Field(None, description="Send when it was noted, with its zone")


class ChooseForm(BaseModel):
    use: Use = Field(description="Choose one of the two")


class ReasonForm(BaseModel):
    """Why a contact of a closed night is changed."""

    why: Why = Field(description="Choose why it is changed")
