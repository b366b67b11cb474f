"""Yes or no from a letter: looking changes nothing, pressing does, and no sign-in is asked."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, HTTPException, Request, Response

from sosbus.answers import store
from sosbus.answers.forms import AnswerForm
from sosbus.answers.rules import read_token
from sosbus.answers.tables import Kind
from sosbus.base.clock import Now
from sosbus.base.db import Db
from sosbus.base.refusal import Conflict, Refusal
from sosbus.doors.access import AnyoneAtAll
from sosbus.places.rules import Unmet
from sosbus.web.forms import Entry, entry_of
from sosbus.web.pages import done, page

router = APIRouter()
AnswerEntry = Annotated[Entry[AnswerForm], Depends(entry_of(AnswerForm))]


def what_is_asked(token: str) -> tuple[Kind, UUID]:
    """The link in the address, if it is one of ours, whole."""
    found = read_token(token)
    if found is None:
        raise HTTPException(404, "This link is not whole. Open it again from the message.")
    return found


Link = Annotated[tuple[Kind, UUID], Depends(what_is_asked)]


@router.get("/answer/{token}")
def answer(
    request: Request, visit: AnyoneAtAll, token: str, link: Link, db: Db, now: Now
) -> Response:
    return show(request, token, link, db, now)


@router.post("/answer/{token}")
def give_answer(
    request: Request,
    visit: AnyoneAtAll,
    token: str,
    link: Link,
    entry: AnswerEntry,
    db: Db,
    now: Now,
) -> Response:
    if entry.form is None:
        return show(request, token, link, db, now, Refusal(entry.errors["answer"]))
    refused = store.answer(db, *link, entry.form.answer, now)
    if refused is not None:
        return show(request, token, link, db, now, refused)
    return done(request, f"/answer/{token}")


def show(
    request: Request,
    token: str,
    link: tuple[Kind, UUID],
    db: Db,
    now: datetime,
    said: Refusal | Unmet | None = None,
) -> Response:
    """The question, or what has become of it. Shown on any phone, so it names nobody."""
    asked = store.question(db, *link, now)
    if asked is None:
        raise HTTPException(404, "What this link asked is no longer there.")
    first = said.first if isinstance(said, Unmet) else said
    status = 409 if isinstance(first, Conflict) else 422 if first else 200
    if not first and asked.ended and not asked.used:
        status = 410
    return page(
        request,
        "answers/answer.html",
        status=status,
        token=token,
        asked=asked,
        why=said.words if isinstance(said, Unmet) else [said] if said else [],
    )
