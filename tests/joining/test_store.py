"""Steps and numbers as they are kept, and what is forgotten."""

from datetime import date, timedelta

import pytest

from sosbus.joining import store
from sosbus.joining.tables import Stage

ON = date(2026, 3, 6)


@pytest.mark.both
def test_a_stage_noted_twice_is_one_step_with_the_later_word(db, cast):
    wren = cast["brendan"].id
    store.note(db, wren, Stage.APPLIED, ON, None)
    db.flush()
    store.note(db, wren, Stage.APPLIED, ON + timedelta(days=1), cast["declan"].id)
    db.flush()
    (step,) = store.of_people(db, [wren, cast["aoife"].id])[wren]
    assert (step.done_on, step.noted_by_id) == (ON + timedelta(days=1), cast["declan"].id)
    store.undo(db, wren, Stage.APPLIED)
    db.flush()
    assert store.of_people(db, [wren])[wren] == []


@pytest.mark.both
def test_whom_to_ring_is_kept_changed_and_taken_out(db, cast):
    brendan = cast["brendan"].id
    store.keep_contact(db, brendan, "Ann", "01206 000000", "Mother")
    store.keep_contact(db, brendan, "Ann Flask", "01206 000001", "Mother")
    assert store.emergency_contact(db, brendan).name == "Ann Flask"
    store.keep_contact(db, brendan, "", "", "")
    db.flush()
    assert store.emergency_contact(db, brendan) is None


def test_a_lead_sees_tonights_crew_and_only_near_the_night(db, cast, make_night):
    night, brendan = make_night(), cast["brendan"].id
    store.keep_contact(db, brendan, "Ann", "01206 000000", "")
    store.keep_contact(db, cast["ciara"].id, "Bob", "01206 000001", "")
    near, far = night.opens_at, night.opens_at - timedelta(days=2)
    found = store.contacts_for_night(db, night, [brendan], near)
    assert [one.name for one in found.values()] == ["Ann"]
    assert store.contacts_for_night(db, night, [brendan], far) == {}
