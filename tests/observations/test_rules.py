"""What a set says, in a line, in points and in reminders; what a form takes and refuses."""

from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosbus.base.refusal import Conflict, Refusal
from sosbus.contacts.tables import WorstNews2
from sosbus.news2.tables import Acvpu, Breathing, Scale
from sosbus.nights.tables import Night
from sosbus.observations import rules
from sosbus.observations.forms import NOTHING, ObservationForm
from sosbus.observations.rules import RANGES, line, needs_close_watch
from sosbus.observations.tables import (
    Eyes,
    Motor,
    Observation,
    Position,
    Pupils,
    Unable,
    Verbal,
)
from sosbus.people.tables import BusRole
from sosbus.prompts.tables import RedFlag
from sosbus.web.forms import checked
from tests.conftest import JUST_PAST_MIDNIGHT as NOW

NIGHT = Night(id=uuid4(), night_date=NOW.date(), opened_at=NOW)
WELL = {
    "rr": 18,
    "spo2": 97,
    "on_oxygen": Breathing.AIR,
    "sbp": 122,
    "dbp": 80,
    "pulse": 88,
    "acvpu": Acvpu.ALERT,
    "temp_tenths": 368,
}


def taken(at=NOW, **answers):
    return Observation(
        id=uuid4(), contact_id=uuid4(), night_id=NIGHT.id, half_hour=at, at=at, first_words="",
        **answers,
    )  # fmt: skip


def sent(**typed):
    return checked(ObservationForm, {"contact_id": str(uuid4())} | typed)


def test_one_readable_line():
    assert line(taken(**WELL)) == "RR 18, SpO2 97 air, BP 122/80, pulse 88, alert, 36.8"
    assert line(taken()) == ""
    assert line(taken(sbp=122)) == "BP 122"
    assert line(taken(dbp=80)) == "BP ?/80"


def test_the_line_says_what_was_not_possible_and_the_rest():
    one = taken(
        unable=[Unable.RR_UNABLE, Unable.SBP_REFUSED, Unable.TEMP_REFUSED],
        spo2=90,
        on_oxygen=Breathing.OXYGEN,
        spo2_scale=Scale.TWO,
        typed_total=6,
        gcs_e=Eyes.VOICE,
        gcs_v=Verbal.CONFUSED,
        gcs_m=Motor.OBEYS,
        pain=0,
        glucose_tenths=51,
        pupils=Pupils.EQUAL,
        position=Position.RECOVERY,
    )
    assert line(one) == (
        "RR unable, SpO2 90 oxygen scale 2, BP refused, temp refused, NEWS2 6, "
        "GCS 13 (E3 V4 M6), pain 0, glucose 5.1, pupils equal, react, recovery position"
    )


def test_a_part_of_gcs_that_cannot_be_tested_leaves_no_total():
    one = taken(gcs_e=Eyes.VOICE, gcs_v=Verbal.NOT_TESTABLE, gcs_m=Motor.OBEYS)
    assert one.gcs is None and one.gcs_words == "E3 VNT M6, no total"
    assert taken(gcs_e=Eyes.NONE, gcs_v=Verbal.NONE, gcs_m=Motor.NONE).gcs == 3
    assert taken(gcs_m=Motor.OBEYS).gcs_words == "M6, no total"


# Out of range on both sides, in one sentence that gives the range.
@pytest.mark.parametrize("name", RANGES)
def test_a_number_out_of_range_is_refused_with_the_range(name):
    span = RANGES[name]
    step = float(span.step)
    for inside in (span.low, span.high):
        assert sent(**{name: inside}).form is not None, inside
    for outside in (float(span.low) - step, float(span.high) + step, "x", "", "1e9", "nan"):
        typed = f"{outside:.1f}" if isinstance(outside, float) and step < 1 else str(outside)
        typed = typed.removesuffix(".0") if step == 1 else typed
        entry = sent(**{name: typed})
        assert entry.errors == {name: span.sentence}, (name, typed)
        assert span.low in span.sentence and span.high in span.sentence


def test_the_ranges_are_those_of_the_data_dictionary():
    spans = {name: (span.low, span.high, span.step) for name, span in RANGES.items()}
    assert spans["rr"] == ("0", "70", "1") and spans["spo2"] == ("50", "100", "1")
    assert spans["sbp"] == ("40", "280", "1") and spans["dbp"] == ("20", "200", "1")
    assert spans["pulse"] == ("0", "250", "1") and spans["temp"] == ("30.0", "43.0", "0.1")
    assert spans["pain"] == ("0", "10", "1") and spans["typed_total"] == ("0", "20", "1")


def test_two_decimals_are_refused_and_not_rounded():
    """36.05 would score 1 rounded down and 0 rounded up: whoever reads it decides, not we."""
    assert sent(temp="36.05").errors == {"temp": RANGES["temp"].sentence}
    for typed in ("36.0", "36", "36.00", "36,0", 36.0):
        assert sent(temp=typed).form.words()["temp_tenths"] == 360


@given(st.integers(300, 430))
def test_every_tenth_of_a_degree_is_kept_as_typed(tenths):
    typed = f"{tenths // 10}.{tenths % 10}"
    kept = sent(temp=typed).form.words()["temp_tenths"]
    assert kept == tenths and str(taken(temp_tenths=kept).temp) in (typed, typed[:-2])


@pytest.mark.parametrize("typed", [True, [18], {"a": 1}, "18.5", "1 8", "１８x"])
def test_what_is_no_number_is_refused(typed):
    assert "rr" in sent(rr=typed).errors


