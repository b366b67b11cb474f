"""One more, or one fewer."""

from pydantic import BaseModel, Field

from sosbus.tallies.tables import Thing


class TallyForm(BaseModel):
    thing: Thing = Field(description="Choose what was given")
    less: bool = Field(False, description="One more or one fewer")
