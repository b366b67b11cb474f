"""Releases for those they are meant for; packs, previews and the yes for those who release."""

import json
import mimetypes
from collections.abc import Sequence
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, HTTPException, Request, Response
from fastapi.responses import JSONResponse
from starlette.background import BackgroundTask

from sosbus.base.clock import Now
from sosbus.base.db import Db, TheEngines
from sosbus.base.refusal import Refusal
from sosbus.doors.rules import Permission
from sosbus.exports.files import files
from sosbus.gate import store as gate
from sosbus.gate.rules import Way
from sosbus.packs import rules as pack_rules
from sosbus.packs import store as packs
from sosbus.packs.tables import Pack
from sosbus.periods.rules import period_of
from sosbus.releases import rules, store
from sosbus.releases.access import APack, ARelease, PackOfKey, Reads, Releases
from sosbus.releases.forms import BlocksForm, KeyForm, PackForm, ReleaseForm
from sosbus.releases.tables import Release
from sosbus.telling.rules import Figure, telling
from sosbus.web.forms import Entry, entry_of
from sosbus.web.pages import done, page

router = APIRouter()
TO_READ = ((".pdf", "PDF"), (".xlsx", "Excel"), (".ods", "OpenDocument"))
BLOCKS = [(code, title) for code, (title, _) in pack_rules.BLOCKS.items()]
PackEntry = Annotated[Entry[PackForm], Depends(entry_of(PackForm))]
BlocksEntry = Annotated[Entry[BlocksForm], Depends(entry_of(BlocksForm))]
ReleaseEntry = Annotated[Entry[ReleaseForm], Depends(entry_of(ReleaseForm))]
KeyEntry = Annotated[Entry[KeyForm], Depends(entry_of(KeyForm))]


@router.get("/releases")
def releases(request: Request, visit: Reads, db: Db, now: Now) -> Response:
    """Each pack that is theirs: the newest release with its trend, and every earlier one."""
    mine = []
    for code in store.packs_of(db, visit.person):
        pack, kept = packs.named(db, code), store.of_packs(db, [code])
        newest = rules.thawed(kept[0].content, kept[0].sha256) if kept else None
        mine.append((pack, named(kept), newest, trend(newest) if newest else None))
    releases_them = visit.may(Permission.RELEASE)
    return page(
        request,
        "releases/releases.html",
        mine=mine,
        releases_them=releases_them,
        waiting=store.waiting(db, now.date()) if releases_them else [],
    )


def named(kept: Sequence[Release]) -> list[tuple[Release, str]]:
    """Each with its period in words."""
    periods = [(one, period_of(one.period)) for one in kept]
    return [(one, period.name) for one, period in periods if period]


def trend(newest: Any) -> Figure | None:
    figures = [figure for part in telling(newest).parts for figure in part.figures]
    return next((one for one in figures if one.code == "months" and one.drawing), None)


@router.get("/releases/{number}")
def release(request: Request, found: ARelease, db: Db) -> Response:
    kept, report = found
    names = list(files(report))
    return page(
        request,
        "releases/release.html",
        kept=kept,
        report=report,
        told=telling(report),
        to_read=[(label, one) for end, label in TO_READ for one in names if one.endswith(end)],
        data=[one for one in names if not one.endswith(tuple(end for end, _ in TO_READ))],
        newest=store.is_newest(db, kept),
    )


@router.get("/releases/{number}/files/{name}")
def release_file(found: ARelease, name: str) -> Response:
    content = files(found[1]).get(name)
    if content is None:
        raise HTTPException(404)
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    saved_as = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=kind, headers=saved_as)


@router.get("/packs")
def packs_page(request: Request, visit: Releases, db: Db, now: Now) -> Response:
    return show_packs(request, db, now, Entry(PackForm))


@router.post("/packs")
def add_pack(request: Request, visit: Releases, entry: PackEntry, db: Db, now: Now) -> Response:
    if entry.form is None:
        return show_packs(request, db, now, entry)
    form, taken = entry.form, [one.code for one in packs.every(db)]
    made = Pack(**form.model_dump(), since=now.date())
    if refused := pack_rules.new_pack(made, taken):
        return show_packs(request, db, now, entry.refused(refused, "code"))
    made.since = pack_rules.first_whole(made.since, made)
    packs.add(db, made)
    return done(request, f"/packs/{made.code}", f"{made.title} is a pack from now on.")


@router.post("/packs/all/standard")
def start_packs(request: Request, visit: Releases, db: Db, now: Now) -> Response:
    packs.start(db, now)
    return done(request, "/packs", "The six packs are there.")


@router.post("/packs/all/holding/{way}")
def hold_over(
    request: Request, visit: Releases, way: Way, db: Db, now: Now, engines: TheEngines
) -> Response:
    """One of the ways on where the gate refuses; then it looks again, once this is kept."""
    if refused := gate.hold_over(db, way):
        return show_packs(request, db, now, Entry(PackForm).refused(refused))
    reply = done(request, "/packs", "That waits for the next month. The gate looks again.")
    reply.background = BackgroundTask(gate.look, engines, now)
    return reply


@router.post("/packs/all/looking")
def look_again(request: Request, visit: Releases, now: Now, engines: TheEngines) -> Response:
    """Should the service have stopped while the gate looked."""
    reply = done(request, "/packs", "The gate is looking. It takes a few seconds.")
    reply.background = BackgroundTask(gate.look, engines, now)
    return reply


