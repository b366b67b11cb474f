"""How many contacts of a night fall in each series: true numbers, as secret as the counters."""

from uuid import UUID

from sqlmodel import Field, SQLModel


class NightCounted(SQLModel, table=True):
    """A night whose contacts are counted, with a sign of all that was counted then."""

    __tablename__ = "night_counted"

    night_id: UUID = Field(primary_key=True, foreign_key="night.id")
    sign: str = Field(max_length=80)


class NightCount(SQLModel, table=True):
    """How many of its contacts fall in one series; no row for none."""

    __tablename__ = "night_count"

    night_id: UUID = Field(primary_key=True, foreign_key="night.id")
    series: str = Field(primary_key=True)
    number: int
