"""What is typed about a venue. The guard looks at the name: a home is nobody's venue."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from sosbus.guard.rules import blocked
from sosbus.venues.tables import Zone

NAME = "Give a name of 3 to 60 letters, like The Lantern Rooms"


def is_public(name: str) -> str:
    if why := blocked(name):
        raise ValueError(why)
    return name


def one_line(name: str) -> str:
    seen = "".join(one if one.isprintable() else " " for one in name)
    name = " ".join(seen.split())
    if len(name) < 3:
        raise ValueError(NAME)
    return name


class VenueForm(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: Annotated[str, AfterValidator(one_line), AfterValidator(is_public)] = Field(
        min_length=3, max_length=60, description=NAME
    )
    zone: Zone = Field(description="Choose one of the zones shown")
