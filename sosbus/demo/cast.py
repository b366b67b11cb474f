"""The named cast, and the volunteers whom nobody could take for real people.

Surnames are things found on the bus, and every address ends in .example.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

from sqlmodel import Session

from sosbus.base.refusal import Refusal
from sosbus.joining import store as joining
from sosbus.joining.tables import Stage
from sosbus.people import store
from sosbus.people.rules import new_person
from sosbus.people.tables import ON_THE_BUS, BusRole, Person, Role
from sosbus.qualifications import store as qualifications
from sosbus.qualifications.rules import new_card
from sosbus.qualifications.tables import Card, CardKind
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
# Aboard without being volunteers, and those who are still on their way to their first night.
ALSO: dict[str, tuple[Role, BusRole]] = {
    "Marlow Stretcher": (Role.CONTRACTED, BusRole.MEDIC),
    "Quill Clipboard": (Role.GUEST, BusRole.STUDENT),
}
JOINING = {"Juno Keyring": 1, "Thistle Notebook": 3, "Rowan Postcard": 5}
CARDS = {
    BusRole.FIRST_AIDER: CardKind.FIRST_AID,
    BusRole.MEDIC: CardKind.MEDIC,
    BusRole.DRIVER: CardKind.DRIVING,
    BusRole.BUS_LEAD: CardKind.LEAD,
}
SOON = (5, 19, 26, 48, 74, 85)  # days until a few of the ninety need a new first aid card


def people(db: Session, now: datetime) -> list[Person]:
    """Keep the cast, the ninety and the others, with their cards; gives back everyone."""
    everyone = [person(name, role, list(places), now) for name, (role, places) in CAST.items()]
    everyone += [
        person(name, Role.VOLUNTEER, places, now)
        for name, places in zip(names(), trained(), strict=True)
    ]
    everyone += [person(name, role, [place], now) for name, (role, place) in ALSO.items()]
    new = [person(name, Role.VOLUNTEER, [BusRole.SUPPORT], now) for name in JOINING]
    for one in everyone + new:
        store.add(db, one)
    db.flush()
    declan = next(one for one in everyone if one.role is Role.COORDINATOR)
    for number, one in enumerate(everyone):
        years = timedelta(days=365 * 2 + 400 + 9 * number)
        for card in cards_of(one, declan.id, now.date(), now.date() + years):
            qualifications.add(db, card)
    return everyone + new


def cards_of(one: Person, seen_by: UUID, seen_on: date, until: date) -> Iterator[Card]:
    """The cards that go with the places somebody is trained for, and the checks for all."""
    if one.role not in ON_THE_BUS:
        return
    kinds = [CARDS[place] for place in one.bus_roles if place in CARDS]
    for kind in (*kinds, CardKind.SAFEGUARDING, CardKind.DBS):
        yield new_card(one.id, kind, seen_on - timedelta(days=30), until, seen_on, seen_by)


def as_it_goes(db: Session, now: datetime) -> None:
    """What the demo's year has come to: cards about to run out, and people still joining."""
    today = now.date()
    ninety = [one for name in names() if (one := store.known_as(db, demo_address(name)))]
    aiders = [one for one in ninety if BusRole.FIRST_AIDER in one.bus_roles]
    for days, one in zip(SOON, aiders, strict=False):
        for card in qualifications.of(db, one.id):
            if card.kind is CardKind.FIRST_AID:
                card.expires_on = today + timedelta(days=days)
                qualifications.add(db, card)
    for number, name in enumerate(("Aoife", "Brendan", "Ciara")):
        someone = store.known_as(db, demo_address(name))
        assert someone
        someone.phone = f"07700 90010{number}"  # numbers that nobody has: Ofcom keeps them so
        store.add(db, someone)
        joining.keep_contact(db, someone.id, "Pat Umbrella", "01632 960123", "Flatmate")
    for name, far in JOINING.items():
        someone = store.known_as(db, demo_address(name))
        assert someone
        someone.first_nights, someone.joined_at = 3, now - timedelta(weeks=6)
        store.add(db, someone)
        for week, stage in enumerate(list(Stage)[:far]):
            joining.note(db, someone.id, stage, today - timedelta(weeks=6 - week), None)


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
