"""What a lead agrees to when opening."""

from pydantic import BaseModel, Field


class OpenForm(BaseModel):
    agreed: bool = Field(False, description="Tick the box, or leave it")
