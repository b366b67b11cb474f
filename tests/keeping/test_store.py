"""Each step does its own, once, on both databases, whatever night it is asked on."""

import json
from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

import pytest
from sqlmodel import select

from sosbus.changes.tables import ContactChange, State
from sosbus.closing.tables import CloseReport
from sosbus.contacts.tables import AgeBand, Contact, Gender, Kind, Outcome, Reason
from sosbus.figures import store as figures
from sosbus.figures.tables import Counter
from sosbus.folding.tables import MonthlyCount
from sosbus.handovers.tables import Step as HandoverStep
from sosbus.handovers.tables import To, What
from sosbus.handsets.tables import Handset
from sosbus.keeping import store
from sosbus.keeping.tables import StepRun
from sosbus.kept.tables import Step
from sosbus.measures.rules import all_series
from sosbus.monthly import store as monthly
from sosbus.nights.rules import half_hour, new_night
from sosbus.nights.tables import Kind as NightKind
from sosbus.observations.tables import Observation
from sosbus.schema import METADATA
from sosbus.tallies.tables import Tap, Thing
from sosbus.watch.tables import Look

pytestmark = pytest.mark.both
SEEN = datetime(2026, 3, 6, 23, 17, 41, tzinfo=UTC)
NIGHT = date(2026, 3, 6)


def after(days: int) -> datetime:
    return datetime.combine(NIGHT, time(12), UTC) + timedelta(days=days)


def night_of(db, on=NIGHT, closed=True):
    night = new_night(on, time(22), time(4), NightKind.WEEKLY)
    night.published_at = night.opened_at = night.opens_at
    night.closed_at = night.closes_at if closed else None
    db.add(night)
    db.flush()
    return night


def contact_of(db, night, number=1, **more):
    seen = more.pop("seen_at", night.opens_at + timedelta(minutes=77, seconds=41))
    given = {
        "kind": Kind.FIRST_AID,
        "reasons": [Reason.INJURY, Reason.ALCOHOL],
        "half_hour": half_hour(seen),
        "age_band": AgeBand.FROM_18,
        "outcome": Outcome.TAXI,
        "first_words": "a digest",
        "left_at": seen + timedelta(minutes=50),
    } | more
    made = Contact(id=uuid4(), night_id=night.id, number=number, seen_at=seen, **given)
    db.add(made)
    db.flush()
    return made


@pytest.fixture
def full(db, cast):
    """A closed night with one of everything, as it stands the morning after."""
    night = night_of(db)
    contact = contact_of(db, night, wristband="B7", note="was sick twice")
    sheet = {"wristband": "B7", "note": "was sick", "gender": "male"}
    ids = {"contact_id": contact.id, "night_id": night.id}
    db.add_all(
        [
            ContactChange(
                **ids, version=2, was=sheet, words=sheet, digest="x", state=State.MADE, at=SEEN
            ),
            Observation(
                id=uuid4(), **ids, half_hour=half_hour(SEEN), at=SEEN, first_words="x",
                sum_agreed_at=SEEN,
            ),
            HandoverStep(
                id=uuid4(), **ids, to=next(iter(To)), what=next(iter(What)), at=SEEN,
                half_hour=half_hour(SEEN), first_words="x",
            ),
            Look(**ids, at=SEEN),
            Tap(night_id=night.id, half_hour=half_hour(SEEN), thing=Thing.WATER),
            Tap(night_id=night.id, half_hour=half_hour(SEEN), thing=Thing.WATER, late_at=SEEN),
            Handset(night_id=night.id, id=uuid4(), label="Aoife", waiting=0, heard_at=SEEN),
            CloseReport(
                night_id=night.id, id=uuid4(), digest="x", damage=[], incidents=[], welfare=[],
                damage_words="step torn", next_lead_words="mind the step",
                handsets={"x": ["y"]}, closed_by_id=cast["aoife"].id, at=SEEN,
            ),
        ]
    )  # fmt: skip
    db.commit()
    return night


def only(db, table):
    db.expire_all()
    return db.exec(select(table)).one()


