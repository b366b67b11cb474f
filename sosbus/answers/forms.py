"""Yes or no."""

from pydantic import BaseModel, Field

from sosbus.answers.tables import Said


class AnswerForm(BaseModel):
    answer: Said = Field(description="Say yes or no")
