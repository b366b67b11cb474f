"""What the gate found of each ledger it looked at."""

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel


class Passed(SQLModel, table=True):
    """A certificate. `tables` names those in which somebody could be found: it did not pass."""

    __tablename__ = "certificate_of_ledger"

    ledger: str = Field(primary_key=True)
    months: int
    windows: int
    fewest: int
    steps: int
    method: str
    tables: list[str] = Field(sa_type=JSON)
