"""What makes an address an address, and a name a name."""

import re
from datetime import datetime

from sosbus.base.refusal import Refusal
from sosbus.people.tables import BusRole, Person, Role

ADDRESS = re.compile(r"[^@\s<>,;:\"]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+", re.ASCII)


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
    if bus_roles and role is not Role.VOLUNTEER:
        return Refusal("Only volunteers hold places on the bus")
    return Person(name=name, email=address, role=role, bus_roles=bus_roles, joined_at=now)
