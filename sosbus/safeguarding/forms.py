"""What is noted of a referral. A description is what we say when it is wrong."""

from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from sosbus.safeguarding.tables import Category, How, ReferredTo


class ReferralForm(BaseModel):
    """There is no place for what was said or about whom."""

    model_config = ConfigDict(extra="forbid")

    category: Category = Field(description="Say whether it is a child or an adult")
    to: ReferredTo = Field(description="Say who was told")
    how: How = Field(description="Say how")
    slot: AwareDatetime | None = Field(None, description="Choose one of the half hours shown")
    contact_id: UUID | None = Field(None, description="Choose one of the contacts shown")
    sent_id: UUID | None = Field(None, description="Open the page again, then save")
    at: datetime | None = Field(None, description="Send when it was noted, with its zone")

    def words(self) -> dict[str, Any]:
        return {
            "category": self.category,
            "to": self.to,
            "how": self.how,
            "slot": self.slot,
            "contact_id": self.contact_id,
        }


class MistakeForm(BaseModel):
    model_config = ConfigDict(extra="forbid")

    referral_id: UUID = Field(description="Say which one was a mistake")
    at: datetime | None = Field(None, description="Send when it was noted, with its zone")
