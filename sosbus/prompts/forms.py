"""What is typed when somebody rang a number to see that it still answers."""

import re
from datetime import date

from pydantic import BaseModel, Field, field_validator

from sosbus.prompts.tables import Line

A_NUMBER = re.compile(r"\+?[0-9][0-9 ]{1,18}[0-9]")


class LineForm(BaseModel):
    code: Line = Field(description="Choose one of the numbers shown")
    number: str = Field(
        min_length=3, max_length=20, description="Give a number like 0345 603 7627"
    )
    verified_on: date = Field(
        description="Give the day you checked it, like 2026-03-01, today or before"
    )

    @field_validator("number")
    @classmethod
    def is_a_number(cls, typed: str) -> str:
        if not A_NUMBER.fullmatch(typed):
            raise ValueError("Give a number like 0345 603 7627: digits and spaces only")
        return " ".join(typed.split())