def test_when_the_night_is_closed_no_wristband_is_left_anywhere(db, full):
    store.run(db, Step.CLOSE, after(1))
    db.commit()
    assert only(db, Contact).wristband is None
    change = only(db, ContactChange)
    assert set(change.was) == set(change.words) == {"note", "gender"}
    assert "B7" not in everything(db)
    assert only(db, Contact).seen_at, "and nothing else went"


def test_a_night_nobody_closed_ends_for_its_wristbands_a_day_later(db):
    night = night_of(db, closed=False)
    contact_of(db, night, wristband="A1")
    over = night.closes_at
    assert store.run(db, Step.CLOSE, over + timedelta(hours=24)) == []
    assert len(store.run(db, Step.CLOSE, over + timedelta(hours=24, seconds=1))) == 1


def test_on_day_seven_exact_times_are_half_hours_and_not_before(db, full):
    assert store.run(db, Step.WEEK, after(6)) == []
    gone = store.run(db, Step.WEEK, after(7))
    db.commit()
    assert [(one.night, one.month) for one in gone] == [(NIGHT, None)] and gone[0].rows > 8
    contact = only(db, Contact)
    assert contact.seen_at is None and contact.left_at is None
    assert contact.half_hour == datetime(2026, 3, 6, 23, tzinfo=UTC)
    assert contact.minutes_on_bus == 45, "how long they stayed is kept, in quarters"
    assert only(db, Observation).at is None and only(db, HandoverStep).at is None
    assert only(db, Observation).sum_agreed_at == only(db, ContactChange).at == half_hour(SEEN)
    assert not db.exec(select(Look)).all() and not db.exec(select(Handset)).all()
    assert only(db, Tap).late_at == SEEN, "a late press still waits for somebody to agree"
    assert only(db, CloseReport).handsets == {}
    assert contact.note and only(db, CloseReport).damage_words, "words stay a little longer"
    assert "23:17:41" not in everything(db, but={"tally_tap", "close_report"})


def test_on_day_28_every_word_and_digest_is_gone(db, full):
    assert store.run(db, Step.FOUR_WEEKS, after(27)) == []
    store.run(db, Step.FOUR_WEEKS, after(28))
    db.commit()
    assert only(db, Contact).note is None and only(db, Contact).first_words == ""
    assert "note" not in {**only(db, ContactChange).was, **only(db, ContactChange).words}
    report = only(db, CloseReport)
    assert (report.damage_words, report.next_lead_words, report.digest) == (None, None, "")
    said = everything(db)
    for words in ("sick", "torn", "mind", "digest'"):
        assert words not in said.replace("'digest'", "").replace("'first_words'", "")


def test_all_that_is_due_is_done_once_and_told(db, full):
    went = store.now(db, after(30))
    assert {one.step for one in went} == {Step.CLOSE, Step.WEEK, Step.FOUR_WEEKS}
    db.commit()
    before = everything(db, but={"step_run"})
    assert store.now(db, after(31)) == []
    db.commit()
    assert everything(db, but={"step_run"}) == before
    assert {one.step for one in db.exec(select(StepRun))} == set(Step)
    assert len(store.latest(db, 10)) == len(went)


def test_what_is_cut_off_is_done_the_next_time(engines, db, full):
    with engines.writing() as cut:
        store.now(cut, after(30))
        cut.rollback()
    assert len(store.now(db, after(30))) == 3


def test_a_late_record_is_blurred_the_next_day(db, full):
    store.now(db, after(10))
    contact_of(db, full, 2, late_at=after(10))
    assert [one.rows for one in store.rounds(db, after(11)) if one.step is Step.WEEK] == [2]


def test_the_rounds_do_a_step_once_a_day(db, full):
    assert store.rounds(db, after(7))
    contact_of(db, full, 2)
    assert store.rounds(db, after(7) + timedelta(hours=2)) == []
    assert store.rounds(db, after(8))


# --- a month becomes counts -------------------------------------------------------------------


