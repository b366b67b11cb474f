"""What every entry of the programme also asks: where it comes from, and of which day."""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

SOURCE = "Say where this comes from, in 3 to 200 letters"
DATED = "Give the day of the source like 2009-04-01, between 2000 and 2100"


def one_line(typed: str) -> str:
    return " ".join("".join(one if one.isprintable() else " " for one in typed).split())


def likely(day: date) -> date:
    if not date(2000, 1, 1) <= day <= date(2100, 1, 1):
        raise ValueError("Give a day between 2000 and 2100")
    return day


Line = Annotated[str, AfterValidator(one_line)]
Day = Annotated[date, AfterValidator(likely)]


class SourcedForm(BaseModel):
    """The forms of the programme begin here."""

    model_config = ConfigDict(extra="forbid")

    source: Line = Field(min_length=3, max_length=200, description=SOURCE)
    dated_on: Day = Field(description=DATED)
