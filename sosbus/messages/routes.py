"""The outbox as a page: in the demo, where no mail leaves."""

from fastapi import APIRouter, HTTPException, Request, Response

from sosbus.base.db import Db
from sosbus.base.settings import settings
from sosbus.doors.access import AnyoneAtAll
from sosbus.messages import store
from sosbus.web.pages import page

router = APIRouter()
SHOWN = 20


@router.get("/outbox")
def outbox(request: Request, visit: AnyoneAtAll, db: Db) -> Response:
    if not settings().demo:
        raise HTTPException(404)
    return page(request, "messages/outbox.html", letters=store.latest(db, SHOWN))
