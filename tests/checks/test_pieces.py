"""The pieces other rooms' pages include stand by themselves, with what they say they need."""

from sosbus.checks import rules
from sosbus.checks.tables import Answer, CheckItem, WhyAnyway
from sosbus.web.forms import Entry
from sosbus.web.pages import env
from tests.checks.test_rules import NIGHT, item, said, stands


def drawn(piece: str, **known) -> str:
    return env.get_template(f"checks/{piece}.html").render(night=NIGHT, **known)


def test_where_it_stands_is_told_with_the_way_to_the_checks():
    brakes, heater = item(), item("Heater", red=False)
    found = stands([brakes, heater], [said(heater, Answer.REPORTED)])
    html = drawn("_standing", standing=found)
    assert "1 of 2 checks done" in html and "Not right: Heater (reported)." in html
    assert f"/nights/{NIGHT.id}/checks" in html
    assert "Go to the checks" not in drawn("_standing", standing=stands([]))


def test_a_reason_is_asked_for_what_stands_in_the_way_and_for_nothing_else():
    brakes, lights = item(), item("Lights")
    found = stands([brakes, lights], [said(lights)])
    asked = drawn(
        "_override",
        standing=found,
        entry=Entry(CheckItem),
        why_anyway=WhyAnyway,
        say_why=rules.SAY_WHY,
    )
    assert f'name="override" value="{brakes.id}"' in asked and str(lights.id) not in asked
    assert asked.count('name="override_why"') == len(WhyAnyway)
    well = stands([brakes], [said(brakes)])
    nothing = drawn(
        "_override",
        standing=well,
        entry=Entry(CheckItem),
        why_anyway=WhyAnyway,
        say_why=rules.SAY_WHY,
    )
    assert not nothing.strip()


def test_every_reason_lets_the_bus_open():
    brakes = item()
    for why in WhyAnyway:
        assert rules.may_open(stands([brakes]), [brakes.id], why) is None
