"""The postman: takes letters from the outbox to the mail server, one by one, and marks them."""

import smtplib
import threading
from datetime import datetime

from sosbus.base.clock import utc_now
from sosbus.base.db import Engines, engines
from sosbus.base.settings import settings
from sosbus.messages import rules, store
from sosbus.messages.tables import Letter
from sosbus.messages.tables import Post as State
from sosbus.web.logs import say
from sosbus.web.mail import send_mail

EVERY = 2.0  # seconds: somebody may be waiting for a code


def deliver(engines: Engines, now: datetime) -> int:
    """Send every letter that is due; a crash on the way means a letter is sent again."""
    handled = 0
    while letter := claimed(engines, now):
        handled += 1
        state, due = outcome(letter, now)
        with engines.writing() as db:
            store.settle(db, letter, state, due)
            db.commit()
    return handled


def claimed(engines: Engines, now: datetime) -> Letter | None:
    with engines.writing() as db:
        letter = store.claim(db, now)
        db.commit()
        return letter


def outcome(letter: Letter, now: datetime) -> tuple[State, datetime]:
    if rules.is_useless(letter, now):
        return State.DROPPED, now
    try:
        send_mail(
            settings().smtp_url,
            settings().mail_from,
            letter.to,
            letter.subject,
            letter.body,
            letter.id.hex,
        )
    except (OSError, smtplib.SMTPException) as wrong:
        say("letter not sent", failed=type(wrong).__name__, tries=letter.tries)
        return rules.after_a_failure(letter, now)
    return State.SENT, now


class Post:
    """A thread that looks in the outbox every two seconds while the service is up."""

    def __init__(self) -> None:
        self.stopping = threading.Event()
        self.thread = threading.Thread(target=self.rounds, name="post", daemon=True)

    def start(self) -> None:
        self.thread.start()

    def stop(self) -> None:
        self.stopping.set()
        self.thread.join(timeout=30)

    def rounds(self) -> None:
        while not self.stopping.wait(EVERY):
            try:
                deliver(engines(), utc_now())
            except Exception as wrong:
                say("post round failed", failed=type(wrong).__name__)
