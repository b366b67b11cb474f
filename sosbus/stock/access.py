"""The thing on the shelves in the address."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, HTTPException

from sosbus.base.db import Db
from sosbus.rota.access import PlansNights
from sosbus.stock import store
from sosbus.stock.tables import StockItem


def item_on_the_shelf(shelf_id: UUID, visit: PlansNights, db: Db) -> StockItem:
    item = store.held(db, shelf_id)
    if item is None or item.retired_at:
        raise HTTPException(404)
    return item


Item = Annotated[StockItem, Depends(item_on_the_shelf)]
