"""The scorer against the RCP's table read three ways: 14 worked rows, every edge by hand, and
the table as our own page prints it, tried at every value a form lets in."""

import csv
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from sosbus.news2.rules import SOURCE, Reading, Scored, not_for, points, score
from sosbus.news2.tables import Acvpu, Breathing, Parameter, Scale
from sosbus.web.pages import TEMPLATES, env

VECTORS = list(csv.DictReader(Path(__file__).with_name("vectors.csv").read_text().splitlines()))
LETTERS = {one.value[0].upper(): one for one in Acvpu}
AIR, OXYGEN = Breathing.AIR, Breathing.OXYGEN
WELL = Reading(rr=16, spo2=98, breathing=AIR, sbp=125, pulse=80, acvpu=Acvpu.ALERT, tenths=368)

readings = st.builds(
    Reading,
    rr=st.none() | st.integers(0, 70),
    spo2=st.none() | st.integers(50, 100),
    breathing=st.none() | st.sampled_from(Breathing),
    sbp=st.none() | st.integers(40, 280),
    pulse=st.none() | st.integers(0, 250),
    acvpu=st.none() | st.sampled_from(Acvpu),
    tenths=st.none() | st.integers(300, 430),
    scale=st.sampled_from(Scale),
)
whole = st.builds(
    Reading,
    rr=st.integers(0, 70),
    spo2=st.integers(50, 100),
    breathing=st.sampled_from(Breathing),
    sbp=st.integers(40, 280),
    pulse=st.integers(0, 250),
    acvpu=st.sampled_from(Acvpu),
    tenths=st.integers(300, 430),
    scale=st.sampled_from(Scale),
)


@pytest.mark.parametrize("row", VECTORS, ids=lambda row: "-".join(row.values()))
def test_the_worked_rows(row):
    found = score(
        Reading(
            rr=int(row["rr"]),
            spo2=int(row["spo2"]),
            breathing=OXYGEN if row["on_o2"] == "1" else AIR,
            sbp=int(row["sbp"]),
            pulse=int(row["pulse"]),
            acvpu=LETTERS[row["acvpu"]],
            tenths=int(row["temp_c"].replace(".", "")),
            scale=Scale.TWO if row["scale"] == "2" else Scale.ONE,
        )
    )
    assert found.total == int(row["expected_total"])
    assert found.any_three is (row["any_single_3"] == "1")


def test_there_are_fourteen_worked_rows():
    assert len(VECTORS) == 14


EDGES = [
    ("rr", [(0, 3), (8, 3), (9, 1), (11, 1), (12, 0), (20, 0), (21, 2), (24, 2), (25, 3)]),
    ("spo2", [(50, 3), (91, 3), (92, 2), (93, 2), (94, 1), (95, 1), (96, 0), (100, 0)]),
    ("sbp", [(90, 3), (91, 2), (100, 2), (101, 1), (110, 1), (111, 0), (219, 0), (220, 3)]),
    (
        "pulse",
        [(40, 3), (41, 1), (50, 1), (51, 0), (90, 0), (91, 1), (110, 1), (111, 2), (130, 2)]
        + [(131, 3), (250, 3), (0, 3)],
    ),
    (
        "tenths",
        [(350, 3), (351, 1), (360, 1), (361, 0), (380, 0), (381, 1), (390, 1), (391, 2)],
    ),
]


@pytest.mark.parametrize(
    ("name", "value", "worth"),
    [(name, value, worth) for name, edges in EDGES for value, worth in edges],
)
def test_every_edge_on_both_sides(name, value, worth):
    assert list(points(Reading(**{name: value})).values()) == [worth]


@pytest.mark.parametrize(
    ("spo2", "on_air", "on_oxygen"),
    [(83, 3, 3), (84, 2, 2), (85, 2, 2), (86, 1, 1), (87, 1, 1), (88, 0, 0), (92, 0, 0)]
    + [(93, 0, 1), (94, 0, 1), (95, 0, 2), (96, 0, 2), (97, 0, 3), (100, 0, 3)],
)
def test_the_second_scale(spo2, on_air, on_oxygen):
    for breathing, worth in ((AIR, on_air), (OXYGEN, on_oxygen)):
        found = points(Reading(spo2=spo2, breathing=breathing, scale=Scale.TWO))
        assert found[Parameter.SPO2] == worth


def test_the_second_scale_cannot_be_read_high_without_knowing_air_from_oxygen():
    assert points(Reading(spo2=93, scale=Scale.TWO)) == {}
    assert points(Reading(spo2=92, scale=Scale.TWO)) == {Parameter.SPO2: 0}


def test_the_second_scale_only_when_chosen():
    assert Reading().scale is Scale.ONE
    assert points(Reading(spo2=88, breathing=AIR))[Parameter.SPO2] == 3


@pytest.mark.parametrize("acvpu", [one for one in Acvpu if one is not Acvpu.ALERT])
def test_anything_but_alert_is_three_and_confusion_is_never_marked_down(acvpu):
    assert points(Reading(acvpu=acvpu)) == {Parameter.ACVPU: 3}


FIELDS = ["rr", "spo2", "breathing", "sbp", "pulse", "acvpu", "tenths"]


