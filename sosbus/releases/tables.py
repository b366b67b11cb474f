"""What was released, to whom, and what waits for somebody's yes."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from sosbus.base.columns import identity, moment


class Release(SQLModel, table=True):
    """One report, whole and frozen: `content` is what the hash is of. Never changed."""

    __table_args__ = (UniqueConstraint("pack", "period", "version"),)

    number: int = Field(primary_key=True)
    pack: str = Field(foreign_key="pack.code")
    period: str
    version: int
    reason: str  # why there is a new version; "" for the first
    content: str = Field(sa_type=Text)
    sha256: str
    released_at: datetime = moment()


class PackReader(SQLModel, table=True):
    """A partner who may read a pack, and is told by email when it is out."""

    __tablename__ = "pack_reader"

    pack: str = Field(primary_key=True, foreign_key="pack.code")
    person_id: UUID = Field(primary_key=True, foreign_key="person.id")


class PackToken(SQLModel, table=True):
    """A key for a partner's own program; it reads this pack's releases and nothing else."""

    __tablename__ = "pack_token"

    id: UUID = identity()
    pack: str = Field(foreign_key="pack.code")
    label: str
    token_hash: str = Field(unique=True)
    made_at: datetime = moment()
