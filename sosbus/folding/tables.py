"""The counts that stay when contacts go."""

from datetime import date

from sqlmodel import Field, SQLModel


class MonthlyCount(SQLModel, table=True):
    """How many contacts of a month had one answer to one question. Never two answers
    together, so that no row stands for somebody."""

    __tablename__ = "monthly_count"

    month: date = Field(primary_key=True)
    field: str = Field(primary_key=True, max_length=60)
    code: str = Field(primary_key=True, max_length=40)
    count: int
