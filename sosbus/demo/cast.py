"""The named cast, and ninety volunteers whom nobody could take for real people.

Surnames are things found on the bus, and every address ends in .example.
"""

from datetime import datetime
from random import Random

from sqlmodel import Session

from sosbus.base.refusal import Refusal
from sosbus.people import store
from sosbus.people.rules import new_person
from sosbus.people.tables import BusRole, Person, Role
from sosbus.sign_in.rules import demo_address

SEED = "the bus is in the High Street"
EVERYONE = 90

CAST: dict[str, tuple[Role, tuple[BusRole, ...]]] = {
    "Aoife": (Role.VOLUNTEER, (BusRole.BUS_LEAD, BusRole.SUPPORT)),
    "Brendan": (Role.VOLUNTEER, (BusRole.FIRST_AIDER, BusRole.SUPPORT)),
    "Ciara": (Role.VOLUNTEER, (BusRole.BUS_LEAD, BusRole.SUPPORT)),
    "Declan": (Role.COORDINATOR, ()),
    "Eithne": (Role.PARTNER, ()),
    "Fergal": (Role.ADMINISTRATOR, ()),
}
FIRST = (
    "Alder Birdie Clover Dandy Ember Fable Garnet Hazel Indigo Juno Kestrel Linnet Marlow "
    "Nettle Oakley Pepper Quill Rowan Sorrel Thistle Umber Vesper Wren Yarrow Zephyr"
).split()
LAST = (
    "Blanket Flask Flipflop Kettle Lantern Plaster Ramp Teaspoon Thermos Torch Umbrella "
    "Wristband"
).split()
# How many of the ninety are trained for each place; everyone can lend a hand.
TRAINED = {
    BusRole.BUS_LEAD: 9,
    BusRole.MEDIC: 8,
    BusRole.FIRST_AIDER: 24,
    BusRole.DRIVER: 14,
    BusRole.OUTREACH: 22,
}


def people(db: Session, now: datetime) -> list[Person]:
    """Keep the cast and the ninety; gives back those who hold places on the bus."""
    everyone = [person(name, role, list(places), now) for name, (role, places) in CAST.items()]
    everyone += [
        person(name, Role.VOLUNTEER, places, now)
        for name, places in zip(names(), trained(), strict=True)
    ]
    for one in everyone:
        store.add(db, one)
    db.flush()
    return everyone


def person(name: str, role: Role, places: list[BusRole], now: datetime) -> Person:
    made = new_person(name, demo_address(name), role, places, now)
    if isinstance(made, Refusal):
        raise ValueError(made)
    return made


def names() -> list[str]:
    pairs = [f"{first} {last}" for first in FIRST for last in LAST]
    return sorted(Random(SEED).sample(pairs, EVERYONE))  # noqa: S311 an invented cast


def trained() -> list[list[BusRole]]:
    rng = Random(SEED)  # noqa: S311 an invented cast
    places: list[list[BusRole]] = [[BusRole.SUPPORT] for _ in range(EVERYONE)]
    for role, number in TRAINED.items():
        for one in rng.sample(range(EVERYONE), number):
            places[one].append(role)
    return places
