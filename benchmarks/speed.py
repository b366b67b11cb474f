"""Requests a second on two workers, as a share of a bare uvicorn answer of the same bytes.

python -m benchmarks.speed [rounds]     needs wrk (Debian: apt-get install wrk)
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.house import (
    BARE_PORT,
    CONTACT,
    PORT,
    Answer,
    ask,
    demo,
    fresh,
    open_tonight,
    real_house,
    served,
    sign_in,
)

WORKERS, CALLERS, SECONDS = 2, 8, 4
LUA = Path(__file__).with_name("load.lua")


@dataclass
class Job:
    """One thing asked over and over."""

    name: str
    method: str
    path: str
    body: str
    headers: dict[str, str]


def jobs() -> list[Job]:
    asks = {"Accept": "text/html", "Accept-Encoding": "gzip"}
    brendan, aoife = sign_in("brendan"), sign_in("aoife")
    contacts = f"{open_tonight(aoife)}/contacts/"
    sends = {"Cookie": aoife, "Content-Type": "application/json"}
    return [
        Job("Rota page", "GET", "/rota", "", asks | {"Cookie": brendan}),
        Job("Saving a contact", "PUT", contacts + "{id}", CONTACT, sends),
    ]


def once(job: Job) -> Answer:
    path = fresh(job.path.removesuffix("/contacts/{id}")) if job.body else job.path
    answer = ask(PORT, job.method, path, job.body or None, **job.headers)
    assert answer.status in (200, 201), answer
    return answer


def keep(answer: Answer, where: str) -> None:
    headers = [(key, value) for key, value in answer.headers if key.lower() != "date"]
    kept = {"status": answer.status, "headers": headers, "body": answer.body.hex()}
    Path(where).write_text(json.dumps(kept))


def per_second(job: Job, port: int, seconds: int = SECONDS) -> float:
    """All callers' requests a second. They come one after another, not at once: the worker
    that wakes first takes all that wait, and the other would have nothing to do."""
    said = [word for pair in job.headers.items() for word in pair]
    command = ["wrk", "-t1", "-c1", f"-d{seconds}s", "-s", str(LUA)]
    command += [f"http://127.0.0.1:{port}", "--", job.method, job.path, job.body, *said]
    callers = []
    for _ in range(CALLERS):
        callers.append(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))
        time.sleep(0.05)
    return sum(one_caller(job, caller.communicate()[0]) for caller in callers)


def one_caller(job: Job, told: str) -> float:
    requests, microseconds, errors = map(int, told.rpartition("RESULT")[2].split())
    if errors:
        print(f"{job.name}: {errors} of {requests} went wrong", file=sys.stderr)
    return (requests - errors) / microseconds * 1e6


def compare(job: Job, rounds: int) -> None:
    """House, bare, house, bare …: what slows the machine down slows both."""
    with tempfile.NamedTemporaryFile() as file:
        keep(once(job), file.name)
        os.environ["BARE_ANSWER"] = file.name
        bare = f"from benchmarks import bare; bare.run({WORKERS})"
        with served(BARE_PORT, bare):
            for port in (PORT, BARE_PORT):
                per_second(job, port, 1)
            pairs = [(per_second(job, PORT), per_second(job, BARE_PORT)) for _ in range(rounds)]
    shares = [100 * ours / theirs for ours, theirs in pairs]
    ours, theirs = (median(column) for column in zip(*pairs, strict=True))
    print(
        f"{job.name:18} {median(shares):5.1f} % of bare "
        f"({min(shares):.1f}–{max(shares):.1f}, {rounds} rounds; "
        f"{ours:.0f} against {theirs:.0f} a second)"
    )


def main(rounds: int = 5) -> None:
    with demo(), real_house(WORKERS):
        for job in jobs():
            compare(job, rounds)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
