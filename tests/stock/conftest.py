"""Two shelves of our own, in place of those a new bus begins with."""

import pytest
from sqlalchemy import delete

from sosbus.stock.tables import StockItem, StockMove, StockUse


@pytest.fixture
def shelved(engines) -> dict[str, StockItem]:
    some = [
        StockItem(name="Water", unit="bottle", low_at=24),
        StockItem(name="Slings", unit="sling", low_at=2),
    ]
    with engines.writing() as db:
        for table in (StockUse, StockMove, StockItem):
            db.execute(delete(table))
        db.add_all(some)
        db.flush()
        for code, at in (("water", 0), ("sling", 1)):
            db.add(StockUse(code=code, item_id=some[at].id))
        db.commit()
    return {one.name: one for one in some}
