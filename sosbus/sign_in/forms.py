"""What somebody types to come in. The description is what we say when it is wrong."""

from pydantic import BaseModel, Field, field_validator

from sosbus.people.rules import tidy_email
from sosbus.sign_in.rules import tidy_code


class AskForm(BaseModel):
    email: str = Field(description="Type your email address, like name@example.org")
    next: str = Field("/", max_length=500, description="Start again from the sign-in page")

    @field_validator("email")
    @classmethod
    def is_an_address(cls, typed: str) -> str:
        address = tidy_email(typed)
        if address is None:
            raise ValueError("Type your email address, like name@example.org")
        return address


class CodeForm(BaseModel):
    code: str = Field(description="Type the 6 digits from the letter")

    @field_validator("code")
    @classmethod
    def has_six_digits(cls, typed: str) -> str:
        code = tidy_code(typed)
        if len(code) != 6:
            raise ValueError("Type the 6 digits from the letter")
        return code
