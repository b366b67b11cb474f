"""What a lead says to the crew."""

from pydantic import BaseModel, Field

LONGEST = 300


class CrewMessageForm(BaseModel):
    words: str = Field(
        description=f"Write what the crew should know, in {LONGEST} letters at most",
        min_length=1,
        max_length=LONGEST,
    )