def test_an_empty_set_is_refused_and_a_nought_is_not_empty():
    assert sent().errors == {"form": NOTHING}
    assert sent(spo2_scale="2").errors == {"form": NOTHING}
    for typed in ({"pain": "0"}, {"unable": ["rr_refused"]}, {"red_flags": ["fast"]}):
        assert sent(**typed).form is not None


def test_one_tick_sent_by_itself_is_a_list_of_one():
    assert sent(red_flags="fast").form.words()["red_flags"] == [RedFlag.FAST]
    assert "red_flags" in sent(red_flags="nonsense").errors


def test_there_is_no_place_for_words():
    assert "note" in sent(note="Sam").errors
    kinds = {column.type.__class__.__name__ for column in Observation.__table__.columns}
    assert kinds <= {"Uuid", "Utc", "Coded", "ManyCoded", "Integer", "AutoString"}
    words = [c.name for c in Observation.__table__.columns if "String" in str(type(c.type))]
    assert words == ["first_words"]  # a digest


def test_a_value_wins_over_unable():
    words = sent(rr="18", unable=["rr_unable", "temp_refused", "temp_refused"]).form.words()
    assert words["rr"] == 18 and words["unable"] == [Unable.TEMP_REFUSED]


def test_every_why_not_names_a_reading():
    for why in Unable:
        assert why.field in ObservationForm.model_fields
        assert why.why in ("unable", "refused")


def words(**answers):
    return ObservationForm(contact_id=uuid4(), rr=18, **answers).words() | {
        "contact_id": uuid4()
    }


@pytest.mark.parametrize("only", [{"gcs_e": "4"}, {"glucose": "5.1"}, {"spo2_scale": "2"}])
def test_gcs_glucose_and_scale_2_are_for_the_medic(only):
    for is_medic in (True, False):
        made = rules.new_set(NIGHT, uuid4(), words(**only), BusRole.MEDIC, is_medic, NOW)
        assert isinstance(made, Refusal) is not is_medic


def test_a_closed_night_takes_what_was_seen_and_a_cancelled_one_has_seen_nothing():
    closed = Night(id=uuid4(), night_date=NOW.date(), opened_at=NOW, closed_at=NOW)
    assert isinstance(rules.new_set(closed, uuid4(), words(), None, False, NOW), Observation)
    off = Night(id=uuid4(), night_date=NOW.date(), cancelled_at=NOW)
    assert isinstance(rules.new_set(off, uuid4(), words(), None, False, NOW), Conflict)


def test_a_clock_gone_mad_is_held_within_the_night():
    for hours in (-24 * 365, 24 * 365):
        closed = Night(id=uuid4(), opened_at=NOW, closed_at=NOW + timedelta(hours=4))
        at = NOW + timedelta(hours=hours)
        made = rules.new_set(closed, uuid4(), words(), None, False, at)
        assert made.at == (closed.opened_at if hours < 0 else closed.closed_at)


def test_it_knows_its_half_hour_when_the_exact_time_has_gone():
    made = rules.new_set(NIGHT, uuid4(), words(), None, False, NOW + timedelta(minutes=40))
    assert made.half_hour == NOW.replace(minute=30) and made.when == made.at
    made.at = None
    assert made.when == made.half_hour


@pytest.mark.parametrize(
    ("answers", "as_shipped", "with_sums"),
    [
        (WELL, False, False),
        ({"acvpu": Acvpu.VOICE}, True, True),
        ({"acvpu": Acvpu.PAIN}, True, True),
        ({"acvpu": Acvpu.UNRESPONSIVE}, True, True),
        ({"acvpu": Acvpu.CONFUSION}, False, True),
        ({"typed_total": 4}, False, False),
        ({"typed_total": 5}, True, True),
        ({"rr": 25}, False, True),
        ({"rr": 22, "pulse": 112, "spo2": 95}, False, True),
        ({}, False, False),
    ],
)
def test_who_is_looked_at_again_sooner(answers, as_shipped, with_sums):
    assert needs_close_watch(taken(**answers), sums=False) is as_shipped
    assert needs_close_watch(taken(**answers), sums=True) is with_sums


def test_a_pressure_the_wrong_way_round_is_asked_about_and_kept():
    assert "Swapped?" in rules.doubts(taken(sbp=80, dbp=120))[0]
    assert rules.doubts(taken(**WELL)) == []


@pytest.mark.parametrize(
    ("sets", "expected"),
    [
        ([], None),
        ([{}], WorstNews2.LOW),
        ([{"rr": None}], WorstNews2.READINGS_MISSING),
        ([{"rr": None, "typed_total": 6}], WorstNews2.MEDIUM),
        ([{}, {"rr": None}], WorstNews2.LOW),
        ([{"sbp": 85}], WorstNews2.ONE_THREE),
        ([{"sbp": 95, "rr": 22}], WorstNews2.LOW),
        ([{"sbp": 85, "rr": 22}, {}], WorstNews2.MEDIUM),
        ([{"sbp": 85, "rr": 28, "pulse": 95}], WorstNews2.HIGH),
        ([{"sbp": 85, "rr": 28, "pulse": 95, "mistake_at": NOW}, {}], WorstNews2.LOW),
        ([{"sbp": 85, "mistake_at": NOW}], None),
    ],
)  # fmt: skip
def test_the_worst_of_somebody_s_sets_is_told_by_the_chart_s_bands(sets, expected):
    assert rules.worst([taken(**{**WELL, **one}) for one in sets]) is expected
