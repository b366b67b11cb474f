"""What a coordinator types about nights. The description is what we say when it is wrong."""

from datetime import date, time

from pydantic import BaseModel, Field, field_validator

from sosbus.nights.tables import Reason


class PlanForm(BaseModel):
    first: date = Field(description="Give the first date, like 2026-12-01")
    last: date = Field(description="Give the last date, like 2027-02-28")
    holidays: bool = Field(False, description="Tick it or leave it")


class OneOffForm(BaseModel):
    night_date: date = Field(description="Give the date of the evening, like 2026-12-31")
    opens: time = Field(description="Give the opening time, like 22:00")
    closes: time = Field(description="Give the closing time, like 04:00")

    @field_validator("opens", "closes")
    @classmethod
    def is_by_the_towns_clock(cls, typed: time) -> time:
        if typed.tzinfo is not None:
            raise ValueError("Give a time by the town's clock, like 22:00")
        return typed


class CancelForm(BaseModel):
    reason: Reason = Field(description="Choose why the night is cancelled")
