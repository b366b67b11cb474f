"""The hire and the step in the address, what is typed then, and what may be entered."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, HTTPException, Request

from sosbus.base.db import LOOKING, Db
from sosbus.hire import forms, store
from sosbus.hire.forms import (
    BookingForm,
    DoneForm,
    EndingForm,
    InvoiceForm,
    PaymentForm,
    Step,
)
from sosbus.hire.tables import Hire, RateCard, State, Vehicle
from sosbus.kinds.rules import in_order
from sosbus.kinds.store import Kind
from sosbus.sources.access import KeepsProgramme
from sosbus.web.forms import Entry, entry_of


def hire_named(request: Request, hire_id: UUID, visit: KeepsProgramme, db: Db) -> Hire:
    """Kept still for a change; a look may not hold anything, and PostgreSQL sees to that."""
    look = request.method in LOOKING
    found = store.one(db, hire_id) if look else store.locked(db, hire_id)
    if found is None:
        raise HTTPException(404)
    return found


AHire = Annotated[Hire, Depends(hire_named)]

# Each step of a hire, by its word in the address: what is asked, and what the hire becomes.
STEPS: dict[str, tuple[type[Step], State | None]] = {
    "booking": (BookingForm, State.BOOKED),
    "doing": (DoneForm, State.DONE),
    "invoice": (InvoiceForm, State.INVOICED),
    "payment": (PaymentForm, State.PAID),
    "ending": (EndingForm, None),  # as was typed
}


def step_named(step: str) -> str:
    if step not in STEPS:
        raise HTTPException(404)
    return step


AStep = Annotated[str, Depends(step_named)]


async def what_is_typed(step: AStep, request: Request) -> Entry[Any]:
    return await entry_of(STEPS[step][0])(request)


Typed = Annotated[Entry[Any], Depends(what_is_typed)]

KINDS = (
    Kind(
        "vehicles",
        "vehicle",
        "vehicles",
        forms.VehicleForm,
        Vehicle,
        ("name",),
        ("name",),
    ),
    Kind(
        "rates",
        "rate card",
        "rates for hire",
        forms.RateCardForm,
        RateCard,
        ("name", "first_day"),
        rule=in_order("first_day", "last_day"),
    ),
)
