"""The demo in a folder of its own, and servers that stand side by side."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from pathlib import Path
from uuid import uuid4

CHECKOUT = Path(__file__).parents[1]
CONTACT = json.dumps({"kind": "welfare", "reasons": ["alcohol"]})
PORT, BARE_PORT = 8907, 8908


@dataclass
class Answer:
    status: int
    headers: list[tuple[str, str]]
    body: bytes

    def header(self, name: str) -> str:
        return next((value for key, value in self.headers if key.lower() == name), "")


@contextmanager
def demo() -> Iterator[None]:
    """A fresh demo database; what is imported from `sosbus` inside uses it."""
    with tempfile.TemporaryDirectory(prefix="sosbus-") as folder:
        os.environ |= {
            "SOSBUS_DEMO": "true",
            "SOSBUS_DATABASE_URL": f"sqlite:///{folder}/demo.db",
        }
        run_python("from sosbus.cli.demo import load_demo; load_demo()").wait()
        yield


def run_python(code: str, **env: str) -> subprocess.Popen[bytes]:
    """Code of ours in a process of its own; what it logs is written out and thrown away."""
    return subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=CHECKOUT,
        env=os.environ | env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@contextmanager
def served(port: int, code: str) -> Iterator[None]:
    server = run_python(code, PORT=str(port))
    try:
        until_there(port)
        yield
    finally:
        server.terminate()
        server.wait()


def until_there(port: int) -> None:
    for _ in range(200):
        try:
            ask(port, "GET", "/healthz")
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"Nothing answers on port {port}.")


@contextmanager
def real_house(workers: int) -> Iterator[None]:
    """The service, as `sosbus serve` runs it."""
    code = f"from sosbus.cli.running import run; run('127.0.0.1', {workers})"
    with served(PORT, code):
        yield


def ask(port: int, method: str, path: str, body: str | None = None, **headers: str) -> Answer:
    said = {name.replace("_", "-"): value for name, value in headers.items()}
    line = HTTPConnection("127.0.0.1", port, timeout=20)
    line.request(method, path, body, said)
    reply = line.getresponse()
    answer = Answer(reply.status, reply.getheaders(), reply.read())
    line.close()
    return answer


# Opened then, with no signal: what comes at once is asked about the checks.
A_WHILE_AGO = f"{datetime.now(UTC) - timedelta(minutes=5):%Y-%m-%dT%H:%M:%SZ}"
FORM = "application/x-www-form-urlencoded"


def sign_in(name: str) -> str:
    """The cookie of one of the cast."""
    told = ask(PORT, "POST", "/sign-in/demo", f"person={name}", Content_Type=FORM)
    cookies = [value for key, value in told.headers if key.lower() == "set-cookie"]
    return next(one.partition(";")[0] for one in cookies if one.startswith("sosbus="))


def open_tonight(lead: str) -> str:
    """Tonight's address, its night opened by its lead."""
    found = ask(PORT, "GET", "/tonight", Cookie=lead).header("location")
    night = found.removesuffix("/tonight")
    opening = f"{night}/openings/{uuid4()}"
    said = json.dumps({"agreed": True, "at": A_WHILE_AGO})
    ask(PORT, "PUT", opening, said, Cookie=lead, Content_Type="application/json")
    return night


def fresh(night: str) -> str:
    return f"{night}/contacts/{uuid4()}"
