"""One session and one transaction per request, committed before the reply is sent.

On SQLite there are two engines. The writer takes the write lock when it begins, so that
what it reads cannot change before it writes; the reader cannot write at all. On PostgreSQL
both are the same engine, and a reading transaction is read-only. See docs/adr/0003.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import pysqlite3.dbapi2
from fastapi import Depends, Request
from sqlalchemy import Engine, event, make_url
from sqlmodel import Session, create_engine

from sosbus.base.settings import settings

LOOKING = frozenset({"GET", "HEAD"})
# Requests at once, fewer than the forty threads that serve them. SQLite has one writer anyway.
LOOKERS, WRITERS, SQLITE_WRITERS = 24, 12, 1
POOL = LOOKERS + WRITERS


@dataclass(frozen=True)
class Engines:
    """The way in for changes, and the way in for looking."""

    writer: Engine
    reader: Engine
    to_look: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(LOOKERS))
    to_write: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(WRITERS))

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
        writer = create_engine(url, pool_size=POOL, max_overflow=LOOKERS, pool_pre_ping=True)
        return Engines(writer, writer.execution_options(postgresql_readonly=True))
    refuse_old_sqlite()
    Path(url.database or "").parent.mkdir(parents=True, exist_ok=True)
    return Engines(
        sqlite_engine(url, "BEGIN IMMEDIATE"),
        sqlite_engine(url, "BEGIN", look=True),
        to_write=asyncio.Semaphore(SQLITE_WRITERS),
    )


def sqlite_engine(url: Any, begin: str, look: bool = False) -> Engine:
    engine = create_engine(
        url,
        module=pysqlite3.dbapi2,
        pool_size=POOL,
        max_overflow=LOOKERS,
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


async def a_turn(
    request: Request, engines: Annotated[Engines, Depends(house_engines)]
) -> AsyncIterator[None]:
    """Wait before taking a thread, not on one.

    A request goes from thread to thread on its way. If those that wait for a lock sat on
    every thread, the one that has the lock could never go on to let it loose.
    """
    async with engines.to_look if request.method in LOOKING else engines.to_write:
        yield


def transaction(
    request: Request,
    engines: Annotated[Engines, Depends(house_engines)],
    _: Annotated[None, Depends(a_turn, scope="function")],
) -> Iterator[Session]:
    """Looking never writes: a GET gets the reader, all else the writer."""
    look = request.method in LOOKING
    with engines.reading() if look else engines.writing() as session:
        yield session
        session.commit()


# scope="function" ends the transaction when the route returns, before the reply leaves.
# The default ends it after, when nobody can be told that the commit failed.
Db = Annotated[Session, Depends(transaction, scope="function")]
TheEngines = Annotated[Engines, Depends(house_engines)]
