"""Calling the roll: one tap each, or one for all; with no signal, sent when there is."""

from typing import Annotated, Any
from uuid import UUID, uuid4

from fastapi import APIRouter, Body, Depends, Request, Response

from sosbus.base.clock import Now
from sosbus.base.db import Db
from sosbus.base.refusal import Conflict, Refusal
from sosbus.base.words import count
from sosbus.nights.tables import Night
from sosbus.roll_call import rules, store
from sosbus.roll_call.forms import MarkForm, SentMark
from sosbus.roll_call.tables import RollMark, State
from sosbus.rota import store as rota
from sosbus.rota.access import NightIRun, RunsNights
from sosbus.web import sent
from sosbus.web.forms import Entry, checked, entry_of
from sosbus.web.pages import done, kept_offline, page

router = APIRouter(prefix="/nights/{night_id}")
FOR_ALL = (State.EXPECTED, State.STOOD_DOWN)  # no button of their own for each of the crew
OTHER_WORDS = Conflict("That mark was sent with other words.")
MarkEntry = Annotated[Entry[MarkForm], Depends(entry_of(MarkForm))]


@router.get("/roll")
def roll(request: Request, night: NightIRun, db: Db, now: Now) -> Response:
    return show_roll(request, night, Entry(MarkForm), db, now)


@router.get("/aboard")
def aboard(request: Request, night: NightIRun, db: Db, now: Now) -> Response:
    """Who is on the bus now: the list to call in a hurry."""
    called = store.roll(db, rota.of(db, night), now)
    here = [one.name for one in called if one.stand.is_aboard]
    return kept_offline(
        page(request, "roll_call/aboard.html", night=night, here=here, as_at=now)
    )


@router.post("/roll")
def mark(
    request: Request, visit: RunsNights, night: NightIRun, entry: MarkEntry, db: Db, now: Now
) -> Response:
    if entry.form is None:
        return show_roll(request, night, entry, db, now)
    form, by = entry.form, visit.person.id
    made = new_mark(night, uuid4(), form, by, now, now)
    refused = keep(db, night, made, now)
    if isinstance(refused, Refusal):
        return show_roll(request, night, entry.refused(refused), db, now)
    return done(request, f"/nights/{night.id}/roll")


@router.post("/roll/everyone")
def mark_everyone(
    request: Request, visit: RunsNights, night: NightIRun, db: Db, now: Now, gone: bool = False
) -> Response:
    """All here, for those still expected; or all stood down, for those aboard."""
    state = State.STOOD_DOWN if gone else State.ARRIVED
    marked = 0
    for one in store.roll(db, rota.of(db, night), now):
        if one.stand.is_aboard is gone and state in one.stand.next:
            form = MarkForm(sign_up_id=one.sign_up_id, state=state)
            made = new_mark(night, uuid4(), form, visit.person.id, now, now)
            refused = keep(db, night, made, now)
            if isinstance(refused, Refusal):
                entry = Entry(MarkForm).refused(refused)
                return show_roll(request, night, entry, db, now)
            marked += 1
    words = f"{count(marked, 'person', 'people')} {'stood down' if gone else 'marked here'}."
    return done(request, f"/nights/{night.id}/roll", words)


@router.put("/roll/{mark_id}")
def send_mark(
    visit: RunsNights,
    night: NightIRun,
    mark_id: UUID,
    body: Annotated[Any, Body()],
    db: Db,
    now: Now,
) -> Response:
    """What a device sends, as often as it likes: 201 kept, 200 kept before, 409 other words.

    A mark from another device may have come first. What does not fit is kept as well, and
    shown to the lead: nothing a device has noted is ever dropped.
    """
    entry = checked(SentMark, body if isinstance(body, dict) else {})
    if entry.form is None:
        return sent.wrong(mark_id, entry.errors)
    form = entry.form
    assert isinstance(form, SentMark)
    made = new_mark(night, mark_id, form, visit.person.id, form.moment, now)
    if refused := may_keep(db, night, made, now):
        return sent.wrong(mark_id, {"at": str(refused)})
    fresh = store.keep(db, made)
    return sent.refused(mark_id, OTHER_WORDS) if fresh is None else sent.kept(mark_id, fresh)


def new_mark(
    night: Night, mark_id: UUID, form: MarkForm, by_id: UUID, at: Any, now: Any
) -> RollMark:
    return RollMark(
        id=mark_id,
        night_id=night.id,
        sign_up_id=form.sign_up_id,
        state=form.state,
        at=at,
        noted_by_id=by_id,
        received_at=now,
    )


def may_keep(db: Db, night: Night, made: RollMark, now: Any) -> Refusal | None:
    if not store.is_of_night(db, night, made.sign_up_id):
        return Refusal("They are not on this night.")
    return rules.may_mark(night, made.at, now)


def keep(db: Db, night: Night, made: RollMark, now: Any) -> Refusal | None:
    """A mark made on a page that shows the truth, so what does not fit is refused."""
    stand = store.stand_of(db, night.id, made.sign_up_id)
    refused = may_keep(db, night, made, now) or rules.next_mark(stand, made.state)
    if refused is None:
        store.keep(db, made)
    return refused


def show_roll(
    request: Request, night: Night, entry: Entry[MarkForm], db: Db, now: Any
) -> Response:
    called = store.roll(db, rota.of(db, night), now)
    shown = page(
        request,
        "roll_call/roll.html",
        status=entry.status,
        night=night,
        entry=entry,
        called=called,
        astray=[words for one in called for words in rules.astray_words(one)],
        aboard=sum(one.stand.is_aboard for one in called),
        expected=sum(one.stand.state is State.EXPECTED for one in called),
        states=[state for state in State if state not in FOR_ALL],
        moves={state.value: [to.value for to in may] for state, may in rules.MOVES.items()},
        labels={state.value: state.label for state in State},
        as_at=now,
    )
    return kept_offline(shown) if entry.status == 200 else shown
