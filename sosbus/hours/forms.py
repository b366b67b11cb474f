"""What staff type to correct hours. The description is what we say when it is wrong."""

from uuid import UUID

from pydantic import BaseModel, Field


class CorrectionForm(BaseModel):
    night_id: UUID = Field(description="Choose a night")
    hours: float = Field(ge=0, le=24, description="Give hours from 0 to 24, like 5.5")
    reason: str = Field(
        min_length=3, max_length=200, description="Say why, in 3 to 200 letters"
    )
