"""The postman: makes the rounds that make messages due, takes what is due from the outbox,
hands it over one by one, and marks what became of it."""

import smtplib
import threading
import time
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlmodel import Session

from sosbus.base.clock import utc_now
from sosbus.base.db import Engines, engines
from sosbus.base.settings import settings
from sosbus.forgetting import store as forgetting
from sosbus.hours import store as hours
from sosbus.keeping import store as keeping
from sosbus.lapsing import store as lapsing
from sosbus.letters import store as letters
from sosbus.letters.store import Later, Written
from sosbus.messages import rules, store
from sosbus.messages.rules import BY_TEXT
from sosbus.messages.tables import About, Letter, Via
from sosbus.messages.tables import Post as State
from sosbus.night_economy import store as night_economy
from sosbus.reminders import store as reminders
from sosbus.roll_call import store as roll_call
from sosbus.stock import store as stock
from sosbus.thanks import store as thanks
from sosbus.upkeep import store as upkeep
from sosbus.web import push, texts
from sosbus.web.logs import say, where
from sosbus.web.mail import send_mail

EVERY = 2.0  # seconds: somebody may be waiting for a code
ENOUGH = 20.0  # seconds of one delivery: a lease counted from its start must not run out
NOT_TAKEN = (OSError, smtplib.SMTPException, ValueError)

SOON, SELDOM = timedelta(seconds=20), timedelta(minutes=10)


class Round(NamedTuple):
    """Something a room wants looked at again and again; doing it twice does no harm."""

    name: str
    every: timedelta
    make: Callable[[Session, datetime], object]


ROUNDS = (
    Round("reminders", SOON, reminders.remind),
    Round("changes", SOON, reminders.tell_changes),
    Round("cover", SOON, upkeep.rounds),
    Round("roll call", SELDOM, roll_call.rounds),
    Round("hours", SELDOM, hours.rounds),
    Round("thanks", SELDOM, thanks.rounds),
    Round("lapsing", SELDOM, lapsing.lapsing_rounds),
    Round("stock", SELDOM, stock.rounds),
    Round("forgetting", SELDOM, forgetting.rounds),
    Round("named venues", SELDOM, night_economy.rounds),
    Round("keeping", SELDOM, keeping.rounds),
)


def make_rounds(engines: Engines, now: datetime, some: Iterable[Round] | None = None) -> None:
    """Each round in a short transaction of its own; one that fails never stops the others."""
    for name, _, make in ROUNDS if some is None else some:
        try:
            with engines.writing() as db:
                if store.alone(db, name):
                    make(db, now)
                    db.commit()
        except Exception as wrong:
            say("round failed", round=name, failed=type(wrong).__name__, where=where(wrong))


def deliver(engines: Engines, now: datetime) -> int:
    """Send every letter that is due; a crash on the way means a letter is sent again."""
    handled, began = 0, time.monotonic()
    while time.monotonic() - began < ENOUGH and (letter := claimed(engines, now)):
        handled += 1
        state, due = outcome(engines, letter, now)
        with engines.writing() as db:
            store.settle(db, letter, state, due)
            if state is not State.WAITING:
                letters.has_told(db, letter, now)
            if state is not State.DROPPED and letter.about is not About.LETTER:
                tell_beside(db, letter, now)
            db.commit()
    return handled


def claimed(engines: Engines, now: datetime) -> Letter | None:
    with engines.reading() as db:
        if not store.is_any_due(db, now):
            return None
    with engines.writing() as db:
        letter = store.claim(db, now, whole=bool(settings().smtp_url))
        if letter:
            letters.seal(db, letter, now)
        db.commit()
        return letter


def outcome(engines: Engines, letter: Letter, now: datetime) -> tuple[State, datetime]:
    """What became of one letter, and when it is due again if it is."""
    if rules.is_useless(letter, now):
        return State.DROPPED, now
    try:
        with engines.reading() as db:
            found = letters.compose(db, letter, now)
        if found is None:
            return State.DROPPED, now
        if isinstance(found, Later):
            letter.tries -= 1
            return State.WAITING, found.due_at
        return hand_over(engines, letter, found), now
    except Exception as wrong:
        more = {} if isinstance(wrong, NOT_TAKEN) else {"where": where(wrong)}
        say("letter not sent", failed=type(wrong).__name__, tries=letter.tries, **more)
        return rules.after_a_failure(letter, now)


def hand_over(engines: Engines, letter: Letter, found: Written) -> State:
    if letter.via is Via.TEXT:
        return as_text(letter, found)
    if letter.via is Via.PUSH:
        return as_push(engines, letter, found)
    if not settings().smtp_url:
        letter.to, letter.subject, letter.body = found.to, found.subject, found.body
        return State.SHOWN
    sender, where_to = settings().mail_from, settings().smtp_url
    words = (found.to, found.subject, found.body)
    send_mail(where_to, sender, *words, letter.id.hex, found.calendars)
    return State.SENT


def as_text(letter: Letter, found: Written) -> State:
    carrier = texts.carrier()
    if carrier is None:
        return State.DROPPED
    carrier.send(found.to, found.body, letter.id.hex)
    return State.SENT


def as_push(engines: Engines, letter: Letter, found: Written) -> State:
    device = found.device
    assert device
    notice = {"title": found.subject, "body": found.body}
    if push.send(device.endpoint, device.public_key, device.auth, notice, letter.id.hex):
        return State.SENT
    with engines.writing() as db:
        store.end_device(db, device.id)
        db.commit()
    return State.DROPPED


def tell_beside(db: Session, letter: Letter, now: datetime) -> None:
    """The same once more as a notice on each device, and as a text where that is wanted."""
    if letter.via is not Via.EMAIL or letter.person_id is None:
        return
    if settings().push_key:
        for device in store.devices_of(db, letter.person_id):
            store.tell(db, rules.by_push(letter, device, now))
    if settings().sms_file and letter.about in BY_TEXT:
        store.tell(db, rules.by_text(letter, now))


class Post:
    """A thread that looks in the outbox every two seconds while the service is up."""

    def __init__(self) -> None:
        self.stopping = threading.Event()
        self.thread = threading.Thread(target=self.work, name="post", daemon=True)

    def start(self) -> None:
        self.thread.start()

    def stop(self) -> None:
        self.stopping.set()
        self.thread.join(timeout=30)

    def work(self) -> None:
        due = dict.fromkeys(ROUNDS, utc_now())
        while not self.stopping.wait(EVERY):
            now = utc_now()
            some = [one for one in ROUNDS if due[one] <= now]
            make_rounds(engines(), now, some)
            due |= {one: now + one.every for one in some}
            try:
                deliver(engines(), utc_now())
            except Exception as wrong:
                say("post round failed", failed=type(wrong).__name__)
