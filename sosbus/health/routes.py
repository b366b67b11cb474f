"""/healthz: the process lives. /readyz: the database answers, migrated, and takes writes."""

from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import JSONResponse, Response

from sosbus.base.db import Engines, house_engines
from sosbus.health import store

router = APIRouter()


@router.get("/healthz")
async def healthz() -> Response:
    return JSONResponse({"status": "well"})


@router.get("/readyz")
def readyz(engines: Annotated[Engines, Depends(house_engines)]) -> Response:
    if store.is_ready(engines):
        return JSONResponse({"status": "ready"})
    return JSONResponse({"status": "not ready"}, 503, {"Retry-After": "10"})
