"""Nothing about a night is kept longer by being forgotten: tables are walked, not listed."""

from sosbus.base.columns import Coded, ManyCoded
from sosbus.kept.rules import KEPT, How
from sosbus.kept.tables import Step
from sosbus.own_data.rules import HELD
from sosbus.schema import METADATA

# About the crew and their places, not what happened on the bus: own_data's list has them.
OF_THE_CREW = {
    "call_up", "change", "hour_line", "in_line", "letter", "offer", "roll_mark", "search",
    "sign_up", "story_line",
}  # fmt: skip


def of_a_night() -> set[str]:
    found = {
        table.name
        for table in METADATA.sorted_tables
        for column in table.columns
        for key in column.foreign_keys
        if key.column.table.name in {"night", "contact", "observation"}
    }
    assert len(found) > 15, "few found, so nothing below would prove anything"
    return found


def test_every_column_of_a_night_s_records_has_its_end_on_the_list():
    there = {
        (name, column.name)
        for name in of_a_night() - OF_THE_CREW
        for column in METADATA.tables[name].columns
    }
    listed = {(kept.table, column) for kept in KEPT for column in kept.columns}
    unlisted = there - listed
    assert not unlisted, f"say in kept/rules.py until when {sorted(unlisted)} is kept"
    assert listed <= there


def test_what_is_about_the_crew_is_on_the_other_list():
    held = {one.table for one in HELD}
    assert held >= OF_THE_CREW and of_a_night() >= OF_THE_CREW


def test_a_row_goes_whole_or_not_at_all():
    """A table has one end for its rows, and every column that is not gone sooner goes then."""
    for table in {one.table for one in KEPT}:
        ends = {one.step for one in KEPT if one.table == table and one.how is How.ROW}
        assert len(ends) == 1, table
        last = [one for one in KEPT if one.table == table and one.how is How.COUNT]
        assert {one.step for one in last} <= {Step.YEARS}


def test_what_is_kept_for_good_says_why_and_holds_no_words():
    for kept in KEPT:
        assert bool(kept.because) == (kept.step is None), kept
        if kept.step is not None:
            continue
        for name in kept.columns:
            kind = METADATA.tables[kept.table].columns[name].type
            is_words = (
                kind.python_type is str if not isinstance(kind, Coded | ManyCoded) else False
            )
            assert not is_words, f"{kept.table}.{name} could hold anything, for good"


def test_every_answer_of_a_contact_is_counted_before_it_goes():
    counted = {
        n for k in KEPT if k.table == "contact" and k.how is How.COUNT for n in k.columns
    }
    for column in METADATA.tables["contact"].columns:
        if isinstance(column.type, Coded | ManyCoded):
            assert column.name in counted, column.name
