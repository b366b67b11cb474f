"""A device tells how many records still wait on it."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Body, Request, Response

from sosbus.base.clock import Now
from sosbus.base.db import Db
from sosbus.doors.rules import device_label
from sosbus.handsets import store
from sosbus.handsets.forms import HandsetForm
from sosbus.handsets.tables import Handset
from sosbus.rota.access import OnDuty
from sosbus.web.forms import checked
from sosbus.web.sent import kept, wrong

router = APIRouter(prefix="/nights/{night_id}/handsets")


@router.put("/{handset_id}")
def hear_handset(
    request: Request,
    duty: OnDuty,
    handset_id: UUID,
    body: Annotated[Any, Body()],
    db: Db,
    now: Now,
) -> Response:
    entry = checked(HandsetForm, body if isinstance(body, dict) else {})
    if entry.form is None:
        return wrong(handset_id, entry.errors)
    device = device_label(request.headers.get("User-Agent", ""))
    said = Handset(
        night_id=duty.night.id,
        id=handset_id,
        label=f"{duty.person.name.split()[0][:30]}, {device}"[:60],
        person_id=duty.person.id,
        waiting=entry.form.waiting,
        heard_at=now,
    )
    store.heard(db, said)
    return kept(handset_id, True)