@pytest.mark.parametrize("name", FIELDS)
def test_a_missing_reading_is_never_a_nought_and_there_is_no_total(name):
    found = score(Reading(**{one: getattr(WELL, one) for one in FIELDS if one != name}))
    assert (found.total, found.have, found.at_least) == (None, 6, 0)
    assert found.words == "6 of 7, at least 0"
    assert score(WELL).words == "0"


def test_nothing_measured_is_nothing_known():
    assert score(Reading()) == Scored({})
    assert score(Reading()).words == "0 of 7, at least 0"


@given(whole)
def test_whole_sets_score_from_0_to_20(reading):
    found = score(reading)
    assert found.total is not None and 0 <= found.total <= 20
    assert found.total == found.at_least == sum(found.points.values())


@given(readings)
def test_less_measured_never_scores_more_and_never_makes_a_total(reading):
    found = score(reading)
    known = [name for name in FIELDS if getattr(reading, name) is not None]
    assert found.have <= len(known)
    assert (found.total is not None) == (len(known) == 7)
    for name in known:
        fewer = {one: getattr(reading, one) for one in [*FIELDS, "scale"] if one != name}
        assert score(Reading(**fewer)).at_least <= found.at_least


@given(whole, st.integers(0, 70))
def test_further_from_normal_never_scores_less(reading, step):
    for name, low, high in (("rr", 12, 20), ("sbp", 111, 219), ("pulse", 51, 90)):
        at = [
            points(Reading(**{name: value})).popitem()[1]
            for value in (low - step, low, high, high + step)
        ]
        assert at[0] >= at[1] == 0 == at[2] <= at[3]
    for tenths in (361 - step, 380 + step):
        assert points(Reading(tenths=tenths))[Parameter.TEMP] >= 0
    lower = max(50, reading.spo2 - step)
    assert (
        points(Reading(spo2=lower))[Parameter.SPO2]
        >= points(Reading(spo2=reading.spo2))[Parameter.SPO2]
    )


# The page's own table, read by nothing that the scorer uses.
ROWS = {
    "rr": ("rr", range(71)),
    "spo2_1": ("spo2", range(50, 101)),
    "sbp": ("sbp", range(40, 281)),
    "pulse": ("pulse", range(251)),
    "temp": ("tenths", range(300, 431)),
}
WORTH = [3, 2, 1, 0, 1, 2, 3]


def printed():
    soup = BeautifulSoup(env.get_template("news2/_chart.html").render(), "html.parser")
    return {
        row["data-row"]: [cell.text.strip() for cell in row.find_all("td")]
        for row in soup.select("tbody tr")
    }


def fits(cell: str, value: float, breathing: Breathing) -> bool:
    """Whether a printed cell such as "88–92, ≥93 on air" covers a reading."""
    for part in filter(None, cell.split(", ")):
        if ("on air" in part and breathing is OXYGEN) or (
            "on oxygen" in part and breathing is AIR
        ):
            continue
        numbers = [float(one) for one in re.findall(r"[\d.]+", part)]
        if part.startswith("≤"):
            covered = value <= numbers[0]
        elif part.startswith("≥"):
            covered = value >= numbers[0]
        else:
            covered = numbers[0] <= value <= numbers[1]
        if covered:
            return True
    return False


@pytest.mark.parametrize("row", ROWS)
def test_the_printed_table_and_the_scorer_agree_at_every_value(row):
    name, values = ROWS[row]
    for value in values:
        shown = value / 10 if name == "tenths" else value
        [worth] = [
            worth
            for worth, cell in zip(WORTH, printed()[row], strict=True)
            if fits(cell, shown, AIR)
        ]
        assert list(points(Reading(**{name: value})).values()) == [worth], value


@pytest.mark.parametrize("breathing", Breathing)
def test_the_printed_second_scale_agrees_too(breathing):
    cells = printed()["spo2_2"]
    for value in range(50, 101):
        [worth] = [
            one for one, cell in zip(WORTH, cells, strict=True) if fits(cell, value, breathing)
        ]
        found = points(Reading(spo2=value, breathing=breathing, scale=Scale.TWO))
        assert found[Parameter.SPO2] == worth, value


def test_the_printed_choices_agree_too():
    table = printed()
    assert dict(zip(table["on_oxygen"], WORTH, strict=True)) | {"": 0} == {
        "Oxygen": points(Reading(breathing=OXYGEN))[Parameter.OXYGEN],
        "Air": points(Reading(breathing=AIR))[Parameter.OXYGEN],
        "": 0,
    }
    assert table["acvpu"][3:] == ["Alert", "", "", "CVPU"]


def test_whom_it_is_not_for():
    assert not_for("u16", []) == "NEWS2 is not for anybody under 16. Tell the medic."
    assert "pregnant" in str(not_for("25-34", ["alone", "pregnant"]))
    for age in ("16-17", "65+", "not_known", None):
        assert not_for(age, ["student"]) is None


def test_whose_table_it_is_stands_beside_it():
    shown = (TEMPLATES / "news2/_source.html").read_text()
    assert SOURCE in shown and "Reproduced from" in shown
