"""Which words are erased."""

from pydantic import BaseModel, Field


class EraseForm(BaseModel):
    which: str = Field(description="Choose which words", max_length=100)
