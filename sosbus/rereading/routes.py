"""Words of a night that may point at somebody, for its lead or a coordinator to erase."""

from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Request, Response

from sosbus.base.db import Db
from sosbus.rereading import store
from sosbus.rereading.forms import EraseForm
from sosbus.rota.access import NightIRun
from sosbus.web.forms import Entry, entry_of
from sosbus.web.pages import done, page

router = APIRouter(prefix="/nights/{night_id}/words")
EraseEntry = Annotated[Entry[EraseForm], Depends(entry_of(EraseForm))]


@router.get("")
def words(request: Request, night: NightIRun, db: Db) -> Response:
    found = store.found_on(db, night)
    return page(request, "rereading/words.html", night=night, found=found)


@router.post("/erasure")
def erase_words(request: Request, night: NightIRun, entry: EraseEntry, db: Db) -> Response:
    if entry.form is None:
        raise HTTPException(422, "Choose which words.")
    said = "Erased." if store.erase(db, night, entry.form.which) else "They were gone already."
    return done(request, f"/nights/{night.id}/words", said)
