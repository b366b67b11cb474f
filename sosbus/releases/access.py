"""Who reads which release: staff all, partners what is meant for them, a key its own pack."""

from typing import Annotated

from fastapi import Depends, Header, HTTPException

from sosbus.base.db import Db
from sosbus.doors.access import AnyoneAtAll, Visit, through
from sosbus.doors.rules import Permission
from sosbus.packs import store as packs
from sosbus.packs.tables import Pack
from sosbus.released.rules import Report
from sosbus.releases import store
from sosbus.releases.tables import Release

Reads = Annotated[Visit, through(Permission.READ_FIGURES)]
Releases = Annotated[Visit, through(Permission.RELEASE)]


def pack_named(pack: str, visit: Releases, db: Db) -> Pack:
    found = packs.named(db, pack)
    if found is None:
        raise HTTPException(404)
    return found


def release_for(number: int, visit: Reads, db: Db) -> tuple[Release, Report]:
    found = store.read(db, number)
    if found is None or found[0].pack not in store.packs_of(db, visit.person):
        raise HTTPException(404)
    return found


def pack_of_key(
    visit: AnyoneAtAll, db: Db, authorization: Annotated[str, Header()] = ""
) -> str:
    kind, _, token = authorization.partition(" ")
    pack = store.pack_of_token(db, token) if kind.lower() == "bearer" else None
    if pack is None:
        raise HTTPException(401, "Send a key of your pack: Authorization: Bearer …")
    return pack


APack = Annotated[Pack, Depends(pack_named)]
ARelease = Annotated[tuple[Release, Report], Depends(release_for)]
PackOfKey = Annotated[str, Depends(pack_of_key)]
