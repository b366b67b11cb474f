"""Tonight: one screen from opening to closing."""

from datetime import datetime, timedelta
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Body, Depends, Request, Response

from sosbus.base.clock import Now
from sosbus.base.db import Db
from sosbus.base.refusal import Refusal
from sosbus.checks import rules as checks_rules
from sosbus.checks import store as checks
from sosbus.checks.rules import Standing
from sosbus.checks.tables import WhyAnyway
from sosbus.closing import store as closing
from sosbus.contacts import rules as contact_rules
from sosbus.doors.rules import Part
from sosbus.nights import store as nights
from sosbus.nights.rules import half_hour, may_open, may_record, night_date_of
from sosbus.nights.tables import Night, Status
from sosbus.recording.rules import next_wristband
from sosbus.roll_call import store as roll_call
from sosbus.rota import store as rota
from sosbus.rota.access import Duty, NightIRun, OnDuty, Records, RunsNights
from sosbus.tallies import store as tallies
from sosbus.tallies.forms import TallyForm
from sosbus.tonight import rules, store
from sosbus.tonight.forms import OpenForm, SentOpening
from sosbus.web.forms import Entry, checked, entry_of
from sosbus.web.pages import done, kept_offline, page, unless_same
from sosbus.web.sent import MadeId, SentAt, kept, refused, true_moment, wrong

router = APIRouter()
ONE_DAY = timedelta(days=1)
AT_ONCE = timedelta(minutes=2)
OpenEntry = Annotated[Entry[OpenForm], Depends(entry_of(OpenForm))]
TallyEntry = Annotated[Entry[TallyForm], Depends(entry_of(TallyForm))]


@router.get("/tonight")
def my_tonight(request: Request, visit: Records, db: Db, now: Now) -> Response:
    """Straight to tonight's night for whoever is on it, or runs it."""
    date = night_date_of(now)
    night = rules.which_is_tonight(nights.between(db, date, date + ONE_DAY), now)
    runs_any = Part.COORDINATOR in visit.parts
    if night and (
        runs_any or (night.published_at and rota.role_on(db, visit.person, night.id))
    ):
        return done(request, f"/nights/{night.id}/tonight")
    return page(request, "tonight/my_tonight.html", coming=rota.mine(db, visit.person, date))


@router.get("/night-copy")
def night_copy(request: Request, visit: Records) -> Response:
    """An empty frame: with no signal a device puts its own sealed copy of a page in it."""
    return kept_offline(page(request, "tonight/night_copy.html"), at_once=True)


@router.get("/nights/{night_id}/tonight")
def tonight(request: Request, duty: OnDuty, db: Db, now: Now) -> Response:
    return unless_same(request, show_tonight(request, duty, db, now, Entry(OpenForm)))


@router.post("/nights/{night_id}/opening")
def open_night(
    request: Request, duty: OnDuty, night: NightIRun, entry: OpenEntry, db: Db, now: Now
) -> Response:
    form = entry.form
    if form is None:
        return show_tonight(request, duty, db, now, entry)
    looked_at, cover = checks.standing(db, night), rota.of(db, night).cover
    answered_for = checks_rules.may_open(looked_at, form.override, form.override_why)
    if errors := rules.in_the_way(night, cover, form.agreed, answered_for, now):
        return show_tonight(request, duty, db, now, Entry(OpenForm, entry.typed, {**errors}))
    keep_opening(db, night, looked_at, form, duty.person.id, now)
    return done(request, f"/nights/{night.id}/tonight", "The bus is open. Have a good night.")


def keep_opening(
    db: Db, night: Night, looked_at: Standing, form: OpenForm, by: UUID, at: datetime
) -> None:
    night.opened_at = at
    checks.override(db, night, looked_at, form.override, form.override_why, by, at)


@router.put("/nights/{night_id}/openings/{opening_id}")
def send_opening(
    visit: RunsNights,
    night: NightIRun,
    opening_id: MadeId,
    body: Annotated[Any, Body()],
    db: Db,
    now: Now,
    sent_at: SentAt,
) -> Response:
    """Opened by a device. What comes at once is asked as on the page; what comes later stands
    open since, with no signal, so that the checks refuse nothing and no record waits for
    them. Opened already is as good."""
    entry = checked(SentOpening, body if isinstance(body, dict) else {"agreed": "?"})
    form = entry.form
    if form is None:
        return wrong(opening_id, entry.errors)
    assert isinstance(form, SentOpening)
    if night.status in (Status.OPEN, Status.CLOSED):
        return kept(opening_id, False)
    at = true_moment(form.at, sent_at, now)
    looked_at, cover = checks.standing(db, night), rota.of(db, night).cover
    answered_for = checks_rules.may_open(looked_at, form.override, form.override_why)
    asked = answered_for if now - at < AT_ONCE else None
    for refusal in rules.in_the_way(night, cover, form.agreed, asked, at).values():
        return refused(opening_id, refusal)
    keep_opening(db, night, looked_at, form, visit.person.id, at)
    return kept(opening_id, True)


@router.post("/nights/{night_id}/tallies")
def tally(request: Request, duty: OnDuty, entry: TallyEntry, db: Db, now: Now) -> Response:
    if entry.form is None:
        return show_tonight(request, duty, db, now, entry)
    counted = count(db, duty.night, entry.form, now)
    if counted:
        return show_tonight(request, duty, db, now, entry.refused(counted))
    return done(request, f"/nights/{duty.night.id}/tonight")


def count(db: Db, night: Night, form: TallyForm, now: datetime) -> Refusal | None:
    if refusal := may_record(night):
        return refusal
    if not form.less:
        tallies.add(db, night, half_hour(now), form.thing)
    elif not tallies.take_one_off(db, night, form.thing):
        return Refusal("There is none to take off.")
    return None


def show_tonight(
    request: Request, duty: Duty, db: Db, now: datetime, entry: Entry[Any]
) -> Response:
    night = duty.night
    board = store.board(db, duty)
    return page(
        request,
        "tonight/tonight.html",
        status=entry.status,
        night=night,
        duty=duty,
        whole=rota.of(db, night),
        aboard=roll_call.aboard(db, night.id),
        board=board,
        contacts=board.contacts,
        unfinished=contact_rules.unfinished(board.contacts),
        in_words=contact_rules.IN_WORDS,
        missing=contact_rules.missing,
        shown_reasons=contact_rules.shown_reasons,
        tallies=tallies.on(db, [night.id]),
        next_band=next_wristband(board.contacts),
        last_words=closing.last_words(db, night) if night.status is Status.PLANNED else None,
        too_early=may_open(night, now),
        standing=checks.standing(db, night) if night.status is Status.PLANNED else None,
        why_anyway=WhyAnyway,
        say_why=checks_rules.SAY_WHY,
        entry=entry,
    )
