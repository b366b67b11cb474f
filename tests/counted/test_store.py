"""What is kept of a night is what counting its contacts again would find, whatever happened."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlmodel import select

from sosbus.changes import store as changes
from sosbus.contacts import rules as contact_rules
from sosbus.contacts.tables import AgeBand, Contact, Kind, Outcome, PoliceAware, Reason
from sosbus.counted import rules, store
from sosbus.counted.tables import NightCount, NightCounted
from sosbus.figures import store as figures
from sosbus.folding import store as folding
from sosbus.measures import rules as measures
from sosbus.next_day import store as next_day
from sosbus.nights.rules import half_hour, new_night
from sosbus.nights.tables import Kind as NightKind
from sosbus.nights.tables import Night

pytestmark = pytest.mark.both
DATES = [date(2026, 1, 2), date(2026, 1, 3), date(2026, 2, 6), date(2026, 3, 6)]
FEBRUARY = date(2026, 2, 28)
NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)

answers = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(Kind),
        "reasons": st.lists(st.sampled_from(Reason), min_size=1, max_size=4, unique=True),
        "age_band": st.sampled_from([None, *AgeBand]),
        "outcome": st.sampled_from([None, *Outcome]),
        "police_aware": st.sampled_from([None, *PoliceAware]),
    }
)
steps = st.one_of(
    st.tuples(st.just("add"), st.integers(0, 3), answers),
    st.tuples(st.just("late"), st.integers(0, 3), answers),
    st.tuples(st.just("put"), st.integers(0, 20), answers),
    st.tuples(
        st.sampled_from(["agree", "take_back", "behind our back", "move"]),
        st.integers(0, 20),
        st.none(),
    ),
    st.tuples(st.sampled_from(["count", "fold"]), st.integers(0, 1), st.none()),
)


def some_nights(db) -> list[Night]:
    made = [new_night(one, time(22), time(4), NightKind.WEEKLY) for one in DATES]
    for night in made:
        night.opened_at, night.closed_at = night.opens_at, night.closes_at
    db.add_all(made)
    db.flush()
    return made


def add(db, night, said, **more) -> Contact:
    numbers = [one.number for one in db.exec(select(Contact)) if one.night_id == night.id]
    made = Contact(
        id=uuid4(),
        night_id=night.id,
        number=max(numbers, default=0) + 1,
        half_hour=half_hour(night.opens_at),
        first_words="x",
        **said,
        **more,
    )
    db.add(made)
    db.flush()
    return made


def some_contact(db, which: int) -> Contact | None:
    there = db.exec(select(Contact).order_by(Contact.night_id, Contact.number)).all()
    return there[which % len(there)] if there else None


def do(db, nights, what, which, said) -> None:
    if what == "count":
        store.totals(db, DATES[which + 1])
    elif what == "fold":
        folding.fold(db, DATES[which * 2].replace(day=1))
    elif what in ("add", "late"):
        add(db, nights[which], said, late_at=NOW if what == "late" else None)
    elif contact := some_contact(db, which):
        to_one(db, nights, contact, what, said)


def to_one(db, nights, contact, what, said) -> None:
    if what == "put":
        contact_rules.put(contact, said, NOW)
    elif what == "agree":
        next_day.settle_late(db, contact, True, NOW)
    elif what == "take_back":
        changes.take_back(db, contact, uuid4(), NOW)
    elif what == "behind our back":  # by hand in the database, with no version and no moment
        db.flush()
        db.execute(
            text("UPDATE contact SET outcome = 'taxi', gender = 'female' WHERE number = :n"),
            {"n": contact.number},
        )
        db.expire_all()
    else:
        contact.half_hour = half_hour(contact.half_hour + timedelta(minutes=30))
    db.flush()


def counted_again(db, last=FEBRUARY):
    """From every contact there is: what the kept counts have to be."""
    dates = {night.id: night.night_date for night in db.exec(select(Night))}
    there = db.exec(select(Contact)).all()
    return measures.totals_of(
        one for one in there if one.counts and dates[one.night_id] <= last
    )


def folded(db):
    return {name: one.folded for name, one in figures.held_counters(db).items() if one.folded}


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(answers, min_size=2, max_size=3), st.lists(st.tuples(steps, st.booleans())))
def test_kept_counts_are_what_counting_again_would_find(db, first, happened):
    house = db.begin_nested()
    nights = some_nights(db)
    figures.begin(db, {}, DATES[0].replace(day=1))
    for night, said in zip(nights, first, strict=False):
        add(db, night, said)
    store.totals(db, FEBRUARY)
    for (what, which, said), looked_at in happened:
        do(db, nights, what, which, said)
        if looked_at:
            assert store.totals(db, FEBRUARY) == counted_again(db)
    assert store.totals(db, FEBRUARY) == counted_again(db)
    assert store.totals(db, DATES[-1]) == counted_again(db, DATES[-1])
    before = counted_again(db, DATES[-1]) + store.Count(folded(db))
    folding.fold(db, date(2026, 1, 1))
    assert store.totals(db, DATES[-1]) + store.Count(folded(db)) == before, "nothing is lost"
    house.rollback()
    db.expire_all()


WELFARE = {"kind": Kind.WELFARE, "reasons": [Reason.SHOES]}


def counted_nights(db, monkeypatch) -> list:
    """The nights that a closing counts, all others being as they were."""
    seen = []
    count = store.count
    monkeypatch.setattr(store, "count", lambda *it: (seen.append(it[1]), count(*it)))
    store.totals(db, DATES[-1])
    monkeypatch.undo()
    return seen


def test_a_night_is_counted_once_and_again_only_when_it_changed(db, monkeypatch):
    nights = some_nights(db)
    contacts = [add(db, night, WELFARE) for night in nights]
    assert len(counted_nights(db, monkeypatch)) == 4
    assert counted_nights(db, monkeypatch) == []
    contacts[1].outcome = Outcome.TAXI
    late = add(db, nights[2], WELFARE, late_at=NOW)
    assert counted_nights(db, monkeypatch) == [nights[1].id], "a late one is not agreed yet"
    next_day.settle_late(db, late, True, NOW)
    assert counted_nights(db, monkeypatch) == [nights[2].id]
    contacts[3].wristband = "B7"
    contacts[3].seen_at = None
    assert counted_nights(db, monkeypatch) == [], "what no measure reads is nothing to it"


def test_a_night_whose_contacts_went_has_no_counts(db):
    january, *_ = some_nights(db)
    add(db, january, WELFARE)
    store.totals(db, FEBRUARY)
    assert db.exec(select(NightCounted)).one() and db.exec(select(NightCount)).all()
    folding.fold(db, date(2026, 1, 1))
    assert not db.exec(select(NightCounted)).all() and not db.exec(select(NightCount)).all()


def test_another_registry_counts_every_night_again(db, monkeypatch):
    nights = some_nights(db)
    add(db, nights[0], WELFARE)
    store.totals(db, FEBRUARY)
    monkeypatch.setattr(rules, "registry", lambda: "another")
    assert store.signs(db, FEBRUARY) != store.kept_signs(db, FEBRUARY)
    assert store.totals(db, FEBRUARY) == counted_again(db)
    assert store.signs(db, FEBRUARY) == store.kept_signs(db, FEBRUARY)


def test_a_measure_sees_nothing_that_has_no_sign(db):
    """The rows it is given have the signed answers alone: another one is an error at once."""
    seen = {one.name for one in store.COUNTED}
    for name in ("note", "wristband", "seen_at", "venue_id", "version", "first_words"):
        assert name not in seen
    assert {"half_hour", "kind", "reasons", "outcome", "otherwise", "how_sure"} <= seen
