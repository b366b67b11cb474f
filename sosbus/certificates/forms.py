"""What is typed about certificates. The description is what we say when it is wrong."""

from datetime import date

from pydantic import BaseModel, Field


class RangeForm(BaseModel):
    first: date = Field(description="Give the first day, like 2026-01-01")
    last: date = Field(description="Give the last day, like 2026-12-31")


class CodeForm(BaseModel):
    code: str = Field(min_length=1, max_length=60, description="Type the code")
