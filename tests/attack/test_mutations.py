"""Each way of spoiling the method that we could think of turns the attack red."""

import shutil
from dataclasses import replace
from datetime import date
from random import Random

import pytest

from sosbus.attack.rules import Result, attack
from sosbus.base.calendar import next_month
from sosbus.figures.rules import click
from sosbus.figures.tables import Counter
from sosbus.lines.rules import Line
from sosbus.lines.store import read
from sosbus.measures.rules import ALL, EVERYBODY, totals_of
from sosbus.published.rules import Table
from sosbus.released.rules import FIVE, OUT_BY
from tests.attack.made import (
    BEGIN,
    contact,
    exactly,
    lived,
    meant,
    packs_of,
    publish,
    reports,
    rewrite,
)

BLOCKS = packs_of("ages", "safeguarding", "months")


@pytest.fixture(scope="module")
def life():
    return lived(months=6, a_month=120, seed=2)


@pytest.fixture(scope="module")
def sound(life, tmp_path_factory):
    return publish(tmp_path_factory.mktemp("sound"), reports(life, BLOCKS))


@pytest.fixture
def folder(sound, tmp_path):
    return shutil.copytree(sound, tmp_path / "spoiled")


def result_of(folder, **how):
    found = attack(read([folder]), **how)
    assert isinstance(found, Result), found
    return found


def truth(life, line):
    series, first, last = meant(line)
    return sum(life.sum(one, first, last) for one in series)


def test_unspoiled_it_holds(sound):
    assert not result_of(sound).is_broken


def test_an_exact_quarter_table(life, folder):
    def change(line, row):
        if line.table == "age":
            exactly(row, truth(life, line))

    assert result_of(rewrite(folder, change, "*q1")).is_broken


def test_one_exact_cell(life, folder):
    spoiled = []

    def change(line, row):
        if line.table == "age" and not spoiled and 0 < truth(life, line) < FIVE:
            exactly(row, truth(life, line))
            spoiled.append(line)

    assert result_of(rewrite(folder, change)).is_broken
    assert len(spoiled) == 1


def test_an_exact_number_under_18(life, folder):
    def change(line, row):
        if line.category == "under_18":
            exactly(row, truth(life, line))

    assert result_of(rewrite(folder, change)).is_broken


@pytest.mark.parametrize("places", [0, 1])
def test_percentages_of_true_numbers(life, folder, places):
    def change(line, row):
        if line.table == "age":
            whole = life.sum(EVERYBODY, line.first, line.last)
            exactly(row, f"{100 * truth(life, line) / whole:.{places}f}")
            row.update(measure="per_cent", unit="per cent")

    assert result_of(rewrite(folder, change, "*-2025-*")).is_broken


def test_a_release_made_again_after_a_late_record(life, folder):
    """Made by the method, a new version tells the same numbers; counted again, it tells where
    the late record went, whenever that lets a counter click."""
    shown = life.shown[life.months[-1]]
    for seed in range(200):
        again = life.with_one_more(totals_of([contact(Random(seed), BEGIN)]))
        clicked = {one for one, value in again.items() if value != shown[one]}
        if ages := {one for one in clicked if one.startswith("age/")}:
            break

    def change(line, row):
        row["version"] = "2"
        series, first, last = meant(line) or ((), None, None)
        if len(series) == 1 and first == last == life.months[-1]:
            value = again[series[0]]
            row.update(value=str(value), at_least=str(max(0, value - OUT_BY)))
            row.update(at_most=str(value + OUT_BY))

    newest = f"sos-bus-month-{life.months[-1]:%Y-%m}"
    shutil.copy(folder / "month" / f"{newest}.csv", folder / f"{newest}-v2.csv")
    both = read([rewrite(folder, change, f"{newest}-v2")])
    found = attack(one for one in both if one.first == life.months[-1])
    assert isinstance(found, Result) and found.is_broken
    assert ages & {one.series for one in found.added}
    assert all((one.low, one.high) == (1, 1) for one in found.added)


def test_a_second_secret_start(life, folder):
    """The same months for a second partner, by counters of their own."""
    others = lived(months=6, a_month=120, seed=2, starts="drawn again")
    assert others.true == life.true and others.shown != life.shown
    second = {"second": replace_code(BLOCKS["month"], "second")}
    both = read([publish(folder, reports(others, second))])
    found = attack(one for one in both if one.last < life.months[3])
    assert isinstance(found, Result) and found.is_broken


def replace_code(pack, code):
    kept = pack.model_dump()
    return type(pack)(**{**kept, "code": code})


def lines_of(numbers: dict[str, list[int]], starts: dict[str, int]) -> list[Line]:
    """One table told by month, and beside it the exact total of all."""
    found, month = [], BEGIN
    counters = {one: Counter(series=one, phase=start) for one, start in starts.items()}
    for at in range(len(next(iter(numbers.values())))):
        for name, counter in counters.items():
            value = click(counter, sum(numbers[name][: at + 1]))
            bounds = (str(max(0, value - OUT_BY)), str(value + OUT_BY))
            found.append(a_line(month, "young", name, str(value), *bounds))
        whole = str(sum(some[at] for some in numbers.values()))
        found.append(a_line(month, "contacts", "all", whole, whole, whole))
        month = next_month(month)
    return found


def a_line(month: date, table: str, category: str, value: str, least: str, most: str) -> Line:
    return Line(
        "p", 1, 1, month, month, table, category, "", "contacts", value, "contacts", least,
        most, "",
    )  # fmt: skip


def test_a_closed_table_of_two_beside_an_exact_total():
    young = Table("young", "", "", {"yes": "", "no": ""}, lambda _: [], exclusive=True)
    numbers = {"yes": [1, 2, 0, 0, 1, 0, 0, 0], "no": [58, 54, 22, 32, 46, 38, 59, 36]}
    lines = lines_of(numbers, {"yes": 1, "no": 0})
    found = attack(lines, [ALL, young])
    assert isinstance(found, Result) and found.pinned
    rest = replace(young, rest="no")
    told = [one for one in lines if one.category != "no"]
    found = attack(told, [ALL, rest])
    assert isinstance(found, Result) and not found.is_broken
