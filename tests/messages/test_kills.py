"""Two workers, killed at random: no message is lost, and a death repeats one at the most."""

import multiprocessing
import os
import random
import signal
from collections import Counter
from datetime import UTC, datetime, timedelta
from time import monotonic, sleep, time

import pytest
from sqlmodel import select

from sosbus import post
from sosbus.base.db import engines_for
from sosbus.base.settings import settings
from sosbus.messages import rules, store
from sosbus.messages.tables import About, Letter, Post

MESSAGES, KILLS, LEASE = 40, 6, timedelta(seconds=2)
NOON = datetime(2026, 3, 6, 12, tzinfo=UTC)
forked = multiprocessing.get_context("forkserver")
forked.set_forkserver_preload([__name__])


def work(address: str, smtp_url: str, began: float) -> None:
    """What `sosbus messages work` does, at noon, with a lease that a test can wait for."""
    os.environ["SOSBUS_SMTP_URL"] = smtp_url
    settings.cache_clear()
    rules.LEASE = LEASE
    store.settle = slowly(store.settle)
    engines = engines_for(address)
    while True:
        post.deliver(engines, NOON + timedelta(seconds=time() - began))
        sleep(0.01)


def slowly(settle):
    """A wider gap between sending and noting, for deaths to fall into."""

    def then(*what):
        sleep(0.04)
        settle(*what)

    return then


@pytest.mark.both
def test_workers_killed_at_random_lose_nothing(engines, mail_server, cast):
    ids = fill(engines, cast["declan"])
    mail_server.takes = 0.01
    address = engines.writer.url.render_as_string(hide_password=False)
    sent = (address, settings().smtp_url, time())
    chance = random.Random(f"{engines.writer.url.get_backend_name()} kills")
    workers = [start(*sent) for _ in range(2)]
    for _ in range(KILLS):
        sleep(chance.uniform(0.1, 0.4))
        killed = chance.randrange(2)
        os.kill(workers[killed].pid, signal.SIGKILL)
        workers[killed].join()
        workers[killed] = start(*sent)
    until = monotonic() + 30
    while monotonic() < until and waiting(engines):
        sleep(0.05)
    for worker in workers:
        worker.kill()
        worker.join()
    assert not waiting(engines)
    arrived = Counter(
        one["Message-ID"].strip("<>").partition("@")[0] for one in mail_server.letters
    )
    assert set(arrived) == ids, "one is lost"
    assert sum(arrived.values()) - len(ids) <= KILLS, "more than one again for each death"


def start(*sent):
    worker = forked.Process(target=work, args=sent, daemon=True)
    worker.start()
    return worker


@pytest.mark.both
def test_a_worker_that_dies_between_sending_and_noting_repeats_it_once(engines, mail_server):
    with engines.writing() as db:
        store.add(db, rules.new_letter("wren@sosbus.example", "Your code", "1\n", NOON))
        db.commit()
    assert post.outcome(engines, post.claimed(engines, NOON), NOON)[0] is Post.SENT
    assert post.deliver(engines, NOON + rules.LEASE) == 1
    assert post.deliver(engines, NOON + 2 * rules.LEASE) == 0
    first, again = mail_server.letters
    assert first["Message-ID"] == again["Message-ID"]


def fill(engines, who) -> set[str]:
    """Letters whole from the start, and messages whose words are found when they go."""
    half = range(MESSAGES // 2)
    letters = [
        rules.new_letter(f"wren{n}@sosbus.example", "Your code", "1\n", NOON) for n in half
    ]
    letters += [rules.message(About.MILESTONE, who.id, None, n, NOON) for n in half]
    with engines.writing() as db:
        for letter in letters:
            store.add(db, letter)
        db.commit()
    return {letter.id.hex for letter in letters}


def waiting(engines) -> int:
    with engines.reading() as db:
        return len(db.exec(select(Letter.id).where(Letter.state == Post.WAITING)).all())
