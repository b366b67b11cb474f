"""What is kept of a night and until when, and for administrators what went lately."""

from fastapi import APIRouter, Request, Response

from sosbus.base.db import Db
from sosbus.doors.access import AnyoneAtAll
from sosbus.doors.rules import Permission
from sosbus.folding.rules import FEWEST
from sosbus.keeping import store
from sosbus.kept.rules import until_when
from sosbus.kept.tables import Step
from sosbus.web.pages import page

router = APIRouter()
LATELY = 30


@router.get("/privacy/kept")
def kept(request: Request, visit: AnyoneAtAll, db: Db) -> Response:
    staff = visit.may(Permission.READ_JOURNAL)
    return page(
        request,
        "keeping/kept.html",
        until_when=until_when(),
        offices=Step.OFFICES.label,
        fewest=FEWEST,
        steps=list(Step) if staff else [],
        runs={one.step: one for one in store.runs(db)} if staff else {},
        went=store.latest(db, LATELY) if staff else [],
    )
