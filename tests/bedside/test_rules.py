"""What is shown at somebody's side, and what is not."""

from datetime import timedelta
from types import SimpleNamespace
from uuid import uuid4

import pytest

from sosbus.bedside.rules import Care
from sosbus.contacts.tables import AgeBand, Reason, Vulnerable
from sosbus.news2.tables import Acvpu
from sosbus.nights.tables import Night
from sosbus.observations import rules as observed
from sosbus.observations.tables import Mark, Pupils, Unable
from sosbus.prompts.tables import CARDS, RedFlag
from tests.conftest import JUST_PAST_MIDNIGHT as NOW
from tests.observations.test_rules import NIGHT, WELL, taken


def care(*sets, sums=False, contact=None, private=True):
    return Care(contact, sets, [SimpleNamespace(card=card) for card in CARDS], sums, private)


def test_as_shipped_nothing_is_added_up():
    shown = care(taken(**WELL), taken(rr=30), taken(rr=30, typed_total=3))
    assert [shown.news2_words(one) for one in shown.sets] == ["7 of 7", "1 of 7", "3 typed"]
    assert not any(shown.to_agree(one) for one in shown.sets)


def test_where_sums_are_on_they_wait_to_be_agreed():
    one, part = taken(**WELL), taken(rr=30)
    shown = care(one, part, sums=True)
    assert shown.news2_words(one) == "0 to agree"
    assert shown.news2_words(part) == "1 of 7, at least 3"
    assert shown.to_agree(one).total == 0 and shown.to_agree(part) is None
    assert observed.mark(one, NIGHT, Mark.AGREED, 1, NOW) is observed.NOT_THE_SUM
    assert observed.mark(part, NIGHT, Mark.AGREED, 3, NOW) is observed.NOT_THE_SUM
    assert observed.mark(one, NIGHT, Mark.AGREED, 0, NOW) is True
    assert observed.mark(one, NIGHT, Mark.AGREED, 0, NOW + timedelta(hours=1)) is False
    assert one.sum_agreed_at == NOW and shown.news2_words(one) == "0 agreed"
    assert shown.to_agree(one) is None


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        ({"age_band": AgeBand.UNDER_16, "vulnerable": []}, "under 16"),
        ({"age_band": None, "vulnerable": [Vulnerable.PREGNANT]}, "pregnant"),
    ],
)
def test_no_score_where_it_is_not_made_for_them(answers, why):
    who = SimpleNamespace(reasons=[], drugs=[], injury=None, alcohol=None, **answers)
    for sums in (True, False):
        shown = care(taken(**WELL), taken(typed_total=3), sums=sums, contact=who)
        assert why in shown.not_for
        assert {shown.news2_words(one) for one in shown.sets} == {"not used"}
        assert not any(shown.to_agree(one) for one in shown.sets) and not shown.scores_shown


def test_a_mistake_stays_but_is_not_counted():
    wrong, right = taken(acvpu=Acvpu.UNRESPONSIVE), taken(**WELL)
    assert observed.mark(wrong, NIGHT, Mark.MISTAKE, None, NOW) is True
    assert observed.mark(wrong, NIGHT, Mark.MISTAKE, None, NOW) is False
    shown = care(wrong, right)
    assert shown.live == [right] and shown.on == set() and len(shown.sets) == 2
    elsewhere = Night(id=uuid4(), night_date=NOW.date())
    assert observed.mark(right, elsewhere, Mark.MISTAKE, None, NOW) is observed.OTHER_NIGHT


def test_what_lasts_stands_all_night_and_what_is_now_only_until_the_next_set():
    first = taken(red_flags=[RedFlag.HEAD_VOMITING, RedFlag.SEIZURE], rr=8)
    assert care(first).on == {"call_999", "head_hospital", "opioid"}
    assert care(first, taken(**WELL)).on == {"head_hospital"}
    assert care(taken(pupils=Pupils.PINPOINT)).on == {"opioid"}


def test_a_table_has_a_row_for_each_reading_ever_taken():
    shown = care(taken(**WELL), taken(rr=20, unable=[Unable.SBP_REFUSED]))
    assert shown.rows() == [
        ("Breaths", ["18", "20"]),
        ("SpO2 %", ["97", ""]),
        ("On", ["air", ""]),
        ("BP", ["122/80", "refused"]),
        ("Pulse", ["88", ""]),
        ("ACVPU", ["Alert", ""]),
        ("Temp °C", ["36.8", ""]),
        ("NEWS2", ["7 of 7", "1 of 7"]),
    ]


def test_a_sensitive_reminder_stays_with_the_lead_and_the_medic():
    who = SimpleNamespace(
        reasons=[Reason.SEXUAL_HARM],
        age_band=AgeBand.FROM_16,
        vulnerable=[],
        drugs=[],
        injury=None,
        alcohol=None,
    )
    ticked = taken(red_flags=[RedFlag.SEXUAL_ASSAULT, RedFlag.FAST])
    everything = care(ticked, contact=who)
    assert everything.on == {"sexual_assault", "at_risk", "call_999"}
    assert everything.flags_words(ticked) == "sexual assault and fast positive"
    others = care(ticked, contact=who, private=False)
    assert others.on == {"at_risk", "call_999"}
    assert others.flags_words(ticked) == "fast positive"
