"""What is typed to forget somebody sooner, or later. The description is what we say."""

from datetime import date

from pydantic import BaseModel, Field

from sosbus.forgetting.tables import Reason, Sooner


class ForgetForm(BaseModel):
    why: Sooner = Field(description="Choose why they are forgotten now")


class LongerForm(BaseModel):
    reason: Reason = Field(description="Choose why they are kept longer")
    until: date = Field(description="Choose the day until which they are kept")
