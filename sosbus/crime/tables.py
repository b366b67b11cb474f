"""How many crimes of a type police.uk gives for an area and a month, and the files read."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from sosbus.base.columns import moment


class CrimeCount(SQLModel, table=True):
    __tablename__ = "crime_count"

    month: str = Field(primary_key=True)
    lsoa: str = Field(primary_key=True)
    crime_type: str = Field(primary_key=True)
    count: int


class CrimeFile(SQLModel, table=True):
    """A file read in, known by its bytes, so that reading it again changes nothing."""

    __tablename__ = "crime_file"

    sha256: str = Field(primary_key=True)
    read_at: datetime = moment()
    rows: int
    first_month: str
    last_month: str
