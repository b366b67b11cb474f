"""Cards that run out, with the nights that rest on them; a card withdrawn."""

from uuid import UUID

from fastapi import APIRouter, HTTPException, Request, Response

from sosbus.base.clock import Now
from sosbus.base.db import Db
from sosbus.base.refusal import Refusal
from sosbus.base.words import count
from sosbus.doors.rules import Permission
from sosbus.joining.access import LooksAfter, OneAboard
from sosbus.lapsing import rules, store
from sosbus.qualifications.rules import words_of
from sosbus.web.pages import done, page

router = APIRouter(prefix="/people")


@router.get("/lapsing")
def lapsing(request: Request, visit: LooksAfter, db: Db, now: Now) -> Response:
    today = rules.local(now)
    return page(
        request,
        "lapsing/lapsing.html",
        groups=rules.by_urgency(store.running_out(db, now), today),
        words=lambda lapse: words_of(lapse, today),
        plans=visit.may(Permission.PLAN_NIGHTS),
    )


@router.post("/{person_id}/cards/{card_id}/withdrawal")
def withdraw_card(
    request: Request, visit: LooksAfter, one: OneAboard, card_id: UUID, db: Db, now: Now
) -> Response:
    if not any(card.id == card_id for card in store.cards(db, one)):
        raise HTTPException(404)
    opened = store.withdraw_card(db, one, card_id, visit.person, now)
    if isinstance(opened, Refusal):
        raise HTTPException(409, opened)
    said = f" {count(len(opened), 'coming place')} open again." if opened else ""
    return done(request, f"/people/{one.id}/cards", f"Withdrawn.{said}")
