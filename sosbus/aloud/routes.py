"""The card, full screen. Nothing on it is sent to anybody: it is read out."""

from fastapi import APIRouter, Request, Response

from sosbus.aloud import rules
from sosbus.base.db import Db
from sosbus.contacts.access import ContactIKeep
from sosbus.handovers import rules as handover_rules
from sosbus.handovers import store as handovers
from sosbus.handovers.access import HandsOver
from sosbus.handovers.forms import StepForm
from sosbus.handovers.tables import To
from sosbus.observations import store as observations
from sosbus.web.forms import Entry
from sosbus.web.pages import page

router = APIRouter(prefix="/nights/{night_id}/contacts/{contact_id}/handover")


@router.get("")
def handover(request: Request, duty: HandsOver, contact: ContactIKeep, db: Db) -> Response:
    sets = observations.of(db, contact)
    return page(
        request,
        "aloud/handover.html",
        night=duty.night,
        contact=contact,
        atmist=rules.atmist(contact, sets, duty.sees_private),
        sbar=rules.sbar(contact),
        handed=handovers.of(db, contact),
        ambulance=To.AMBULANCE,
        hour=handover_rules.hour,
        step_entry=Entry(StepForm),
    )
