"""What a device sends: one press of a tally, or one taken back."""

from typing import Annotated, Any

from fastapi import APIRouter, Body, Response

from sosbus.base.clock import Now
from sosbus.base.db import Db
from sosbus.base.refusal import Refusal
from sosbus.nights.rules import half_hour, within
from sosbus.nights.tables import Status
from sosbus.rota.access import OnDuty
from sosbus.tallies import store
from sosbus.tallies.forms import SentBack, SentTap
from sosbus.tallies.tables import Tap
from sosbus.web.forms import checked
from sosbus.web.sent import MadeId, SentAt, kept, later, refused, true_moment, wrong

router = APIRouter(prefix="/nights/{night_id}")


@router.put("/tallies/{sent_id}")
def send_tap(
    duty: OnDuty,
    sent_id: MadeId,
    body: Annotated[Any, Body()],
    db: Db,
    now: Now,
    sent_at: SentAt,
) -> Response:
    entry = checked(SentTap, body if isinstance(body, dict) else {})
    if entry.form is None:
        return wrong(sent_id, entry.errors)
    night, form = duty.night, entry.form
    if night.status is Status.PLANNED:
        return later(sent_id, "The night is not open yet.")
    at = within(night, true_moment(form.at, sent_at, now))
    late_at = now if night.status is not Status.OPEN else None
    made = Tap(
        id=sent_id,
        night_id=night.id,
        half_hour=half_hour(at),
        thing=form.thing,
        late_at=late_at,
    )
    fresh = store.tap(db, night, made)
    return refused(sent_id, fresh) if isinstance(fresh, Refusal) else kept(sent_id, fresh)


@router.put("/tallies-back/{sent_id}")
def send_back(
    duty: OnDuty, sent_id: MadeId, body: Annotated[Any, Body()], db: Db, now: Now
) -> Response:
    entry = checked(SentBack, body if isinstance(body, dict) else {})
    if entry.form is None:
        return wrong(sent_id, entry.errors)
    fresh = store.take_back(db, duty.night, entry.form.tap_id, now)
    if fresh is None:
        return later(sent_id, "That press has not come yet.")
    return kept(sent_id, fresh)
