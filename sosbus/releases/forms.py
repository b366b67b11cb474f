"""What is typed about a pack, a release and a key. None of it is a figure."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from sosbus.packs.tables import Cadence

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=80)]


class PackForm(BaseModel):
    model_config = ConfigDict(extra="forbid")

    code: Line = Field(description="Give a short name, like licensing")
    title: Line = Field(description="Give a title of 2 to 80 letters")
    partner: Line = Field(description="Say for whom it is")
    cadence: Cadence = Field(description="Choose how often")
    year_from: int = Field(default=4, description="Give a month from 1 to 12", ge=1, le=12)
    blocks: list[str] = Field(description="Choose one block at least", min_length=1)


class BlocksForm(BaseModel):
    model_config = ConfigDict(extra="forbid")

    blocks: list[str] = Field(description="Choose one block at least", min_length=1)
    day: int = Field(description="Give a day from 1 to 90", ge=1, le=90)


class ReleaseForm(BaseModel):
    model_config = ConfigDict(extra="forbid")

    reason: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)] = Field(
        default="", description="Say it in 200 letters at most"
    )


class KeyForm(BaseModel):
    model_config = ConfigDict(extra="forbid")

    label: Line = Field(description="Say whose program uses it")
