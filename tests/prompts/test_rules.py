"""Each box brings up its own words, letter for letter, and nothing else does."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosbus.base.columns import Choice
from sosbus.base.settings import CHECKOUT
from sosbus.contacts.tables import (
    AgeBand,
    Alcohol,
    Contact,
    Drug,
    Injury,
    Reason,
    Vulnerable,
)
from sosbus.prompts.forms import LineForm
from sosbus.prompts.rules import (
    NO_DRUGS,
    SAID_ALREADY,
    number_of,
    prompts_for,
    said_by,
    said_in,
    shown,
)
from sosbus.prompts.tables import CARDS, NUMBERS_AS_SHIPPED, Line, PhoneLine, RedFlag

TODAY = date(2026, 3, 6)
NUMBERS = {
    code: number_of(PhoneLine(code=code, number=number), TODAY)
    for code, number in NUMBERS_AS_SHIPPED.items()
}
WORDS = {
    "call_999": "Bus protocol: call 999 now. Medic told?",
    "head_ambulance": "NICE: emergency ambulance",
    "head_hospital": "NICE: refer to A&E",
    "opioid": "Opioid? airway, 999, naloxone if trained",
    "hot": "999, medic",
    "cold": "Warm, medic",
    "self_harm": "Stay with them. NHS 111 option 2 / 999",
    "sexual_assault": "Believe, do not wash/eat/drink if they can, ask choice. Oakwood Place "
    "SARC 0330 223 0099 (13+ with consent; under 13 via police/social care)",
    "at_risk": "Children & Families Hub 0345 603 7627, out of hours 0345 606 1212; "
    "adult 0345 603 7630",
}
TICKS = {
    "call_999": "not_breathing cannot_rouse seizure major_bleed blue choking chest_pain fast "
    "anaphylaxis",
    "head_ambulance": "head_out head_not_awake head_fits head_weakness head_skull head_energy",
    "head_hospital": "head_recovered head_amnesia head_headache head_vomiting head_surgery "
    "head_blood head_drunk head_worry head_odd",
    "opioid": "slow_breaths pinpoint",
    "hot": "hot_agitated",
    "cold": "cold",
    "self_harm": "self_harm",
    "sexual_assault": "sexual_assault",
    "at_risk": "child adult_at_risk",
}


def codes(flags):
    return [card.code for card in prompts_for(flags)]


def test_the_words_are_those_agreed():
    assert {one.card.code: one.words for one in shown(NUMBERS)} == WORDS


@pytest.mark.parametrize(
    ("card", "tick"), [(card, tick) for card, ticks in TICKS.items() for tick in ticks.split()]
)
def test_each_box_brings_up_its_card_and_no_other(card, tick):
    assert codes([RedFlag(tick)]) == [card]  # type: ignore[call-arg]


def test_every_box_belongs_to_one_card():
    ticks = [flag for card in CARDS for flag in card.flags]
    assert sorted(ticks) == sorted(RedFlag)


@given(st.lists(st.sampled_from(RedFlag)))
def test_more_ticks_never_take_a_reminder_away(flags):
    for flag in flags:
        assert set(codes([flag])) <= set(codes(flags))
    assert codes([]) == []


def somebody(**answers):
    none = {"reasons": [], "age_band": None, "vulnerable": [], "injury": None}
    return SimpleNamespace(**none | {"alcohol": None, "drugs": []} | answers)


def test_answers_that_say_what_a_box_says():
    assert said_in(somebody(reasons=[Reason.SEXUAL_HARM])) == {RedFlag.SEXUAL_ASSAULT}
    assert said_in(somebody(age_band=AgeBand.FROM_16)) == {RedFlag.CHILD}
    assert said_in(somebody(vulnerable=[Vulnerable.ADULT_AT_RISK])) == {RedFlag.ADULT_AT_RISK}
    assert said_in(somebody(age_band=AgeBand.FROM_18, reasons=[Reason.ALCOHOL])) == set()


@pytest.mark.parametrize(
    ("answers", "hospital"),
    [
        ({"injury": Injury.HEAD, "alcohol": Alcohol.CLEARLY_DRUNK}, True),
        ({"injury": Injury.HEAD, "alcohol": Alcohol.INCAPABLE}, True),
        ({"injury": Injury.HEAD, "drugs": [Drug.KETAMINE]}, True),
        ({"injury": Injury.HEAD, "alcohol": Alcohol.SOME}, False),
        ({"injury": Injury.HEAD, "drugs": [Drug.NONE_SAID]}, False),
        ({"injury": Injury.CUT, "alcohol": Alcohol.CLEARLY_DRUNK}, False),
    ],
)
def test_a_head_injury_and_drink_is_for_a_and_e(answers, hospital):
    assert (codes(said_in(somebody(**answers))) == ["head_hospital"]) is hospital


def test_the_codes_we_look_for_are_real_answers():
    asked = {"reasons": Reason, "age_band": AgeBand, "vulnerable": Vulnerable}
    for name, code in SAID_ALREADY:
        kind: type[Choice] = asked[name]
        assert code in set(kind) and name in Contact.model_fields
    assert set(Drug) >= NO_DRUGS and "head" in set(Injury)
    assert {"clearly_drunk", "incapable"} <= set(Alcohol)


@pytest.mark.parametrize(
    ("rr", "tenths", "acvpu", "card"),
    [
        (9, None, None, ["opioid"]),
        (10, None, None, []),
        (0, None, None, ["call_999", "opioid"]),
        (None, 350, None, ["cold"]),
        (None, 351, None, []),
        (None, 395, None, []),  # hot alone is no tick: somebody must see that they are agitated
        (None, None, "unresponsive", ["call_999"]),
        (None, None, "pain", []),
    ],
)
def test_a_reading_ticks_the_box_that_names_it(rr, tenths, acvpu, card):
    assert codes(said_by(rr, tenths, acvpu)) == card


@pytest.mark.parametrize(
    ("checked_on", "words", "fresh"),
    [
        (date(2026, 3, 3), "checked on 3 Mar 2026", True),
        (date(2025, 3, 6), "checked on 6 Mar 2025", True),
        (date(2025, 3, 5), "not checked for a year: last on 5 Mar 2025", False),
        (None, "not checked yet", False),
    ],
)
def test_a_number_says_how_old_it_is_and_is_shown_however_old(checked_on, words, fresh):
    found = number_of(PhoneLine(code=Line.SARC, number="0330 1", verified_on=checked_on), TODAY)
    assert (found.checked, found.fresh, found.number) == (words, fresh, "0330 1")


def test_a_number_checked_on_a_leap_day():
    kept = PhoneLine(code=Line.SARC, number="1", verified_on=date(2024, 2, 29))
    assert number_of(kept, date(2025, 2, 28)).fresh
    assert not number_of(kept, date(2025, 3, 1)).fresh


@pytest.mark.parametrize("typed", ["0345 603 7627", "111", "+44 1206 123456"])
def test_numbers_that_can_be_rung(typed):
    form = LineForm(code=Line.ADULTS, number=typed, verified_on=TODAY)
    assert form.number == typed


@pytest.mark.parametrize("typed", ["ask Sue", "12", "0345-603-7627", "0345 603 7627 x2", "++1"])
def test_what_is_no_number_is_refused(typed):
    with pytest.raises(ValueError, match="number"):
        LineForm(code=Line.ADULTS, number=typed, verified_on=TODAY)


def test_every_answer_that_ticks_a_box_also_shows_its_card_without_a_script():
    css = Path(CHECKOUT, "static/css/rooms.css").read_text()
    for (name, code), flag in SAID_ALREADY.items():
        [card] = prompts_for([flag])
        ticked = f'[name="{name}"][value="{code}"]:checked'
        assert f"body:has({ticked}) .prompts > .prompt--{card.code}" in css, (name, code)
