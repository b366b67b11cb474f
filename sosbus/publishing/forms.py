"""What a coordinator types to publish. The description is what we say when it is wrong."""

from datetime import date

from pydantic import BaseModel, Field


class PublishForm(BaseModel):
    through: date = Field(description="Give the last date to publish, like 2026-12-31")
