"""Whom to thank: a list for staff, and a tick when somebody has said it."""

from uuid import UUID

from fastapi import APIRouter, HTTPException, Request, Response

from sosbus.base.clock import Now
from sosbus.base.db import Db
from sosbus.rota.access import PlansNights
from sosbus.thanks import store
from sosbus.web.pages import done, page

router = APIRouter(prefix="/people/to-thank")


@router.get("")
def to_thank(request: Request, visit: PlansNights, db: Db) -> Response:
    return page(request, "thanks/to_thank.html", some=store.to_thank(db))


@router.post("/{person_id}/{nights}")
def thanked(
    request: Request, visit: PlansNights, person_id: UUID, nights: int, db: Db, now: Now
) -> Response:
    if not store.thank(db, person_id, nights, visit.person, now):
        raise HTTPException(404)
    return done(request, "/people/to-thank", "Noted. It will have meant something.")
