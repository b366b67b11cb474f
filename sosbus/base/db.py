"""One session and one transaction per request, committed before the reply is sent.

On SQLite there are two engines. The writer takes the write lock when it begins, so that
what it reads cannot change before it writes; the reader cannot write at all. On PostgreSQL
both are the same engine, and a reading transaction is read-only. See docs/adr/0003.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import pysqlite3.dbapi2
from fastapi import Depends, Request
from sqlalchemy import Engine, event, make_url
from sqlmodel import Session, create_engine

from sosbus.base.settings import settings

POOL = 40  # FastAPI runs at most forty routes at once


@dataclass(frozen=True)
class Engines:
    """The way in for changes, and the way in for looking."""

    writer: Engine
    reader: Engine

    def writing(self) -> Session:
        return Session(self.writer, expire_on_commit=False)

    def reading(self) -> Session:
        return Session(self.reader, expire_on_commit=False, autoflush=False)

    def dispose(self) -> None:
        self.writer.dispose()
        self.reader.dispose()


def engines_for(address: str) -> Engines:
    """Engines for an SQLite file or a PostgreSQL database; the folder of a file is made."""
    url = make_url(address)
    if url.get_backend_name() != "sqlite":
        url = url.set(drivername="postgresql+psycopg")
        writer = create_engine(url, pool_size=POOL, max_overflow=0, pool_pre_ping=True)
        return Engines(writer, writer.execution_options(postgresql_readonly=True))
    refuse_old_sqlite()
    Path(url.database or "").parent.mkdir(parents=True, exist_ok=True)
    return Engines(
        sqlite_engine(url, "BEGIN IMMEDIATE"), sqlite_engine(url, "BEGIN", look=True)
    )


def sqlite_engine(url: Any, begin: str, look: bool = False) -> Engine:
    engine = create_engine(
        url,
        module=pysqlite3.dbapi2,
        pool_size=POOL,
        max_overflow=0,
        connect_args={"check_same_thread": False, "cached_statements": 256},
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _: Any) -> None:
        connection.isolation_level = None
        for pragma in (
            "busy_timeout=10000",
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "trusted_schema=OFF",
            "journal_size_limit=67108864",
            f"query_only={'ON' if look else 'OFF'}",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin_at_once(connection: Any) -> None:
        connection.exec_driver_sql(begin)

    return engine


def refuse_old_sqlite() -> None:
    """Before 3.51.3 SQLite can lose pages when a checkpoint meets a write (its own notice)."""
    if pysqlite3.dbapi2.sqlite_version_info < (3, 51, 3):
        raise RuntimeError(f"SQLite {pysqlite3.dbapi2.sqlite_version} is too old: need 3.51.3")


@cache
def engines() -> Engines:
    return engines_for(settings().database_url)


async def house_engines() -> Engines:
    return engines()


def transaction(
    request: Request, engines: Annotated[Engines, Depends(house_engines)]
) -> Iterator[Session]:
    """Looking never writes: a GET gets the reader, all else the writer."""
    look = request.method in {"GET", "HEAD"}
    with engines.reading() if look else engines.writing() as session:
        yield session
        session.commit()


# scope="function" ends the transaction when the route returns, before the reply leaves.
# The default ends it after, when nobody can be told that the commit failed.
Db = Annotated[Session, Depends(transaction, scope="function")]
