"""The year as one table: facts of the whole year are in it too, and none comes twice."""

import csv
import io

from sosbus.programme.rules import sheet


def rows(visit):
    found = visit("eithne", "GET", "/programme/year/2008-09.csv")
    return list(csv.DictReader(io.StringIO(found.text)))


def value(told, part, field, record="1"):
    [one] = [x for x in told if (x["part"], x["record"], x["field"]) == (part, record, field)]
    return one["value"]


def test_what_the_partners_did_is_in_it(the_year, visit):
    told = rows(visit)
    assert value(told, "action_days", "planned_in_year", "0") == "3"
    assert value(told, "days", "agencies_shown") == "about 13"
    assert value(told, "days", "tonnes") == "20"
    assert value(told, "days", "arrests") == "not known"
    assert value(told, "funds", "amount") == "300000"
    assert value(told, "funds", "shares") == "; ".join(["not known"] * 5)
    assert "wane" in value(told, "risks", "risk")


def test_no_fact_comes_twice():
    lists = {"priorities": [{"priority": "Litter"}]}
    report = {"year": "2008-09", "targets": {"plans": []}, "bus": {"exact": {}}}
    told = sheet(report | {"assessments": lists, "panels": lists | {"count": 15}})
    keys = [tuple(row[1:4]) for row in told]
    assert len(keys) == len(set(keys)) and ("panels", "0", "count") in keys


def test_the_whole_year_s_facts_come_once(the_year, visit):
    keys = [(one["part"], one["record"], one["field"]) for one in rows(visit)]
    assert len(keys) == len(set(keys)) > 100
