"""The shelves, as a coordinator keeps them: bought, counted, binned."""

from datetime import datetime
from typing import Annotated, Any
from uuid import uuid4

from fastapi import APIRouter, Depends, HTTPException, Request, Response

from sosbus.base.clock import TOWN, Now
from sosbus.base.db import Db
from sosbus.base.refusal import Conflict, Refusal
from sosbus.checks import store as checks
from sosbus.checks.rules import end_words
from sosbus.rota.access import PlansNights
from sosbus.stock import rules, store
from sosbus.stock.access import Item
from sosbus.stock.forms import ItemForm, MoveForm, UsesForm
from sosbus.stock.tables import CODES, StockItem, Why
from sosbus.web.forms import Entry, entry_of
from sosbus.web.pages import done, page

router = APIRouter(prefix="/stock")
BY_HAND = (Why.RESTOCKED, Why.COUNTED, Why.BINNED)
NAMED_ALREADY = Conflict("There is a thing of that name on the shelves already.")
MoveEntry = Annotated[Entry[MoveForm], Depends(entry_of(MoveForm))]
ItemEntry = Annotated[Entry[ItemForm], Depends(entry_of(ItemForm))]
UsesEntry = Annotated[Entry[UsesForm], Depends(entry_of(UsesForm))]


@router.get("")
def stock(request: Request, visit: PlansNights, db: Db, now: Now) -> Response:
    return show_stock(request, Entry(MoveForm), db, now)


@router.post("/moves")
def move_stock(
    request: Request, visit: PlansNights, entry: MoveEntry, db: Db, now: Now
) -> Response:
    form = entry.form
    if form is None:
        return show_stock(request, entry, db, now)
    item = store.held(db, form.item_id)
    if item is None or item.retired_at:
        raise HTTPException(404)
    if refused := keep(db, item, form, now):
        return show_stock(request, entry.refused(refused, "number"), db, now)
    words = f"{item.name}: {store.shelf(db, item).level_words}."
    return done(request, f"/stock#item-{item.id}", words)


def keep(db: Db, item: StockItem, form: MoveForm, now: datetime) -> Refusal | None:
    if known := store.known_move(db, form.id):
        same = rules.is_same(known, item, form.why, form.number)
        return None if same else rules.KEPT_ALREADY
    level = store.shelf(db, item).level or 0
    made = rules.new_move(item, level, form.id, form.why, form.number, now)
    if isinstance(made, Refusal):
        return made
    store.move(db, made)
    return None


@router.get("/new")
def new_item(request: Request, visit: PlansNights) -> Response:
    return show_new(request, Entry(ItemForm))


@router.post("/new")
def add_item(request: Request, visit: PlansNights, entry: ItemEntry, db: Db) -> Response:
    form = entry.form
    if form is None:
        return show_new(request, entry)
    if store.has_name(db, form.name):
        return show_new(request, entry.refused(NAMED_ALREADY, "name"))
    store.add(db, StockItem(**form.model_dump()))
    return done(request, "/stock", f"{form.name} is on the shelves. Count it now.")


@router.get("/{shelf_id}")
def stock_item(request: Request, visit: PlansNights, item: Item, db: Db, now: Now) -> Response:
    typed = {name: getattr(item, name) for name in ItemForm.model_fields}
    return show_item(request, item, Entry(ItemForm, typed), uses_now(db, item), db, now)


@router.post("/{shelf_id}")
def change_item(
    request: Request, visit: PlansNights, item: Item, entry: ItemEntry, db: Db, now: Now
) -> Response:
    form = entry.form
    if form is None:
        return show_item(request, item, entry, uses_now(db, item), db, now)
    if store.has_name(db, form.name, item.id):
        again = entry.refused(NAMED_ALREADY, "name")
        return show_item(request, item, again, uses_now(db, item), db, now)
    item.name, item.unit, item.low_at = form.name, form.unit, form.low_at
    item.expires_on = form.expires_on
    return done(request, "/stock", f"{item.name} is changed.")


@router.post("/{shelf_id}/uses")
def change_uses(
    request: Request, visit: PlansNights, item: Item, entry: UsesEntry, db: Db, now: Now
) -> Response:
    if entry.form is None:
        typed = {name: getattr(item, name) for name in ItemForm.model_fields}
        return show_item(request, item, Entry(ItemForm, typed), entry, db, now)
    store.set_uses(db, item, entry.form.codes, entry.form.number)
    return done(request, f"/stock/{item.id}", "Kept: the close proposes it from now on.")


@router.post("/{shelf_id}/retirement")
def retire_item(request: Request, visit: PlansNights, item: Item, now: Now) -> Response:
    item.retired_at = now
    return done(request, "/stock", f"{item.name} is off the shelves.")


def uses_now(db: Db, item: StockItem) -> Entry[UsesForm]:
    known = [one for one in store.uses(db) if one.item_id == item.id]
    number = max((one.number for one in known), default=1)
    return Entry(UsesForm, {"codes": [one.code for one in known], "number": number})


def show_stock(request: Request, entry: Entry[Any], db: Db, now: datetime) -> Response:
    today = now.astimezone(TOWN).date()
    return page(
        request,
        "stock/stock.html",
        status=entry.status,
        entry=entry,
        shelves=store.shelves(db),
        today=today,
        dated=checks.expiring(db, today),
        end_words=end_words,
        ways=BY_HAND,
        made_id=uuid4,
    )


def show_new(request: Request, entry: Entry[ItemForm]) -> Response:
    return page(request, "stock/new_item.html", status=entry.status, entry=entry)


def show_item(
    request: Request,
    item: StockItem,
    entry: Entry[ItemForm],
    uses: Entry[UsesForm],
    db: Db,
    now: datetime,
) -> Response:
    return page(
        request,
        "stock/stock_item.html",
        status=max(entry.status, uses.status),
        entry=entry,
        uses=uses,
        item=item,
        codes=list(CODES.items()),
        shelf=store.shelf(db, item),
        moves=store.moves(db, item),
        today=now.astimezone(TOWN).date(),
    )
