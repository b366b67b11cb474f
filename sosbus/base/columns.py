"""The kinds of column we use, so that tables read as plain lists of facts."""

from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, Self
from uuid import UUID, uuid4

from sqlalchemy import JSON, DateTime, Dialect, Integer, String, TypeDecorator
from sqlmodel import Field, SQLModel

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "pk": "pk_%(table_name)s",
}


class Choice(StrEnum):
    """One answer of a closed list: the code we keep, and the words people read."""

    label: str

    def __new__(cls, code: str, label: str) -> Self:
        one = str.__new__(cls, code)
        one._value_ = code
        one.label = label
        return one


def coded(kind: type[Choice], code: str) -> Choice:
    """The choice that a kept code stands for."""
    return kind._value2member_map_[code]  # type: ignore[return-value]  # typed as Enum there


class Utc(TypeDecorator[datetime]):
    """A moment that comes back knowing its zone, even from SQLite, which forgets it."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("a moment without a zone is not a moment")
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Money(TypeDecorator[Decimal]):
    """Exact pounds, kept as whole pence: a sum of money is never rounded on the way."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        if value is None:
            return None
        pence = value * 100
        if pence != int(pence):
            raise ValueError("money has no parts of a penny")
        return int(pence)

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value).scaleb(-2)


class Coded(TypeDecorator[Choice]):
    """A choice kept as its code, so that a new answer needs no migration."""

    impl = String(40)
    cache_ok = True

    def __init__(self, kind: type[Choice]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: Choice | None, dialect: Dialect) -> str | None:
        return None if value is None else coded(self.kind, value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> Choice | None:
        return None if value is None else coded(self.kind, value)


class ManyCoded(TypeDecorator[list[Choice]]):
    """Several choices, kept as a list of their codes."""

    impl = JSON
    cache_ok = True

    def __init__(self, kind: type[Choice]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(
        self, value: Sequence[Choice] | None, dialect: Dialect
    ) -> list[str] | None:
        return None if value is None else [coded(self.kind, one).value for one in value]

    def process_result_value(
        self, value: list[str] | None, dialect: Dialect
    ) -> list[Choice] | None:
        return None if value is None else [coded(self.kind, one) for one in value]


class Ids(TypeDecorator[list[UUID]]):
    """Several records of another table, where who they are is all there is to say."""

    impl = JSON
    cache_ok = True

    def process_bind_param(
        self, value: Sequence[UUID] | None, dialect: Dialect
    ) -> list[str] | None:
        return None if value is None else [str(one) for one in value]

    def process_result_value(
        self, value: list[str] | None, dialect: Dialect
    ) -> list[UUID] | None:
        return None if value is None else [UUID(one) for one in value]


def identity() -> Any:
    """Made by us, not by the database: a phone can name a record before it has signal."""
    return Field(default_factory=uuid4, primary_key=True)


def moment(**more: Any) -> Any:
    return Field(sa_type=Utc, **more)


def money(**more: Any) -> Any:
    return Field(sa_type=Money, **more)


def chosen(kind: type[Choice], **more: Any) -> Any:
    return Field(sa_type=Coded(kind), **more)


def several(kind: type[Choice], **more: Any) -> Any:
    return Field(sa_type=ManyCoded(kind), **more)


def ids(**more: Any) -> Any:
    return Field(sa_type=Ids, **more)
