"""The pieces for the closing form and for a coordinator's first page."""

from datetime import date

from sosbus.checks.rules import end_words
from sosbus.checks.tables import CheckItem, Checklist
from sosbus.stock import rules
from sosbus.stock.forms import MoveForm
from sosbus.stock.tables import StockItem
from sosbus.web.forms import Entry
from sosbus.web.pages import env

WATER = StockItem(name="Water", unit="bottle", low_at=24)
SLINGS = StockItem(name="Slings", unit="sling", low_at=2)
TODAY = date(2026, 3, 7)


def drawn(piece: str, **known) -> str:
    return env.get_template(f"stock/{piece}.html").render(**known)


def test_the_close_asks_each_thing_with_its_number_side_by_side():
    lines = [rules.Used(WATER, 12), rules.Used(SLINGS, 0)]
    html = drawn("_used", stock_used=lines, entry=Entry(MoveForm))
    assert "Used tonight: water" in html
    for one, number in ((WATER, 12), (SLINGS, 0)):
        at = html.index(f'name="stock_item" value="{one.id}"')
        assert f'value="{number}"' in html[at : at + 300]
    assert not drawn("_used", stock_used=[], entry=Entry(MoveForm)).strip()


def test_what_to_buy_is_told_and_nothing_when_there_is_nothing():
    dated = CheckItem(
        checklist=Checklist.DEFIB_OXYGEN, words="AED pads", expires_on=date(2026, 3, 20)
    )
    known = {"today": TODAY, "end_words": end_words}
    shelf = rules.Shelf(WATER, 12)
    html = drawn("_low", shelves_low=[shelf], checks_dated=[dated], **known)
    assert "Water: 12 bottles, low at 24" in html and "AED pads: ends 20 Mar" in html
    assert not drawn("_low", shelves_low=[], checks_dated=[], **known).strip()
