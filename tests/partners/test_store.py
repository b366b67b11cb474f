"""A year is told the same on both databases: years as words, ids in a list, pence in a sum."""

from datetime import date
from decimal import Decimal

import pytest

from sosbus.partners import store
from sosbus.partners.tables import Fund, FundShare, Partner, PartnerMeeting, Risk, Sector
from sosbus.sources import store as sources
from sosbus.sources.store import Stated
from sosbus.targets.rules import year_of
from tests.conftest import WEEK_BEFORE

pytestmark = pytest.mark.both


@pytest.fixture
def enter(db, cast):
    stated = Stated("Minutes", date(2009, 4, 1), cast["declan"].id, WEEK_BEFORE)

    def go(*records):
        for one in records:
            sources.enter(db, one, stated)

    return go


def told(db, year):
    db.expire_all()
    return store.in_year(db, *year_of(year))


def test_money_is_told_of_from_its_year_to_its_last(db, enter):
    pubs = Partner(name="Pubwatch", sector=Sector.BUSINESS)
    fund = Fund(
        words="The launch",
        year="2007-08",
        last_year="2008-09",
        amount=Decimal("300000.50"),
        partners=2,
    )
    enter(pubs, fund, FundShare(fund_id=fund.id, partner_id=pubs.id))
    assert [len(told(db, f"20{n:02}-{n + 1:02}")["funds"]) for n in (6, 7, 8, 9)] == [
        0,
        1,
        1,
        0,
    ]
    [one] = told(db, "2008-09")["funds"]
    assert one["amount"] == 300000.5 and one["shares"] == [None, None]
    assert one["given_by"] == ["Pubwatch", None]


def test_a_risk_is_told_of_until_the_year_it_is_closed(db, enter):
    risk = Risk(
        year="2008-09",
        words="It may wane",
        owner="",
        noticed_by="",
        mitigations="One\nTwo",
        closed_on=date(2010, 4, 1),
    )
    enter(risk)
    assert [len(told(db, f"20{n:02}-{n + 1:02}")["risks"]) for n in (7, 8, 9, 10, 11)] == [
        0, 1, 1, 1, 0,
    ]  # fmt: skip
    assert told(db, "2008-09")["risks"][0]["mitigations"] == ["One", "Two"]


def test_who_came_comes_back_as_who_they_are(db, enter):
    pubs = Partner(name="Pubwatch", sector=Sector.BUSINESS, until=date(2008, 3, 31))
    church = Partner(name="Street Pastors", sector=Sector.VOLUNTARY)
    meeting = PartnerMeeting(
        met_on=date(2009, 3, 31),
        words="Monthly",
        invited=[pubs.id, church.id],
        came=[church.id],
    )
    enter(pubs, church, meeting)
    [one] = told(db, "2008-09")["meetings"]
    assert one["came"] == ["Street Pastors"] and len(one["invited"]) == 2
    assert meeting.came == [church.id]
    assert [x["name"] for x in told(db, "2008-09")["partners"]] == ["Street Pastors"]
