"""Every door asks who is there. A route takes a Visit from `through(permission)`."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, HTTPException, Request, Response

from sosbus.base.clock import Now
from sosbus.base.db import LOOKING, Db, Engines, TheEngines
from sosbus.doors import rules, store
from sosbus.doors.rules import Part, Permission
from sosbus.doors.tables import Device
from sosbus.people.tables import Person
from sosbus.web.pages import is_secure
from sosbus.web.problems import SignInFirst


@dataclass(frozen=True)
class Place:
    label: str
    href: str
    current: bool


@dataclass(frozen=True)
class Shown:
    """What a page's frame says of the visitor; it outlives a transaction that failed."""

    id: UUID
    name: str


@dataclass(frozen=True)
class Visit:
    """Somebody at the door: who they are, if anyone, and the parts they play."""

    known: Person | None
    device: Device | None
    parts: frozenset[Part]

    @property
    def person(self) -> Person:
        if self.known is None:
            raise SignInFirst
        return self.known

    def may(self, permission: Permission) -> bool:
        return rules.may(self.parts, permission)


@dataclass(frozen=True)
class Door:
    """Opens to those the matrix lists for its permission, and to nobody else."""

    permission: Permission

    def __call__(
        self,
        request: Request,
        db: Db,
        engines: TheEngines,
        now: Now,
    ) -> Visit:
        visit = who_is_there(request, db, engines, now)
        request.state.visitor = Shown(visit.known.id, visit.known.name) if visit.known else None
        request.state.nav = places_for(visit, request)
        if visit.may(self.permission):
            return visit
        raise HTTPException(403) if visit.known else SignInFirst


def through(permission: Permission) -> Any:
    return Depends(Door(permission))


def who_is_there(request: Request, db: Db, engines: Engines, now: datetime) -> Visit:
    token = request.cookies.get(cookie_name(request))
    found = store.at_the_door(db, token) if token else None
    if found is None or not rules.is_signed_in(*found, now):
        return Visit(None, None, rules.parts_of(None))
    device, person = found
    if now - device.seen_at > rules.NOTED_EVERY:
        note_seen(request, db, engines, device, now)
    return Visit(person, device, rules.parts_of(person))


def note_seen(
    request: Request, db: Db, engines: Engines, device: Device, now: datetime
) -> None:
    """A page that only looks has a session that cannot write, so it borrows one that can."""
    if request.method not in LOOKING:
        store.note_seen(db, device.id, now)
        return
    with engines.writing() as aside:
        store.note_seen(aside, device.id, now)
        aside.commit()


def places_for(visit: Visit, request: Request) -> list[Place]:
    here = request.url.path
    return [
        Place(label, href, here == href or (href != "/" and here.startswith(href)))
        for label, href, permission in rules.PLACES_TO_GO
        if visit.known and visit.may(permission)
    ]


def cookie_name(request: Request) -> str:
    return "__Host-sosbus" if is_secure(request) else "sosbus"


def keep_signed_in(
    request: Request, reply: Response, db: Db, person: Person, now: datetime
) -> None:
    """Sign this browser in: a new device row, and its token in a cookie."""
    label = rules.device_label(request.headers.get("User-Agent", ""))
    _, longest = rules.kept_for(rules.parts_of(person))
    reply.set_cookie(
        cookie_name(request),
        store.sign_in(db, person, label, now),
        max_age=int(longest.total_seconds()),
        secure=is_secure(request),
        httponly=True,
        samesite="lax",
    )


AnyoneAtAll = Annotated[Visit, through(Permission.COME_IN)]
SignedIn = Annotated[Visit, through(Permission.OWN_DEVICES)]
