"""The shelves as a coordinator keeps them: every number, wrong ones, and the same one twice."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from sqlmodel import select

from sosbus.stock import store
from sosbus.stock.tables import StockItem, StockMove
from tests.conftest import at_once, signed_in


def moved(item, number, why="counted", made_id=None) -> dict:
    return {
        "id": str(made_id or uuid4()),
        "item_id": str(item.id),
        "why": why,
        "number": number,
    }


def level(engines, item):
    with engines.reading() as db:
        return store.shelf(db, item).level


def test_counted_restocked_binned(visit, shelved, engines):
    water = shelved["Water"]
    for number, why, now in ((30, "counted", 30), (24, "restocked", 54), (4, "binned", 50)):
        assert (
            visit("declan", "POST", "/stock/moves", data=moved(water, number, why)).status
            == 303
        )
        assert level(engines, water) == now
    assert "50 bottles" in visit("declan", "GET", "/stock").said
    counted = visit("declan", "POST", "/stock/moves", data=moved(water, 12))
    assert counted.status == 303
    said = visit("declan", "GET", "/stock").said
    assert "12 bottles" in said and "low" in said


def test_the_same_number_sent_twice_counts_once(visit, shelved, engines):
    data = moved(shelved["Water"], 24, "restocked")
    assert visit("declan", "POST", "/stock/moves", data=data).status == 303
    assert visit("declan", "POST", "/stock/moves", data=data).status == 303
    other = visit("declan", "POST", "/stock/moves", data=data | {"number": 25})
    assert other.status == 409 and "kept before" in other.said
    assert level(engines, shelved["Water"]) == 24


def test_twenty_restocked_at_once_are_all_counted(served, engines, shelved, cast):
    import httpx2

    token = signed_in(engines, cast["declan"], datetime.now(UTC))

    def restock(_: int) -> int:
        return httpx2.post(
            f"{served}/stock/moves",
            data=moved(shelved["Water"], 1, "restocked"),
            headers={"Cookie": f"__Host-sosbus={token}", "Origin": served},
        ).status_code

    assert set(at_once(20, restock)) == {303}
    assert level(engines, shelved["Water"]) == 20


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"number": "many"}, "whole number"),
        ({"number": "-1"}, "whole number"),
        ({"number": "2.5"}, "whole number"),
        ({"number": "10000"}, "whole number"),
        ({"number": ""}, "whole number"),
        ({"number": "0", "why": "restocked"}, "from 1"),
        ({"number": "3", "why": "binned"}, "There are only 0"),
        ({"why": "used"}, "came, were counted or were binned"),
        ({"why": "eaten"}, "came, were counted or were binned"),
        ({"id": "1"}, "Open the page again"),
        ({"item_id": "water"}, "Choose something"),
    ],
)
def test_a_number_that_makes_no_sense_is_told_and_kept(more, said, visit, shelved, engines):
    seen = visit("declan", "POST", "/stock/moves", data=moved(shelved["Water"], 5) | more)
    assert seen.status == 422 and said in seen.said
    with engines.reading() as db:
        assert not db.exec(select(StockMove)).all()


def test_a_thing_that_is_not_there_is_not_found(visit, shelved):
    nothing = StockItem(name="Nothing", unit="none")
    assert visit("declan", "POST", "/stock/moves", data=moved(nothing, 5)).status == 404
    assert visit("declan", "GET", f"/stock/{nothing.id}").status == 404


def test_one_more_thing_on_the_shelves_and_off_again(visit, shelved, engines):
    data = {"name": " Space   blankets ", "unit": "blanket", "low_at": "5"}
    assert visit("declan", "POST", "/stock/new", data=data).status == 303
    again = visit("declan", "POST", "/stock/new", data=data | {"name": "space blankets"})
    assert again.status == 409
    with engines.reading() as db:
        made = db.exec(select(StockItem).where(StockItem.name == "Space blankets")).one()
    change = data | {"name": "Blankets", "expires_on": "2030-01-01"}
    assert visit("declan", "POST", f"/stock/{made.id}", data=change).status == 303
    taken = visit("declan", "POST", f"/stock/{made.id}", data=change | {"name": "water"})
    assert taken.status == 409
    assert visit("declan", "POST", f"/stock/{made.id}/retirement").status == 303
    visit("declan", "GET", "/stock")
    assert "Blankets" not in visit("declan", "GET", "/stock").text
    assert visit("declan", "POST", "/stock/moves", data=moved(made, 5)).status == 404


@pytest.mark.parametrize(
    "more",
    [
        {"name": "x"},
        {"name": "x" * 41},
        {"unit": ""},
        {"low_at": "-1"},
        {"expires_on": "3000-01-01"},
    ],
)
def test_a_thing_that_makes_no_sense_is_told(more, visit, shelved):
    data = {"name": "Tape", "unit": "roll", "low_at": "5"} | more
    assert visit("declan", "POST", "/stock/new", data=data).status == 422
    assert visit("declan", "POST", f"/stock/{shelved['Water'].id}", data=data).status == 422


def test_what_uses_it_up_is_chosen_from_the_answers(visit, shelved, engines):
    path = f"/stock/{shelved['Water'].id}/uses"
    data = {"codes": ["tea_food", "water"], "number": "2"}
    assert visit("declan", "POST", path, data=data).status == 303
    for wrong in ({"codes": ["gold"]}, {"number": "0"}, {"number": "21"}, {"number": ""}):
        seen = visit("declan", "POST", path, data=data | wrong)
        assert seen.status == (303 if wrong == {"number": ""} else 422), wrong
    assert visit("declan", "POST", path, data={}).status == 303, "nothing does"
    with engines.reading() as db:
        assert not [one for one in store.uses(db) if one.item_id == shelved["Water"].id]
