"""The checks of a night, one tap each; and the lists they come from, kept by a coordinator."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID, uuid4

from fastapi import APIRouter, Body, Depends, Request, Response

from sosbus.base.clock import TOWN, Now
from sosbus.base.db import Db
from sosbus.base.refusal import Conflict, Refusal
from sosbus.base.words import count
from sosbus.checks import rules, store
from sosbus.checks.access import Item
from sosbus.checks.forms import AnswerForm, ItemForm
from sosbus.checks.tables import Answer, CheckItem
from sosbus.nights.tables import Night
from sosbus.rota.access import Duty, OnDuty, PlansNights
from sosbus.web.forms import Entry, checked, entry_of
from sosbus.web.pages import done, page
from sosbus.web.sent import MadeId, SentAt, kept, refused, true_moment, wrong

router = APIRouter()
NOT_LISTED = "That is not on the list. Open the page again."
TICKS = ("is_red", "has_expiry")
LISTED_ALREADY = Conflict("That list says so already.")
AnswerEntry = Annotated[Entry[AnswerForm], Depends(entry_of(AnswerForm))]
ItemEntry = Annotated[Entry[ItemForm], Depends(entry_of(ItemForm))]


@router.get("/nights/{night_id}/checks")
def checks(request: Request, duty: OnDuty, db: Db, now: Now) -> Response:
    return show_checks(request, duty, Entry(AnswerForm), db, now)


@router.post("/nights/{night_id}/checks")
def answer_check(
    request: Request, duty: OnDuty, entry: AnswerEntry, db: Db, now: Now
) -> Response:
    form, night = entry.form, duty.night
    if form is None:
        return show_checks(request, duty, entry, db, now)
    if closed := rules.may_answer(night):
        return show_checks(request, duty, entry.refused(closed), db, now)
    fresh = keep(db, night, uuid4(), form, now)
    if fresh is None:
        return show_checks(request, duty, entry.refused(NOT_LISTED, "item_ids"), db, now)
    at = "" if form.all else f"#check-{form.item_ids[0]}"
    return done(request, f"/nights/{night.id}/checks{at}")


@router.put("/nights/{night_id}/checks/{sent_id}")
def send_check(
    duty: OnDuty,
    sent_id: MadeId,
    body: Annotated[Any, Body()],
    db: Db,
    now: Now,
    sent_at: SentAt,
) -> Response:
    """What a device sends, as often as it likes: also before the night opens, and after."""
    entry = checked(AnswerForm, body if isinstance(body, dict) else {})
    if entry.form is None:
        return wrong(sent_id, entry.errors)
    at = true_moment(entry.form.at, sent_at, now)
    fresh = keep(db, duty.night, sent_id, entry.form, at)
    if fresh is None:
        return wrong(sent_id, {"item_ids": NOT_LISTED})
    return refused(sent_id, fresh) if isinstance(fresh, Refusal) else kept(sent_id, fresh)


def keep(
    db: Db, night: Night, sent_id: UUID, form: AnswerForm, at: datetime
) -> bool | Refusal | None:
    what = (form.item_ids, form.answer, form.all, form.expires_on)
    return store.keep(db, rules.new_answers(night, sent_id, *what, at))


def show_checks(
    request: Request, duty: Duty, entry: Entry[AnswerForm], db: Db, now: datetime
) -> Response:
    said = next(iter(entry.errors.values()), "")
    return page(
        request,
        "checks/checks.html",
        status=entry.status,
        entry=entry.refused(said) if said else entry,
        night=duty.night,
        may_answer=rules.may_answer(duty.night) is None,
        standing=store.standing(db, duty.night),
        answers=Answer,
        end_words=rules.end_words,
        today=now.astimezone(TOWN).date(),
    )


@router.get("/check-list")
def check_list(request: Request, visit: PlansNights, db: Db, now: Now) -> Response:
    return show_list(request, Entry(ItemForm), db, now)


@router.post("/check-list")
def add_item(
    request: Request, visit: PlansNights, entry: ItemEntry, db: Db, now: Now
) -> Response:
    form = entry.form
    if form is None:
        return show_list(request, entry, db, now)
    if store.has_words(db, form.checklist, form.words):
        return show_list(request, entry.refused(LISTED_ALREADY, "words"), db, now)
    store.add(db, CheckItem(**form.model_dump()))
    return done(request, "/check-list", f"“{form.words}” is on the list.")


@router.get("/check-list/{item_id}")
def check_item(request: Request, visit: PlansNights, item: Item) -> Response:
    typed = {name: getattr(item, name) for name in ItemForm.model_fields}
    ticked = {name: "true" for name in TICKS if typed[name]}
    return show_item(request, item, Entry(ItemForm, typed | ticked))


@router.post("/check-list/{item_id}")
def change_item(
    request: Request, visit: PlansNights, item: Item, entry: ItemEntry, db: Db, now: Now
) -> Response:
    form = entry.form
    if form is None:
        return show_item(request, item, entry)
    if store.has_words(db, form.checklist, form.words, item.id):
        return show_item(request, item, entry.refused(LISTED_ALREADY, "words"))
    rules.change(item, form.model_dump(), now)
    return done(request, "/check-list", f"“{item.words}” is changed.")


@router.post("/check-list/{item_id}/retirement")
def retire_item(request: Request, visit: PlansNights, item: Item, now: Now) -> Response:
    item.retired_at = now
    return done(request, "/check-list", f"“{item.words}” is off the list.")


def show_item(request: Request, item: CheckItem, entry: Entry[ItemForm]) -> Response:
    return page(request, "checks/check_item.html", status=entry.status, entry=entry, item=item)


def show_list(request: Request, entry: Entry[ItemForm], db: Db, now: datetime) -> Response:
    today = now.astimezone(TOWN).date()
    items = store.items(db)
    return page(
        request,
        "checks/check_list.html",
        status=entry.status,
        entry=entry,
        lists=rules.standing(items, [], {}, today).by_list(),
        said=count(len(items), "thing") + " to look at",
        latest=store.latest(db),
        end_words=rules.end_words,
        today=today,
    )
