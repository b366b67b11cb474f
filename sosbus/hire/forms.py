"""What the office types about a hire, and what is entered about vehicles and rates."""

import re
from datetime import time
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from sosbus.base.columns import Choice
from sosbus.hire.tables import Clean, Purpose, State
from sosbus.sources.forms import (
    CHOOSE,
    COUNT,
    DAY,
    EMPTY,
    TICK,
    Count,
    Day,
    Line,
    SourcedForm,
    asked,
    named,
)

POUNDS = "Give pounds and pence, like 45 or 1250.50, at most 1,000,000"
TIME = "Give a time by the town’s clock, like 09:30"
EMAIL = "Give an email address like office@example.org, or leave it empty"
PHONE = "Give a phone number of 5 to 20 figures, or leave it empty"
AGAIN = "Open the page again"


def plain_pounds(typed: object) -> object:
    if not isinstance(typed, str):
        return typed
    plain = typed.replace("£", "").replace(",", "").strip()
    if not re.fullmatch(r"\d{1,7}(\.\d{1,2})?", plain):
        raise ValueError(POUNDS)
    return plain


def by_the_towns_clock(typed: time) -> time:
    if typed.tzinfo is not None:
        raise ValueError(TIME)
    return typed.replace(second=0, microsecond=0)


def an_address(typed: str) -> str:
    if typed and not re.fullmatch(r"[^\s@]+@[^\s@]+\.[^\s@]+", typed):
        raise ValueError(EMAIL)
    return typed


def a_number(typed: str) -> str:
    if typed and not re.fullmatch(r"\+?[\d ()-]{5,20}", typed):
        raise ValueError(PHONE)
    return typed


Pounds = Annotated[
    Decimal, BeforeValidator(plain_pounds), Field(ge=0, le=1_000_000, decimal_places=2)
]
Clock = Annotated[time, AfterValidator(by_the_towns_clock)]


class Ending(Choice):
    """How a hire that is not to be ends."""

    TURNED_DOWN = State.TURNED_DOWN.value, "We turn it down"
    CANCELLED = State.CANCELLED.value, "It is called off"

    @property
    def state(self) -> State:
        return State.TURNED_DOWN if self is Ending.TURNED_DOWN else State.CANCELLED


class Step(BaseModel):
    """Each step says which version it was decided on."""

    model_config = ConfigDict(extra="forbid")

    version: int = Field(0, description=AGAIN)


class HireForm(Step):
    organisation: Line = named("Which organisation?", 120, "No person’s name.")
    email: Annotated[Line, AfterValidator(an_address)] = asked(
        "Email of its office", EMAIL, EMPTY, default="", max_length=120
    )
    phone: Annotated[Line, AfterValidator(a_number)] = asked(
        "Phone of its office", PHONE, EMPTY, default="", max_length=20
    )
    purpose: Purpose = asked("What for?", CHOOSE)
    vehicle_id: UUID = asked("Which vehicle?", CHOOSE)
    driver_id: UUID | None = asked("Who drives?", CHOOSE, default=None)
    day: Day = asked("Day", DAY)
    starts: Clock = asked("From", TIME)
    ends: Clock = asked("Until", TIME)


class BookingForm(Step):
    rate_card_id: UUID = asked("At which rates?", CHOOSE)


class DoneForm(Step):
    miles: Count | None = asked("Miles driven", COUNT, EMPTY, default=None)
    clean: Clean = asked("How did the bus come back?", "Say how the bus came back")


class InvoiceForm(Step):
    invoice: Line = asked(
        "Number of the invoice",
        "Give the number that stands on it, at most 40 letters",
        min_length=1,
        max_length=40,
    )
    charge: Pounds = asked("Charge in pounds", POUNDS)


class PaymentForm(Step):
    paid_on: Day = asked("Paid on", DAY)


class EndingForm(Step):
    ending: Ending = asked("What happened?", CHOOSE)
    why: Line = named("Why?", 150, "For the office. No person’s name.")


class VehicleForm(SourcedForm):
    name: Line = named("What is it called?", 60)
    does_nights: bool = asked("It goes out at night", TICK, default=False)
    retired_on: Day | None = asked("It left the road on", DAY, "Empty: it runs.", default=None)


class RateCardForm(SourcedForm):
    name: Line = named("What is it called?", 60, "For charities, for businesses")
    per_hour: Pounds = asked("Pounds for each hour begun", POUNDS)
    per_mile: Pounds = asked("Pounds a mile", POUNDS, "0.45 is 45 pence.")
    at_least: Pounds = asked("Pounds at least", POUNDS, "0 if there is no least.")
    first_day: Day = asked("It holds from", DAY)
    last_day: Day | None = asked("It holds until", DAY, "Empty: it goes on.", default=None)
