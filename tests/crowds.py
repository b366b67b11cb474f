"""Crews that are safe to go, people who could step in, and what anybody was told."""

from datetime import datetime, timedelta

from sqlmodel import select

from sosbus.base.db import Engines
from sosbus.demo.cast import cards_of, person
from sosbus.messages.tables import About, Letter
from sosbus.nights.tables import Night
from sosbus.people.tables import BusRole, Person, Role
from sosbus.places import store as places
from sosbus.rota.tables import How, Offer, OfferKind, SignUp, StoryLine, What
from sosbus.upkeep import store as upkeep
from tests.conftest import CARDS_HOLD, WEEK_BEFORE

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
SUPPORT, AIDER, LEAD = BusRole.SUPPORT, BusRole.FIRST_AIDER, BusRole.BUS_LEAD


def some_people(
    engines: Engines, cast: dict[str, Person], number: int, role=SUPPORT, name="Wren"
):
    """So many trained for a role; each can be signed in by name: visit("wren 3", …)."""
    people = [person(f"{name} {n}", Role.VOLUNTEER, [role], WEEK_BEFORE) for n in range(number)]
    with engines.writing() as db:
        db.add_all(people)
        db.flush()
        for one in people:
            db.add_all(cards_of(one, cast["declan"].id, *CARDS_HOLD))
        db.commit()
    cast |= {one.name.lower(): one for one in people}
    return people


def on(engines: Engines, night: Night, who: Person, role=SUPPORT, at=WEEK_BEFORE) -> SignUp:
    with engines.writing() as db:
        taken = places.place(db, night.id, who.id, role, How.SELF, who, at)
        assert isinstance(taken, SignUp), taken
        db.commit()
    return taken


def a_round(engines: Engines, at: datetime) -> int:
    with engines.writing() as db:
        done = upkeep.rounds(db, at)
        db.commit()
    return done


def rows(engines: Engines, kind, **like):
    with engines.reading() as db:
        return [
            one
            for one in db.exec(select(kind)).all()
            if all(getattr(one, name) == value for name, value in like.items())
        ]


def offers(engines: Engines, **like) -> list[Offer]:
    return sorted(rows(engines, Offer, **like), key=lambda one: one.made_at)


def asked(engines: Engines, **like) -> set:
    return {one.to_id for one in offers(engines, **like)}


def open_offers(engines: Engines, *kinds: OfferKind) -> list[Offer]:
    return [one for one in offers(engines, ended_at=None) if not kinds or one.kind in kinds]


def told(engines: Engines, about: About) -> list:
    """Who is told of something, in the order they were."""
    return [one.person_id for one in rows(engines, Letter, about=about)]


def story(engines: Engines, night: Night) -> list[What]:
    lines = rows(engines, StoryLine, night_id=night.id)
    return [one.what for one in sorted(lines, key=lambda one: one.number)]


def get(engines: Engines, row):
    with engines.reading() as db:
        return db.get(type(row), row.id)
