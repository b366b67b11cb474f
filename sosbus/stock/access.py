"""The thing on the shelves in the address."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, HTTPException, Request

from sosbus.base.db import LOOKING, Db
from sosbus.rota.access import PlansNights
from sosbus.stock import store
from sosbus.stock.tables import StockItem


def item_on_the_shelf(
    request: Request, shelf_id: UUID, visit: PlansNights, db: Db
) -> StockItem:
    """Kept still for a change; a look may not hold anything, and PostgreSQL sees to that."""
    look = request.method in LOOKING
    item = store.one(db, shelf_id) if look else store.held(db, shelf_id)
    if item is None or item.retired_at:
        raise HTTPException(404)
    return item


Item = Annotated[StockItem, Depends(item_on_the_shelf)]
