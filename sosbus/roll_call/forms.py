"""What a lead marks on the roll. The description is what we say when it is wrong."""

from datetime import datetime
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, Field

from sosbus.roll_call.tables import State


class MarkForm(BaseModel):
    sign_up_id: UUID = Field(description="Choose somebody of the crew")
    state: State = Field(description="Choose what became of them")


class SentMark(MarkForm):
    at: AwareDatetime = Field(description="Say when, with its time zone")

    @property
    def moment(self) -> datetime:
        return self.at
