"""What went out of the cupboards: the lead says so at the close, and the coordinator knows."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import delete

from sosbus.stock import store
from sosbus.stock.tables import StockItem, StockMove, StockUse, Why
from tests.conftest import JUST_PAST_MIDNIGHT

REST = {"age_band": "18-24", "arrival": "self", "alcohol": "some", "outcome": "taxi"}
CONTACT = {"kind": "welfare", "reasons": ["emotional"], "aid_given": ["water"]} | REST
MORNING = JUST_PAST_MIDNIGHT + timedelta(hours=10)


@pytest.fixture
def shelf(engines):
    """48 bottles and a sling box nobody has opened; a drink given is a bottle gone."""
    water = StockItem(name="Water", unit="bottle", low_at=47)
    slings = StockItem(name="Slings", unit="pack")
    with engines.writing() as db:
        for table in (StockUse, StockMove, StockItem):  # those a new bus begins with
            db.execute(delete(table))
        db.add_all([water, slings])
        db.flush()
        for item in (water, slings):
            move = StockMove(
                item_id=item.id, why=Why.COUNTED, number=48, change=48, at=JUST_PAST_MIDNIGHT
            )
            db.add(move)
        db.add(StockUse(code="water", item_id=water.id))
        db.commit()
    return {"Water": water, "Slings": slings}


@pytest.fixture
def night(make_night, cast):
    return make_night(lead=cast["aoife"])


@pytest.fixture
def lead(visit, night):
    def go(method, page, as_="aoife", **sent):
        return visit(as_, method, f"/nights/{night.id}/{page}", **sent)

    assert go("POST", "opening", data={"agreed": "true"}).status == 303
    assert go("PUT", f"contacts/{uuid4()}", json=CONTACT).status == 201
    return go


def levels(engines):
    with engines.reading() as db:
        return {one.item.name: one.level for one in store.shelves(db)}


def asked(page):
    """What the closing form says was used, by the item's id."""
    ids = [one["value"] for one in page.html.select("[name=stock_item]")]
    return dict(
        zip(ids, [one["value"] for one in page.html.select("[name=stock_used]")], strict=True)
    )


def used(shelf, **numbers):
    return {
        "stock_item": [str(shelf[name].id) for name in numbers],
        "stock_used": list(numbers.values()),
    }


def test_what_was_given_is_filled_in_and_goes_off_the_shelf(lead, shelf, engines, visit):
    page = lead("GET", "closing")
    assert "Used tonight: water" in page.said
    found = asked(page)
    assert found == {str(shelf["Water"].id): "1", str(shelf["Slings"].id): "0"}
    sent = {"stock_item": list(found), "stock_used": list(found.values())}
    assert lead("POST", "closing", data=sent).status == 303
    assert levels(engines) == {"Water": 47, "Slings": 48}
    assert "Water: 47 bottles, low at 47" in visit("declan", "GET", "/", at=MORNING).said


def test_she_puts_it_right_and_sending_it_twice_counts_once(lead, shelf, engines):
    sent = {"id": str(uuid4())} | used(shelf, Water=5, Slings=2)
    path, words = f"closings/{sent['id']}", {k: v for k, v in sent.items() if k != "id"}
    assert lead("PUT", path, json=words).status == 201
    assert lead("PUT", path, json=words).status == 200
    assert levels(engines) == {"Water": 43, "Slings": 46}


def test_a_close_without_the_list_takes_nothing(lead, shelf, engines):
    assert lead("POST", "closing").status == 303
    assert levels(engines) == {"Water": 48, "Slings": 48}


@pytest.mark.parametrize("number", ["-1", "10000", "two", "1.5"])
def test_a_number_that_cannot_be_is_refused_beside_it_and_kept(lead, shelf, engines, number):
    refused = lead("POST", "closing", data=used(shelf, Water=number, Slings="3"))
    assert refused.status == 422
    assert "Give a whole number from 0 to 9,999 for each" in refused.said
    assert asked(refused) == {str(shelf["Water"].id): number, str(shelf["Slings"].id): "3"}
    assert levels(engines) == {"Water": 48, "Slings": 48}


def test_half_a_list_closes_nothing(lead, shelf, engines):
    sent = used(shelf, Water=5, Slings=2) | {"stock_used": [5]}
    assert lead("PUT", f"closings/{uuid4()}", json=sent).status == 422
    assert levels(engines) == {"Water": 48, "Slings": 48}


def test_a_contact_that_came_late_used_things_too(lead, shelf, engines):
    lead("POST", "closing", data=used(shelf, Water="1", Slings="0"))
    late = uuid4()
    assert lead("PUT", f"contacts/{late}", json=CONTACT).status == 201
    assert levels(engines)["Water"] == 47
    sent = {"contact_id": str(late), "answer": "agree"}
    path = "next-day/late-contacts"
    assert lead("POST", path, as_="declan", data=sent, at=MORNING).status == 303
    assert levels(engines)["Water"] == 46
