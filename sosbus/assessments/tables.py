"""The yearly Strategic Assessment, who was asked, and the priorities that came of it."""

from uuid import UUID

from sqlmodel import Field, SQLModel

from sosbus.base.columns import Choice, chosen, identity


class CameFrom(Choice):
    ASSESSMENT = "assessment", "Strategic Assessment"
    RESIDENTS = "residents", "Residents"


class Assessment(SQLModel, table=True):
    """A document of one year. Where it was to be read once is kept as words, not as a link."""

    id: UUID = identity()
    title: str = Field(max_length=120)
    year: str = Field(max_length=7)  # 2008-09; "" is not known
    address: str = Field(max_length=200)


class Consultation(SQLModel, table=True):
    """A way in which people are asked, and how often."""

    id: UUID = identity()
    year: str = Field(max_length=7)
    through: str = Field(max_length=120)
    how_often: str = Field(max_length=60)


class Priority(SQLModel, table=True):
    id: UUID = identity()
    year: str = Field(max_length=7)
    words: str = Field(max_length=200)
    came_from: CameFrom = chosen(CameFrom)
    assessment_id: UUID | None = Field(default=None, foreign_key="assessment.id")
    objective_id: UUID | None = Field(default=None, foreign_key="objective.id")
