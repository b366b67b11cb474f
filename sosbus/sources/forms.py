"""What every entry of the programme also asks: where it comes from, and of which day."""

from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

DAY = "Give a day like 2009-03-31, between 2000 and 2100"
COUNT = "Give a whole number from 0 to 10,000,000, or leave it empty"
CHOOSE = "Choose one of those shown"
TICK = "Tick the box, or leave it"
EMPTY = "Leave it empty if it is not known."
MOST_LINES = 2000


def one_line(typed: str) -> str:
    return " ".join("".join(one if one.isprintable() else " " for one in typed).split())


def some_lines(typed: str) -> str:
    """Lines of words, each tidied, without the empty ones."""
    lines = [one_line(line) for line in typed.splitlines()]
    return "\n".join(line for line in lines if line)


def likely(day: date) -> date:
    if not date(2000, 1, 1) <= day <= date(2100, 1, 1):
        raise ValueError(DAY)
    return day


def plain_number(typed: object) -> object:
    """As people write numbers: with a real minus, a comma for thousands, a percent sign."""
    if not isinstance(typed, str):
        return typed
    return typed.replace("−", "-").replace(",", "").removesuffix("%").strip()


Line = Annotated[str, AfterValidator(one_line)]
Lines = Annotated[str, AfterValidator(some_lines)]
Day = Annotated[date, AfterValidator(likely)]
Count = Annotated[int, BeforeValidator(plain_number), Field(ge=0, le=10_000_000)]
Number = Annotated[
    float,
    BeforeValidator(plain_number),
    Field(ge=-1_000_000_000, le=1_000_000_000, allow_inf_nan=False),
]


def asked(label: str, wrong: str, hint: str = "", **more: Any) -> Any:
    """A field: how it is asked, the sentence when it is wrong, and a word of help."""
    return Field(title=label, description=wrong, json_schema_extra={"hint": hint}, **more)


def named(label: str, most: int = 120, hint: str = "") -> Any:
    return asked(label, f"Give it in 2 to {most} letters", hint, min_length=2, max_length=most)


def maybe_named(label: str, most: int = 120, hint: str = EMPTY) -> Any:
    return asked(label, f"Give at most {most} letters", hint, default="", max_length=most)


class SourcedForm(BaseModel):
    """The forms of the programme begin here."""

    model_config = ConfigDict(extra="forbid")

    source: Line = asked(
        "Where does this come from?",
        "Say where this comes from, in 3 to 200 letters",
        "A report, minutes, a letter: what somebody else could look up.",
        min_length=3,
        max_length=200,
    )
    dated_on: Day = asked("Day of the source", DAY, "Like 2009-04-01.")
    version: int = Field(0, description="Open the page again")  # which one was corrected
