"""My devices, signing out, and the table of who may do what."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, HTTPException, Request, Response

from sosbus.base.db import Db
from sosbus.doors import rules, store
from sosbus.doors.access import SignedIn, Visit, cookie_name, through
from sosbus.doors.rules import Permission
from sosbus.web.pages import done, is_secure, page

router = APIRouter()


@router.get("/devices")
def devices(request: Request, visit: SignedIn, db: Db) -> Response:
    return page(
        request,
        "doors/devices.html",
        devices=store.of(db, visit.person),
        this_one=visit.device,
    )


@router.post("/devices/{device_id}/end")
def end_device(request: Request, visit: SignedIn, db: Db, device_id: UUID) -> Response:
    if not store.end(db, visit.person, device_id):
        raise HTTPException(404)
    return done(request, "/devices", "That device is signed out.")


@router.post("/sign-out")
def sign_out(request: Request, visit: SignedIn, db: Db) -> Response:
    if visit.device:
        store.end(db, visit.person, visit.device.id)
    reply = done(request, "/sign-in", "You are signed out.")
    secure = is_secure(request)
    reply.delete_cookie(cookie_name(request), secure=secure, httponly=True, samesite="lax")
    return reply


@router.get("/who-may")
def who_may(
    request: Request, visit: Annotated[Visit, through(Permission.SEE_MATRIX)]
) -> Response:
    return page(
        request,
        "doors/who_may.html",
        parts=list(rules.Part),
        matrix=rules.MATRIX,
        limits=rules.ONLY_THEIR_OWN,
    )
