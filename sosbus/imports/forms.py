"""What is pasted or uploaded. The description is what we say when it is wrong."""

from pydantic import BaseModel, Field


class SheetForm(BaseModel):
    rows: str = Field("", description="Paste the rows, or choose a file")
    invite: bool = Field(False, description="Say whether to send invitations")
    mark: str = Field("", max_length=64, description="Check the rows again")
