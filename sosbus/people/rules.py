"""What makes an address an address, who may hold which place, and who looks after whom."""

import re
from collections.abc import Collection
from datetime import datetime

from sosbus.base.refusal import Refusal
from sosbus.people.tables import ON_THE_BUS, BusRole, Person, Role

ADDRESS = re.compile(r"[^@\s<>,;:\"]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+", re.ASCII)

FOR_GUESTS = frozenset({BusRole.STUDENT, BusRole.OBSERVER})


def tidy_email(typed: str) -> str | None:
    """The address in lower case without stray spaces, or None if it is not one."""
    tidy = typed.strip().lower()
    return tidy if len(tidy) <= 254 and ADDRESS.fullmatch(tidy) else None


def new_person(
    name: str, email: str, role: Role, bus_roles: list[BusRole], now: datetime
) -> Person | Refusal:
    address = tidy_email(email)
    if address is None:
        return Refusal("Type an email address, like name@example.org")
    if refused := may_hold(role, bus_roles):
        return refused
    return Person(name=name, email=address, role=role, bus_roles=bus_roles, joined_at=now)


def may_hold(role: Role, bus_roles: Collection[BusRole]) -> Refusal | None:
    """Volunteers hold any place; contracted crew all but the lead's; guests only their own."""
    if bus_roles and role not in ON_THE_BUS:
        return Refusal("Only the crew hold places on the bus")
    if role is not Role.VOLUNTEER and BusRole.BUS_LEAD in bus_roles:
        return Refusal("Only a volunteer leads the bus")
    if role is Role.GUEST and not FOR_GUESTS.issuperset(bus_roles):
        return Refusal("A student or observer comes only as that")
    return None


def may_look_after(keeper: Person) -> tuple[Role, ...]:
    """An administrator looks after everyone; a coordinator after those on the bus."""
    return tuple(Role) if keeper.role is Role.ADMINISTRATOR else ON_THE_BUS
