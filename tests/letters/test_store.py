"""What is sent is true when it is sent, and says what somebody needs to come or not."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import select

from sosbus import post
from sosbus.availability.tables import Wishes
from sosbus.base.settings import settings
from sosbus.letters.store import Later, Written
from sosbus.messages import store
from sosbus.messages.rules import by_text, message
from sosbus.messages.tables import About, Letter, Post
from sosbus.nights.tables import Reason
from sosbus.people.tables import BusRole
from sosbus.qualifications.tables import Card, CardKind
from sosbus.rota.tables import Answer, Offer, OfferKind
from tests.conftest import put_on

BY_DAY = datetime(2026, 3, 4, 12, tzinfo=UTC)
ABOUT_THEIR_NIGHT = [About.WEEK_BEFORE, About.CONFIRM, About.NUDGE]


@pytest.mark.parametrize("about", ABOUT_THEIR_NIGHT)
def test_a_reminder_says_where_when_as_what_and_whom_to_ring(about, composed, night, brendans):
    said = composed(about, night, BY_DAY)
    assert isinstance(said, Written) and said.to == "brendan@sosbus.example"
    assert "Friday 6 March 2026" in said.subject
    for words in ("22:00–04:00", "6 hours", "Support", "High Street", "21:", "Aoife leads"):
        assert words in said.body, words
    assert "/answer/" in said.body and "&#" not in said.body
    assert "aoife@" not in said.body


@pytest.mark.parametrize("about", [*ABOUT_THEIR_NIGHT, About.CREW])
@pytest.mark.parametrize(
    "gone", ["left the night", "cancelled", "closed", "unpublished", "left us", "another night"]
)
def test_a_message_that_is_no_longer_true_is_not_sent(
    about, gone, composed, night, brendans, change, cast
):
    assert composed(about, night, BY_DAY)
    if gone == "left the night":
        change(brendans, withdrawn_at=BY_DAY)
    elif gone == "cancelled":
        change(night, cancelled_at=BY_DAY, cancelled_because=Reason.WEATHER)
    elif gone == "closed":
        change(night, closed_at=BY_DAY)
    elif gone == "unpublished":
        change(night, published_at=None)
    elif gone == "left us":
        change(cast["brendan"], left_at=BY_DAY)
    else:
        assert composed(about, night, night.closes_at + timedelta(hours=8)) is None
        return
    assert composed(about, night, BY_DAY) is None


def test_who_has_said_yes_is_not_asked_again_and_who_cannot_come_is_not_reminded(
    composed, night, brendans, change
):
    change(brendans, confirmed_at=BY_DAY)
    assert composed(About.CONFIRM, night, BY_DAY) is None
    assert composed(About.NUDGE, night, BY_DAY)
    change(brendans, seeking_since=BY_DAY)
    assert composed(About.NUDGE, night, BY_DAY) is None


def test_cancelled_then_put_back_only_the_last_is_told(composed, night, brendans, change):
    change(night, cancelled_at=BY_DAY, cancelled_because=Reason.WEATHER, version=2)
    off = composed(About.NIGHT_CHANGED, night, BY_DAY, version=2)
    assert "The bus is off" in off.subject and "weather" in off.body
    change(night, cancelled_at=None, cancelled_because=None, version=3)
    assert composed(About.NIGHT_CHANGED, night, BY_DAY, version=2) is None
    assert "on again" in composed(About.NIGHT_CHANGED, night, BY_DAY, version=3).subject


def test_nothing_goes_in_the_night_but_news_to_a_crew_on_its_way(
    composed, night, brendans, change
):
    assert composed(About.WEEK_BEFORE, night, BY_DAY.replace(hour=23)) == Later(
        datetime(2026, 3, 5, 8, tzinfo=UTC)
    )
    late = night.opens_at + timedelta(minutes=5)
    assert composed(About.CREW, night, late, words="Bus is at the Town Hall")
    change(night, cancelled_at=late, cancelled_because=Reason.WEATHER)
    assert isinstance(composed(About.NIGHT_CHANGED, night, late), Written)


def test_an_offer_is_sent_while_it_is_open(engines, composed, night, cast):
    offer = Offer(
        night_id=night.id,
        role=BusRole.FIRST_AIDER,
        kind=OfferKind.COVER,
        to_id=cast["brendan"].id,
        made_at=BY_DAY,
        lasts_until=BY_DAY + timedelta(hours=1),
    )
    with engines.writing() as db:
        db.add(offer)
        db.commit()
    said = composed(About.OFFER, night, BY_DAY, offer=str(offer.id))
    assert "step in" in said.subject and "first aider" in said.body
    assert composed(About.OFFER, night, BY_DAY).body == said.body
    assert composed(About.OFFER, night, BY_DAY + timedelta(hours=1)) is None
    with engines.writing() as db:
        offer.ended_at, offer.answer = BY_DAY, Answer.COVERED
        db.add(offer)
        db.commit()
    assert composed(About.OFFER, night, BY_DAY, offer=str(offer.id)) is None


def test_an_alarm_tells_what_is_wrong_now_and_a_night_that_is_safe_again_none(
    composed, night, brendans
):
    said = composed(About.UNSAFE, night, BY_DAY, to="declan", words="what it was then")
    assert "Needs" in said.body and "what it was then" not in said.body


@pytest.mark.parametrize(
    "about", [About.COVERED, About.RELIEVED, About.STOOD_DOWN, About.REOPENED, About.CALL_UP]
)
def test_every_letter_about_a_night_names_it(about, composed, night):
    said = composed(about, night, BY_DAY, to="declan")
    assert "Friday 6 March 2026" in said.subject


@pytest.mark.parametrize("about", [About.CARD_LAPSING, About.CARD_BREAKS, About.MILESTONE])
def test_letters_about_people(about, composed):
    said = composed(about, None, BY_DAY, to="declan", words="His O'Level & more <b>")
    assert "His O'Level & more <b>" in said.body


def test_the_night_the_clocks_go_back_is_told_so(make_night, cast, engines, composed):
    night = make_night(date(2026, 10, 24), cast["aoife"])
    put_on(engines, night, cast["brendan"], BusRole.SUPPORT)
    said = composed(About.CONFIRM, night, datetime(2026, 10, 22, 12, tzinfo=UTC))
    for words in ("22:00 BST–04:00 GMT", "7 hours", "01:00–02:00 happens twice"):
        assert words in said.body


LATE = datetime(2026, 3, 4, 23, 30, tzinfo=UTC)


def test_a_cover_call_wakes_those_who_said_so(engines, composed, night, cast):
    offer = Offer(
        night_id=night.id,
        role=BusRole.FIRST_AIDER,
        kind=OfferKind.COVER,
        to_id=cast["brendan"].id,
        made_at=LATE,
        lasts_until=LATE + timedelta(hours=12),
    )
    keep(engines, offer)
    assert isinstance(composed(About.OFFER, night, LATE), Later)
    keep(engines, Wishes(person_id=cast["brendan"].id, wake_me=True))
    assert isinstance(composed(About.OFFER, night, LATE), Written)
    assert isinstance(composed(About.WEEK_BEFORE, night, LATE, to="aoife"), Later)


@pytest.mark.parametrize(
    ("phone", "texts", "sent"),
    [("07700 900123", True, 1), ("07700 900123", False, 0), ("", True, 0)],
)
def test_a_text_goes_to_who_wants_texts_and_has_a_telephone(
    phone, texts, sent, engines, night, brendans, cast, change, tmp_path, monkeypatch
):
    monkeypatch.setenv("SOSBUS_SMS_FILE", str(tmp_path / "texts"))
    monkeypatch.setenv("SOSBUS_DEMO", "true")
    settings.cache_clear()
    change(cast["brendan"], phone=phone)
    keep(engines, Wishes(person_id=cast["brendan"].id, texts=texts))
    at = night.opens_at - timedelta(hours=3)
    post.make_rounds(engines, at)
    post.deliver(engines, at)
    monkeypatch.undo()
    settings.cache_clear()
    lines = (tmp_path / "texts").read_text().splitlines() if sent else []
    assert len(lines) == sent and (tmp_path / "texts").exists() == bool(sent)
    for one in map(json.loads, lines):
        assert one["to"] == phone and len(one["words"]) <= 160
        assert "22:00-04:00" in one["words"] and "/answer/" in one["words"]


def keep(engines, row):
    with engines.writing() as db:
        db.add(row)
        db.commit()


def test_who_never_heard_the_question_is_not_told_its_end(engines, composed, night, cast):
    assert composed(About.COVERED, night, BY_DAY)
    asked = message(About.OFFER, cast["brendan"].id, night.id, 1, BY_DAY)
    keep(engines, asked)
    assert composed(About.COVERED, night, BY_DAY) is None
    keep(engines, by_text(asked, BY_DAY))
    with engines.writing() as db:
        store.settle(db, by_text_of(db, asked), Post.SENT, BY_DAY)
        db.commit()
    assert composed(About.COVERED, night, BY_DAY)


def by_text_of(db, asked):
    return db.exec(select(Letter).where(Letter.key == f"{asked.key}/text")).one()


def test_a_card_renewed_in_time_is_not_written_about(engines, composed, cast):
    keep(engines, card := a_card(cast, date(2026, 3, 20)))
    said = composed(About.CARD_LAPSING, None, BY_DAY, card_id=str(card.id), card="Your card")
    assert said.subject == "Your card runs out"
    keep(engines, a_card(cast, date(2029, 3, 20)))
    assert composed(About.CARD_LAPSING, None, BY_DAY, card_id=str(card.id)) is None


def a_card(cast, expires_on):
    return Card(
        person_id=cast["brendan"].id,
        kind=CardKind.DRIVING,
        expires_on=expires_on,
        evidence_seen_on=BY_DAY.date(),
        seen_by_id=cast["declan"].id,
    )
