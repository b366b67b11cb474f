"""How long a place is kept for somebody, and what an ended offer says."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from sosbus.nights.tables import Kind, Night
from sosbus.offers.rules import is_ended, lasts_until, new_offer
from sosbus.people.tables import BusRole
from sosbus.rota.tables import Answer, OfferKind

OPENS = datetime(2026, 3, 6, 22, tzinfo=UTC)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
NIGHT = Night(
    id=uuid4(),
    night_date=OPENS.date(),
    kind=Kind.WEEKLY,
    opens_at=OPENS,
    closes_at=OPENS + 6 * HOUR,
)


@pytest.mark.parametrize(
    ("kind", "before", "lasts"),
    [
        (OfferKind.WAITING_LIST, 100 * HOUR, 12 * HOUR),
        (OfferKind.WAITING_LIST, 24 * HOUR + MINUTE, 12 * HOUR),
        (OfferKind.WAITING_LIST, 24 * HOUR, 20 * MINUTE),
        (OfferKind.WAITING_LIST, 10 * MINUTE, 10 * MINUTE),
        (OfferKind.COVER, 50 * HOUR, 50 * HOUR),
        (OfferKind.STANDBY, 2 * HOUR, 2 * HOUR),
        (OfferKind.GIVEN, 100 * HOUR, 48 * HOUR),
        (OfferKind.SWAP, 30 * HOUR, 24 * HOUR),
        (OfferKind.GIVEN, 5 * HOUR, -HOUR),
    ],
)
def test_how_long_each_kind_lasts(kind, before, lasts):
    now = OPENS - before
    assert lasts_until(kind, NIGHT, now) - now == lasts


def an_offer(**more):
    now = OPENS - 50 * HOUR
    offer = new_offer(NIGHT, BusRole.SUPPORT, OfferKind.COVER, uuid4(), now)
    for name, value in more.items():
        setattr(offer, name, value)
    return offer


def test_an_open_offer_is_open_until_its_moment_and_no_longer():
    assert is_ended(an_offer(), OPENS - MINUTE) is None
    assert "open until Fri 6 Mar 22:00" in is_ended(an_offer(), OPENS)


@pytest.mark.parametrize("answer", list(Answer))
def test_every_end_has_its_words(answer):
    said = is_ended(an_offer(ended_at=OPENS - HOUR, answer=answer), OPENS - MINUTE)
    assert said and said[0].isupper() and said.endswith(".")
