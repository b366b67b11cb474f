"""Coming or not, giving away, waiting, and answering when asked."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Request, Response

from sosbus.base.clock import Now
from sosbus.base.db import Db
from sosbus.base.refusal import Conflict, Refusal
from sosbus.base.words import day, nth
from sosbus.coming import store as coming
from sosbus.cover import store
from sosbus.cover.access import NightISort, OfferToMe
from sosbus.cover.forms import AnswerForm, GiveForm, LineForm, RoleForm, SwapForm, WhoForm
from sosbus.doors.access import Visit
from sosbus.nights.tables import Night
from sosbus.places.rules import Unmet
from sosbus.rota.access import NightISee, PlansNights, RunsNights, TakesPlaces
from sosbus.rota.tables import Line, Offer
from sosbus.web.forms import Entry, entry_of
from sosbus.web.pages import done, page

router = APIRouter()
WhoEntry = Annotated[Entry[WhoForm], Depends(entry_of(WhoForm))]
RoleEntry = Annotated[Entry[RoleForm], Depends(entry_of(RoleForm))]
LineEntry = Annotated[Entry[LineForm], Depends(entry_of(LineForm))]
GiveEntry = Annotated[Entry[GiveForm], Depends(entry_of(GiveForm))]
SwapEntry = Annotated[Entry[SwapForm], Depends(entry_of(SwapForm))]
AnswerEntry = Annotated[Entry[AnswerForm], Depends(entry_of(AnswerForm))]


@router.post("/nights/{night_id}/confirmation")
def confirm(
    request: Request, visit: TakesPlaces, night: NightISee, db: Db, now: Now
) -> Response:
    refuse(coming.confirm(db, night, visit.person, now))
    return done(request, onward(request, night), "Thank you. See you there.")


@router.post("/nights/{night_id}/withdrawal")
def withdraw(
    request: Request, visit: TakesPlaces, night: NightISee, db: Db, now: Now
) -> Response:
    mine = coming.cannot_come(db, night, visit.person, now)
    refuse(mine)
    words = f"You are off the night of {day(night.night_date)}. Thanks for saying."
    if not isinstance(mine, Refusal) and mine.withdrawn_at is None:
        words = "Thanks for saying. We are asking others now, and tell you when one says yes."
    return done(request, f"/nights/{night.id}", words)


@router.post("/nights/{night_id}/return")
def come_back(
    request: Request, visit: TakesPlaces, night: NightISee, db: Db, now: Now
) -> Response:
    refuse(coming.come_back(db, night, visit.person, now))
    return done(request, f"/nights/{night.id}", "Good to have you. You are on again.")


@router.post("/nights/{night_id}/letting-go")
def let_go(
    request: Request, visit: RunsNights, night: NightISort, entry: WhoEntry, db: Db, now: Now
) -> Response:
    form = filled(entry)
    refuse(coming.let_go(db, night, form.person_id, visit.person, now))
    return done(request, f"/nights/{night.id}", "They are free, and will hear it from us.")


@router.post("/nights/{night_id}/search")
def search(
    request: Request, visit: RunsNights, night: NightISort, entry: RoleEntry, db: Db, now: Now
) -> Response:
    form = filled(entry)
    refuse(coming.look_for(db, night, form.role, visit.person, now))
    words = f"Asking who could come as {form.role.label.lower()}, three people first."
    return done(request, f"/nights/{night.id}", words)


@router.post("/nights/{night_id}/call-up")
def take_on(
    request: Request, visit: PlansNights, night: NightISort, db: Db, now: Now
) -> Response:
    refuse(store.take_on(db, night, visit.person, now))
    return done(request, f"/nights/{night.id}", "You have it in hand. Nobody else is called.")


@router.post("/nights/{night_id}/line")
def join_line(
    request: Request, visit: TakesPlaces, night: NightISee, entry: LineEntry, db: Db, now: Now
) -> Response:
    form = filled(entry)
    place = store.join(db, night, visit.person, form.role, form.line, now)
    refuse(place)
    words = "You are on standby. We call you first if somebody drops out."
    if form.line is Line.WAITING:
        words = f"You are {nth(int(place))} in line. We tell you when a place comes free."
    return done(request, f"/nights/{night.id}", words)


@router.post("/nights/{night_id}/line/leaving")
def leave_line(
    request: Request, visit: TakesPlaces, night: NightISee, db: Db, now: Now
) -> Response:
    store.leave(db, night, visit.person, now)
    return done(request, f"/nights/{night.id}", "You are not waiting for this night any more.")


@router.get("/nights/{night_id}/giving")
def give(request: Request, visit: TakesPlaces, night: NightISee, db: Db, now: Now) -> Response:
    return show_giving(request, visit, night, Entry(GiveForm), db, now)


@router.post("/nights/{night_id}/gift")
def gift(
    request: Request, visit: TakesPlaces, night: NightISee, entry: GiveEntry, db: Db, now: Now
) -> Response:
    if entry.form is None:
        return show_giving(request, visit, night, entry, db, now)
    to = None if entry.form.to == "all" else entry.form.to
    made = store.give(db, night, visit.person, to, now)
    if isinstance(made, Refusal):
        return show_giving(request, visit, night, entry.refused(made), db, now)
    words = "Offered. You are on until somebody says yes, and hear it then."
    return done(request, f"/nights/{night.id}", words)


@router.post("/nights/{night_id}/swap")
def swap(
    request: Request, visit: TakesPlaces, night: NightISee, entry: SwapEntry, db: Db, now: Now
) -> Response:
    if entry.form is None:
        return show_giving(request, visit, night, entry, db, now)
    made = store.offer_swap(db, night, visit.person, entry.form.theirs, now)
    if isinstance(made, Refusal):
        return show_giving(request, visit, night, entry.refused(made), db, now)
    words = "Asked. Nothing changes until they say yes."
    return done(request, f"/nights/{night.id}", words)


@router.post("/nights/{night_id}/gift/taking-back")
def take_back(
    request: Request, visit: TakesPlaces, night: NightISee, db: Db, now: Now
) -> Response:
    store.take_back(db, night, visit.person, now)
    return done(request, f"/nights/{night.id}", "Taken back. You are on, as before.")


@router.get("/offers/{offer_id}")
def offer(request: Request, visit: TakesPlaces, offer: OfferToMe, db: Db, now: Now) -> Response:
    return show_offer(request, visit, offer, db, now)


@router.post("/offers/{offer_id}/answer")
def answer(
    request: Request, visit: TakesPlaces, offer: OfferToMe, entry: AnswerEntry, db: Db, now: Now
) -> Response:
    yes = filled(entry).answer == "yes"
    said = store.answer(db, offer, visit.person, yes, now)
    if said is not None:
        return show_offer(request, visit, offer, db, now, said)
    if not yes:
        return done(request, "/", "Thanks for saying so quickly. No is fine.")
    words = f"Thank you! You are on, as {offer.role.label.lower()}."
    return done(request, f"/nights/{offer.night_id}", words)


def show_giving(
    request: Request, visit: Visit, night: Night, entry: Entry[Any], db: Db, now: datetime
) -> Response:
    seen = store.to_give(db, night, visit.person, now)
    if seen is None:
        raise HTTPException(409, "You are not on this night, so there is nothing to give.")
    return page(
        request,
        "cover/give.html",
        status=entry.status,
        night=night,
        seen=seen,
        entry=entry,
        to=[(str(one.id), one.name) for one in seen.could],
        theirs=[(str(one.theirs.sign_up.id), one.words) for one in seen.swaps],
    )


def show_offer(
    request: Request,
    visit: Visit,
    offer: Offer,
    db: Db,
    now: datetime,
    said: Refusal | Unmet | None = None,
) -> Response:
    """What was asked and, if the answer came too late or may not be, why and what next."""
    return page(
        request,
        "cover/offer.html",
        status=status_of(said),
        asked=store.asked_of(db, offer),
        why=said.words if isinstance(said, Unmet) else [said] if said else [],
        ended=store.ended(offer, now),
    )


def status_of(said: Refusal | Unmet | None) -> int:
    first = said.first if isinstance(said, Unmet) else said
    return 409 if isinstance(first, Conflict) else 422 if first else 200


def filled(entry: Entry[Any]) -> Any:
    """A button's own form: what it sends is ours, so wrong words are no slip of a pen."""
    if entry.form is None:
        raise HTTPException(422, next(iter(entry.errors.values())))
    return entry.form


def refuse(said: object) -> None:
    if isinstance(said, Refusal):
        raise HTTPException(409 if isinstance(said, Conflict) else 422, str(said))


def onward(request: Request, night: Night) -> str:
    """Back to the page the button was on: the front page, or the night's own."""
    from_night = request.headers.get("referer", "").endswith(f"/nights/{night.id}")
    return f"/nights/{night.id}" if from_night else "/"
