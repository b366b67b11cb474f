"""A month pressed closed by everybody at once is closed once."""

from collections import Counter
from datetime import UTC, datetime

import httpx2
import pytest
from sqlmodel import select

from sosbus.figures import store
from sosbus.figures.tables import Counter as Series
from sosbus.measures.rules import all_series
from tests.conftest import at_once, signed_in
from tests.figures.test_store import JANUARY, lived

pytestmark = pytest.mark.both


def test_eight_close_a_month_and_one_does(engines, served, cast):
    with engines.writing() as db:
        lived(db, JANUARY)
        db.commit()
    token = signed_in(engines, cast["declan"], datetime.now(UTC))
    headers = {"Cookie": f"__Host-sosbus={token}", "Accept": "text/html"}
    address = f"{served}/figures/2026-01/closing"
    replies = at_once(8, lambda _: httpx2.post(address, headers=headers, timeout=60))
    assert Counter(reply.status_code for reply in replies) == {303: 1, 409: 7}
    with engines.reading() as db:
        assert len(store.closed(db)) == 1
        assert {one.series for one in db.exec(select(Series))} == set(all_series())