def some_month(db, first=date(2026, 2, 6), contacts=12):
    night = night_of(db, first)
    for number in range(1, contacts + 1):
        made = contact_of(db, night, number, gender=[Gender.FEMALE, Gender.MALE][number % 2])
    db.add(Look(contact_id=made.id, night_id=night.id, at=made.seen_at))
    db.flush()
    return night


def close(db, month: date):
    made = figures.close(db, month, datetime.combine(month, time(12), UTC) + timedelta(days=45))
    assert not isinstance(made, str), made
    db.flush()


def test_a_month_that_is_not_closed_is_never_folded(db):
    some_month(db)
    assert store.run(db, Step.YEARS, after(9999)) == []
    assert len(db.exec(select(Contact)).all()) == 12


def test_after_three_years_a_month_is_counts_and_no_contact(db):
    some_month(db)
    close(db, date(2026, 2, 1))
    assert store.run(db, Step.YEARS, datetime(2029, 2, 28, 12, tzinfo=UTC)) == []
    (gone,) = store.run(db, Step.YEARS, datetime(2029, 3, 1, 12, tzinfo=UTC))
    assert (gone.month, gone.rows) == (date(2026, 2, 1), 13)
    db.commit()
    assert not db.exec(select(Contact)).all() and not db.exec(select(Look)).all()
    counted = {(one.field, one.code): one.count for one in db.exec(select(MonthlyCount))}
    assert counted["contact", "rows"] == 12
    assert counted["contact.gender", "female"] == counted["contact.gender", "male"] == 6
    assert counted["contact.reasons", "alcohol"] == 12
    assert store.run(db, Step.YEARS, datetime(2029, 3, 1, 12, tzinfo=UTC)) == []


def test_of_a_small_month_only_the_number_is_kept(db):
    some_month(db, contacts=9)
    close(db, date(2026, 2, 1))
    store.now(db, datetime(2030, 1, 1, 12, tzinfo=UTC))
    assert {(one.field, one.code): one.count for one in db.exec(select(MonthlyCount))} == {
        ("contact", "rows"): 9
    }


def test_what_does_not_count_is_not_counted(db):
    night = some_month(db)
    contact_of(db, night, 90, taken_back_at=SEEN)
    contact_of(db, night, 91, late_at=SEEN)
    close(db, date(2026, 2, 1))
    store.now(db, datetime(2030, 1, 1, 12, tzinfo=UTC))
    assert db.get(MonthlyCount, (date(2026, 2, 1), "contact", "rows")).count == 12
    assert not db.exec(select(Contact)).all(), "and goes all the same"


def test_published_figures_stay_as_they_are_and_the_next_month_counts_on(db):
    """Two houses with the same months: one lets go in between, and nobody can tell."""
    shown = []
    for lets_go in (False, True):
        house = db.begin_nested()
        db.add_all(Counter(series=name, phase=3) for name in all_series())
        some_month(db, date(2026, 2, 6), 23)
        close(db, date(2026, 2, 1))
        first = document(db, date(2026, 2, 1))
        late = night_of(db, date(2026, 2, 20))
        contact_of(db, late, 1, late_at=SEEN, agreed_at=SEEN)
        some_month(db, date(2026, 3, 6), 14)
        if lets_go:
            (gone,) = store.run(db, Step.YEARS, datetime(2029, 3, 2, 12, tzinfo=UTC))
            assert gone.rows == 25 and document(db, date(2026, 2, 1)) == first
        close(db, date(2026, 3, 1))
        shown.append((first, document(db, date(2026, 2, 1)), document(db, date(2026, 3, 1))))
        house.rollback()
    assert shown[0] == shown[1]


def document(db, month) -> bytes:
    db.flush()
    return json.dumps(monthly.document(db, month), default=str).encode()


def everything(db, but=frozenset()) -> str:
    rows = [
        str(dict(row))
        for table in METADATA.sorted_tables
        if table.name not in {"night", "letting_go", *but}
        for row in db.connection().execute(table.select()).mappings()
    ]
    return "\n".join(sorted(rows))
