"""What is kept of a night and until when."""

from fastapi import APIRouter, Request, Response

from sosbus.doors.access import AnyoneAtAll
from sosbus.web.pages import page

router = APIRouter()


@router.get("/privacy/kept")
def kept(request: Request, visit: AnyoneAtAll) -> Response:
    return page(request, "keeping/kept.html")
