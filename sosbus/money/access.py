"""What may be entered about money."""

from sosbus.kinds.rules import in_order
from sosbus.kinds.store import Kind
from sosbus.money import forms, rules
from sosbus.money.tables import Assumption, Grant, Reserve, UnitPrice

KINDS = (
    Kind(
        "prices",
        "price",
        "prices that reports reckon with",
        forms.UnitPriceForm,
        UnitPrice,
        ("what", "price_year", "first_day"),
        ("what", "first_day"),
        rule=rules.may_price,
        until_then=rules.usual(),
    ),
    Kind(
        "assumptions",
        "assumption",
        "assumptions of a social return",
        forms.AssumptionForm,
        Assumption,
        ("deadweight", "attribution", "first_day"),
        ("first_day",),
        until_then="Until they are entered no social return is told.",
    ),
    Kind(
        "grants",
        "grant",
        "grants and what they promised",
        forms.GrantForm,
        Grant,
        ("funder", "first_day"),
        rule=in_order("first_day", "last_day"),
    ),
    Kind(
        "reserves",
        "reserve",
        "reserves",
        forms.ReserveForm,
        Reserve,
        ("held_on", "pounds"),
        ("held_on",),
    ),
)
