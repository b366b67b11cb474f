"""The id a device made, and the thing on the list in the address."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, HTTPException

from sosbus.base.db import Db
from sosbus.checks import store
from sosbus.checks.tables import CheckItem
from sosbus.rota.access import PlansNights


def item_on_the_list(item_id: UUID, visit: PlansNights, db: Db) -> CheckItem:
    item = store.one(db, item_id)
    if item is None or item.retired_at:
        raise HTTPException(404)
    return item


Item = Annotated[CheckItem, Depends(item_on_the_list)]
