"""One small month, every key figure computed on paper first.

April 2026: 10 nights planned, 9 opened, 52 hours and 30 minutes. The counters showed 200
contacts, 40 with violence (10 declined to tell the police, 15 not for other reasons), and 150
who left safely in four ways. The medic was certain of 5 ambulances and showed 10 more as
probable; 10 and 5 for A&E. Last April showed 160.
"""

from dataclasses import replace
from datetime import date

import pytest

from sosbus.contacts.tables import Outcome
from sosbus.kpis.rules import KPIS, SAFE
from sosbus.money.rules import Costs
from sosbus.money.tables import Assumption
from sosbus.released.rules import Missing, Released, Shown, Unit, in_fives
from sosbus.told.rules import Told

APRIL = date(2026, 4, 1)
SHOWN = {
    "contacts/all": 200,
    "reason/violence": 100,
    "violence_aware/no_declined": 10,
    "violence_aware/no_other": 15,
    "avoided_ambulance/certain": 5,
    "avoided_ambulance/probable": 10,
    "avoided_ae/certain": 10,
    "avoided_ae/probable": 5,
    **{f"outcome/{one.value}": 0 for one in SAFE},
    f"outcome/{Outcome.TAXI.value}": 80,
    f"outcome/{Outcome.LEFT_WITH_FRIENDS.value}": 70,
}
EXACT = {
    "nights_planned": 10,
    "nights_opened": 9,
    "minutes_open": 3150,
    "places_needed": 50,
    "places_filled": 46,
    "volunteer_minutes": 18_030,
    "door_staff_minutes": 4,
    "looks_due": 240,
    "looks_in_time": 221,
}
COSTS = Costs(assumed=Assumption(deadweight=40, attribution=50, first_day=APRIL))
TOLD = Told(
    (APRIL,),
    {APRIL: {name: Shown(value) for name, value in SHOWN.items()}},
    {APRIL: EXACT},
    costs=COSTS,
    year_before=in_fives(Shown(160)),
)


def told(id_, told=TOLD):
    return [
        None if isinstance(one, Missing) else (one.value, one.at_least, one.at_most)
        for one in KPIS[id_].cells(told)
    ]


@pytest.mark.parametrize(
    ("id_", "value", "least", "most"),
    [
        ("K1", 22.2, 21.8, 22.7),  # 200/9, 196/9, 204/9
        ("K2", 3.8, 3.7, 3.9),  # ÷ 52.5
        ("K3", 90, 90, 90),  # 9 of 10
        ("K4", 92, 92, 92),  # 46 of 50
        ("K5", 300.5, 300.5, 300.5),  # 18,030 minutes
        ("K10", 2.8, 2.8, 2.8),  # 1,500 ÷ 539.52
        ("K12", 25, 16, 34),  # 25/100; (25 − 8)/104; 33/96
        ("K13", 4, 4, 4),
        ("K14", 92, 92, 92),  # 221 of 240
        ("K15", 25, 20, 31),  # 40/160; (196 − 164)/164; (204 − 156)/156
        ("K16", 67.50, 66.18, 68.88),  # 13,500 ÷ 200, ÷ 204, ÷ 196
    ],
)
def test_each_figure_is_what_it_is_on_paper(id_, value, least, most):
    low, central, high = told(id_)
    assert low == central == high
    assert central == pytest.approx((value, least, most), abs=0.006)


def test_what_was_avoided_is_told_low_central_and_high():
    assert told("K6") == [(5, 1, 9), (10, 4, 16), (15, 7, 23)]
    assert told("K7") == [(10, 6, 14), (12.5, 6.5, 18.5), (15, 7, 23)]


def test_money_is_numbers_times_prices_and_net_is_told_when_it_is_less_than_nothing():
    # low: 5 × 357.40 + 10 × 182.12; central: 10 × 357.40 + 12.5 × 182.12
    assert [one[0] for one in told("K8")] == [3608.20, 5850.50, 8092.80]
    assert [one[0] for one in told("K9")] == [-9891.80, -7649.50, -5407.20]


def test_a_social_return_is_told_by_entered_assumptions_or_not_at_all():
    # of K8, 60 per cent would not have happened anyway, half of it is the bus's; ÷ 13,500
    assert [one[0] for one in told("K17")] == [0.08, 0.13, 0.18]
    assert told("K17", replace(TOLD, costs=Costs())) == [None, None, None]


def test_a_share_is_told_on_a_base_of_a_hundred_or_more():
    assert told("K11")[0][0] == 75  # 150 of 200
    few = {**SHOWN, "contacts/all": 95, "reason/violence": 95}
    small = Told((APRIL,), {APRIL: {x: Shown(y) for x, y in few.items()}}, {APRIL: EXACT})
    assert told("K11", small) == told("K12", small) == [None, None, None]


def test_unknown_is_not_nought():
    nothing = Told((APRIL,), {APRIL: {}}, {APRIL: {}})
    for id_ in ("K3", "K4", "K5", "K9", "K13", "K14", "K15", "K16"):
        assert told(id_, nothing) == [None, None, None], id_


def test_each_has_a_definition_a_version_and_a_unit():
    assert list(KPIS) == [f"K{number}" for number in range(1, 18)]
    for one in KPIS.values():
        assert one.definition.endswith(".") and one.version
        central = one.cells(TOLD)[1]
        assert isinstance(central, Released) and central.unit is one.unit, one.id
    assert KPIS["K9"].unit is Unit.POUNDS


def test_a_held_over_end_of_a_period_is_not_told_and_a_middle_is_in_what_follows():
    may, june = date(2026, 5, 1), date(2026, 6, 1)
    shown = {
        APRIL: {"contacts/all": Shown(50)},
        may: {"contacts/all": None},
        june: {"contacts/all": Shown(110)},
    }
    assert Told((APRIL, may), shown, {}).sum("contacts/all") is None
    assert Told((APRIL, may, june), shown, {}).sum("contacts/all") == 160
