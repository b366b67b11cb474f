"""What a phone or tablet says of itself."""

from pydantic import BaseModel, ConfigDict, Field


class HandsetForm(BaseModel):
    model_config = ConfigDict(extra="forbid")

    waiting: int = Field(ge=0, le=100_000, description="Say how many records wait")
