"""One invented night, lived through: opened, contacts and tallies, closed."""

from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

from sqlmodel import Session

from sosbus.checks import store as checks
from sosbus.checks.rules import new_answers
from sosbus.checks.tables import Answer
from sosbus.closing import rules as closing_rules
from sosbus.closing import store as closing
from sosbus.closing.forms import CloseForm
from sosbus.closing.tables import Damage, Incident, Welfare
from sosbus.contacts import store as contacts
from sosbus.contacts.forms import ContactForm
from sosbus.contacts.rules import new_contact
from sosbus.contacts.tables import Contact
from sosbus.demo.answers import answers
from sosbus.demo.bedside import look_after, new_id, sound
from sosbus.demo.cast import SEED
from sosbus.nights import rules as night_rules
from sosbus.nights.rules import half_hour
from sosbus.nights.tables import Night
from sosbus.nights.tables import Reason as WhyNot
from sosbus.stock import store as stock
from sosbus.stock.rules import new_move
from sosbus.stock.tables import Why
from sosbus.tallies import store as tallies
from sosbus.tallies.tables import Thing

BUSY_HOURS = (2, 2, 4, 5, 8, 9, 10, 12, 11, 8, 5, 3)  # how arrivals fall over a night
WORDS = (
    "Ramp sticks: lift it first.",
    "The left heater is slow. Turn it on early.",
    "Few blankets left after the cold hour.",
    "The radio by the door needs a new clip.",
)
WHY_NOT = (WhyNot.WEATHER, WhyNot.NO_FIRST_AID, WhyNot.NO_LEAD, WhyNot.BUS_OFF_ROAD)


def rng_for(night_date: date) -> Random:
    """The same evening every time the demo is made."""
    return Random(f"{SEED} {night_date}")  # noqa: S311 an invented evening


def is_called_off(night: Night) -> bool:
    return rng_for(night.night_date).random() < 0.03


def call_off(night: Night) -> None:
    rng = rng_for(night.night_date)
    night_rules.cancel(night, rng.choice(WHY_NOT), night.opens_at - timedelta(hours=5))


def live_through(db: Session, night: Night, lead: UUID, venues: list[UUID]) -> int:
    """Open the night, record its contacts and tallies, close it; gives the contacts made."""
    rng = rng_for(night.night_date)
    check_the_bus(db, night, rng)
    night.opened_at = night.opens_at + minutes(rng, -20, 12)
    number = how_many(night.night_date, rng)
    for which in range(1, number + 1):
        made = contact(night, which, venues, rng)
        contacts.keep(db, made)
        db.flush()
        look_after(db, night, made, rng)
    for thing, most in ((Thing.WATER, 50), (Thing.DIRECTIONS, 22), (Thing.PHONE_CHARGE, 12)):
        for step in range(int(night.hours * 2)):
            given = rng.randint(0, most // 5)
            if given:
                when = night.opens_at + timedelta(minutes=30 * step)
                tallies.add(db, night, half_hour(when), thing, given)
    db.flush()
    close(db, night, lead, rng)
    return number


def check_the_bus(db: Session, night: Night, rng: Random) -> None:
    """Everything on the lists was looked at before the bus opened, and was right."""
    ids = [one.id for one in checks.items(db)]
    at = night.opens_at - timedelta(minutes=25)
    checks.keep(db, new_answers(night, new_id(rng), ids, Answer.FINE, True, None, at))


def close(db: Session, night: Night, lead: UUID, rng: Random) -> None:
    """A word for the next lead, what was used off the shelf, and the shelf filled again."""
    form = CloseForm(
        welfare=[Welfare.DEBRIEF_HELD, Welfare.ALL_WELL],
        damage=[rng.choice(list(Damage)[:5])] if rng.random() < 0.06 else [],
        incidents=[rng.choice(list(Incident)[:6])] if rng.random() < 0.1 else [],
        next_lead_words=rng.choice(WORDS) if rng.random() < 0.2 else None,
        minibus_miles=rng.randint(0, 40),
    )
    at = night.closes_at + minutes(rng, -10, 25)
    report = closing_rules.new_report(night, new_id(rng), form.told(), {}, lead, at)
    sound(closing.close(db, night, report, True, True))
    stock.draw_down(db, night, stock.proposal(db, night), at)
    db.flush()
    for shelf in stock.shelves(db):
        low = shelf.level is None or shelf.level <= shelf.item.low_at
        if low and (shelf.level is None or rng.random() < 0.3):
            full = 3 * shelf.item.low_at + 10
            filled = new_move(shelf.item, shelf.level or 0, new_id(rng), Why.COUNTED, full, at)
            stock.move(db, sound(filled))
    db.flush()


def minutes(rng: Random, low: int, high: int) -> timedelta:
    return timedelta(minutes=rng.randint(low, high))


def how_many(night_date: date, rng: Random) -> int:
    """5 to 60 contacts: most nights 10 to 35, Saturdays fuller, December fullest."""
    busy = 21.0 + (4 if night_date.weekday() == 5 else 0)
    busy *= {12: 1.65, 1: 0.75, 6: 1.1, 7: 1.1, 10: 1.15}.get(night_date.month, 1.0)
    return max(5, min(60, round(rng.gauss(busy, 6.5))))


def contact(night: Night, number: int, venues: list[UUID], rng: Random) -> Contact:
    length = (night.closes_at - night.opens_at) / len(BUSY_HOURS)
    [slot] = rng.choices(range(len(BUSY_HOURS)), BUSY_HOURS)
    arrived: datetime = night.opens_at + length * (slot + rng.random())
    form = ContactForm(**answers(rng, venues))
    made = new_contact(night, new_id(rng), form.answers(), number, arrived)
    made.left_at = min(arrived + minutes(rng, 5, 75), night.closes_at)
    return made
