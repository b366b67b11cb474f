"""What is typed about joining, and about whom to ring."""

from datetime import date

from pydantic import BaseModel, Field, ValidationInfo, field_validator

from sosbus.joining.tables import Stage

PHONE = r"^(\+?[0-9][0-9 ()-]{4,22})?$"
DIGITS = "Give a phone number, digits and spaces only, or leave it empty"


class StepsForm(BaseModel):
    stages: list[Stage] = Field(min_length=1, description="Choose what is done")
    done_on: date = Field(description="Give the day it was done, like 2026-03-01")


class UndoForm(BaseModel):
    stage: Stage = Field(description="Choose a stage")


class NumbersForm(BaseModel):
    phone: str = Field("", pattern=PHONE, description=DIGITS)
    contact_name: str = Field("", max_length=80, description="A name, up to 80 letters")
    contact_phone: str = Field("", validate_default=True, pattern=PHONE, description=DIGITS)
    relation: str = Field("", max_length=40, description="A few words, up to 40 letters")

    @field_validator("contact_phone")
    @classmethod
    def goes_with_the_name(cls, typed: str, others: ValidationInfo) -> str:
        named = others.data.get("contact_name")
        if named and not typed:
            raise ValueError("Give the number to ring them on")
        if typed and not named:
            raise ValueError("Give the name that goes with this number")
        return typed
