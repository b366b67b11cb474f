"""What is noted of a handover. A description is what we say when it is wrong."""

import re
from datetime import datetime, time
from typing import Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, field_validator

from sosbus.handovers.tables import To, What, WhichHour

HOUR = re.compile(r"(\d{1,2})[:. ]?(\d{2})(:\d{2}(\.\d+)?)?")


class StepForm(BaseModel):
    """There is no place for a crew, a vehicle or a reference of theirs."""

    model_config = ConfigDict(extra="forbid")

    contact_id: UUID = Field(description="Open a contact first, then note who was called")
    to: To = Field(description="Say who it was")
    what: What = Field(description="Say what they did")
    clock: time | None = Field(None, description="Give a time like 01:42, or leave it empty")
    which: WhichHour | None = Field(None, description="Choose one of the answers shown")
    at: datetime | None = Field(None, description="Send when it was noted, with its zone")

    @field_validator("clock", mode="before")
    @classmethod
    def as_read_off_a_watch(cls, typed: Any) -> Any:
        """1.42 and 0142 are 01:42; a number of seconds is not a time of day."""
        found = HOUR.fullmatch(typed.strip()) if isinstance(typed, str) else None
        return f"{found[1]:0>2}:{found[2]}" if found else "no time"

    def words(self) -> dict[str, Any]:
        return {"contact_id": self.contact_id, "to": self.to, "what": self.what}


class MistakeForm(BaseModel):
    model_config = ConfigDict(extra="forbid")

    step_id: UUID = Field(description="Say which one was a mistake")
    at: datetime | None = Field(None, description="Send when it was noted, with its zone")