@router.get("/packs/{pack}")
def pack_page(request: Request, pack: APack, db: Db, now: Now) -> Response:
    return show_pack(request, db, now, pack, Entry(KeyForm))


@router.get("/packs/{pack}/{period}")
def preview(request: Request, pack: APack, period: str, db: Db, now: Now) -> Response:
    return show_preview(request, db, now, pack, period, Entry(ReleaseForm))


@router.post("/packs/{pack}/blocks")
def change_blocks(
    request: Request, visit: Releases, pack: APack, entry: BlocksEntry, db: Db, now: Now
) -> Response:
    """From the next release on; what was released stays as it was."""
    if entry.form is None:
        return show_pack(request, db, now, pack, Entry(KeyForm), changed=entry)
    if refused := pack_rules.may_hold(entry.form.blocks):
        return show_pack(
            request, db, now, pack, Entry(KeyForm), changed=entry.refused(refused, "blocks")
        )
    packs.change(db, pack, entry.form.blocks, entry.form.day)
    return done(request, f"/packs/{pack.code}", "Its next report is made of these.")


@router.post("/packs/{pack}/{period}/release")
def make_release(
    request: Request, visit: Releases, pack: APack, period: str, entry: ReleaseEntry,
    db: Db, now: Now,
) -> Response:  # fmt: skip
    if entry.form is None:
        return show_preview(request, db, now, pack, period, entry)
    made = store.release(db, pack, period, entry.form.reason, now)
    if isinstance(made, Refusal):
        return show_preview(request, db, now, pack, period, entry.refused(made, "reason"))
    return done(
        request, f"/releases/{made.number}", "It is out. Its readers are told by email."
    )


@router.post("/packs/{pack}/readers/{person_id}")
def set_reader(request: Request, pack: APack, person_id: UUID, db: Db) -> Response:
    known = {one.id: one for one in store.partners(db)}
    if person_id not in known:
        raise HTTPException(404)
    reads = person_id not in {one.id for one in store.readers(db, pack.code)}
    store.set_reader(db, pack.code, person_id, reads)
    said = "reads this pack from now on" if reads else "no longer reads this pack"
    return done(request, f"/packs/{pack.code}", f"{known[person_id].name} {said}.")


@router.post("/packs/{pack}/tokens")
def add_token(request: Request, pack: APack, entry: KeyEntry, db: Db, now: Now) -> Response:
    if entry.form is None:
        return show_pack(request, db, now, pack, entry)
    token = store.new_token(db, pack.code, entry.form.label, now)
    return show_pack(request, db, now, pack, Entry(KeyForm), token)


@router.post("/packs/{pack}/tokens/{token_id}/end")
def end_token(request: Request, pack: APack, token_id: UUID, db: Db) -> Response:
    if not store.end_token(db, pack.code, token_id):
        raise HTTPException(404)
    return done(request, f"/packs/{pack.code}", "That key opens nothing any more.")


@router.get("/api/releases")
def api_releases(pack: PackOfKey, db: Db) -> Response:
    return JSONResponse(
        [
            {
                "number": one.number, "period": one.period, "version": one.version,
                "reason": one.reason, "released_at": one.released_at.isoformat(),
                "sha256": one.sha256, "href": f"/api/releases/{one.number}",
            }
            for one in store.of_packs(db, [pack])
        ]
    )  # fmt: skip


@router.get("/api/releases/{number}")
def api_release(pack: PackOfKey, number: int, db: Db) -> Response:
    found = store.read(db, number)
    if found is None or found[0].pack != pack:
        raise HTTPException(404)
    return JSONResponse(json.loads(found[0].content) | {"sha256": found[0].sha256})


def show_packs(request: Request, db: Db, now: Now, entry: Entry[PackForm]) -> Response:
    return page(
        request,
        "releases/packs_page.html",
        status=entry.status,
        entry=entry,
        packs=packs.every(db),
        blocks=BLOCKS,
        waiting=store.waiting(db, now.date()),
        not_out=gate.refusal(db),
        seen=gate.seen(db),
        ways=list(Way),
    )


def show_pack(
    request: Request,
    db: Db,
    now: Now,
    pack: APack,
    entry: Entry[KeyForm],
    token: str = "",
    changed: Entry[BlocksForm] | None = None,
) -> Response:
    changed = changed or Entry(BlocksForm, {"blocks": pack.blocks, "day": pack.day})
    readers = {one.id for one in store.readers(db, pack.code)}
    return page(
        request,
        "releases/pack_page.html",
        status=max(entry.status, changed.status),
        entry=entry,
        changed=changed,
        pack=pack,
        partners=[(one, one.id in readers) for one in store.partners(db)],
        keys=store.tokens(db, pack.code),
        token=token,
        releases=named(store.of_packs(db, [pack.code])),
        waiting=[one for one in store.waiting(db, now.date()) if one.pack.code == pack.code],
        blocks=BLOCKS,
    )


def show_preview(
    request: Request, db: Db, now: Now, pack: APack, period: str, entry: Entry[ReleaseForm]
) -> Response:
    if period_of(period) is None:
        raise HTTPException(404)
    drafted = store.drafted(db, pack, period, "", now)
    refused = drafted if isinstance(drafted, Refusal) else None
    report = None if isinstance(drafted, Refusal) else drafted
    return page(
        request,
        "releases/preview.html",
        status=409 if refused else entry.status,
        entry=entry,
        pack=pack,
        period=period_of(period),
        refused=refused,
        report=report,
        told=telling(report) if report else None,
    )
