"""Twenty say yes at the same moment, and workers make the same round: on both databases."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import httpx2
import pytest

from sosbus.accepting import store as accepting
from sosbus.answers.rules import link_token
from sosbus.answers.tables import Kind, Used
from sosbus.coming import store as coming
from sosbus.messages.tables import About
from sosbus.nights.rules import night_date_of
from sosbus.nights.tables import Night
from sosbus.people.tables import Person
from sosbus.places.rules import Unmet
from sosbus.rota.tables import Answer, InLine, Line, Offer, SignUp
from sosbus.seeking.tables import Search
from sosbus.upkeep import store as upkeep
from tests.conftest import at_once, signed_in
from tests.crowds import (
    AIDER,
    HOUR,
    MINUTE,
    SUPPORT,
    a_round,
    offers,
    on,
    open_offers,
    rows,
    some_people,
    story,
    told,
)

pytestmark = pytest.mark.both
CROWD = 20


@pytest.fixture
def night(make_night, engines, cast):
    """Two days from now, with Brendan its only first aider."""
    night = make_night(night_date_of(datetime.now(UTC)) + timedelta(days=2))
    at = night.opens_at - 500 * HOUR
    on(engines, night, cast["aoife"], cast["aoife"].bus_roles[0], at)
    on(engines, night, cast["brendan"], AIDER, at)
    for one in some_people(engines, cast, 2, name="Robin"):
        on(engines, night, one, SUPPORT, at)
    return night


@pytest.fixture
def crowd(engines, cast, night):
    return some_people(engines, cast, CROWD, AIDER)


def drops_out(engines, night, who, at):
    with engines.writing() as db:
        said = coming.cannot_come(db, db.get(Night, night.id), db.get(Person, who.id), at)
        assert isinstance(said, SignUp)
        db.commit()


@pytest.fixture
def all_asked(engines, night, crowd, cast):
    """Brendan cannot come, and all twenty have been asked."""
    began = datetime.now(UTC) - 2 * HOUR
    drops_out(engines, night, cast["brendan"], began)
    a_round(engines, began + HOUR)
    made = open_offers(engines)
    assert len(made) == CROWD
    return made


def test_twenty_say_yes_and_one_has_it(engines, served, night, crowd, all_asked, cast):
    now = datetime.now(UTC)
    tokens = {one.id: signed_in(engines, one, now) for one in crowd}

    def yes(which: int) -> httpx2.Response:
        offer = all_asked[which]
        headers = {"Cookie": f"__Host-sosbus={tokens[offer.to_id]}", "Accept": "text/html"}
        path = f"{served}/offers/{offer.id}/answer"
        return httpx2.post(path, data={"answer": "yes"}, headers=headers, timeout=60)

    replies = at_once(CROWD, yes)
    assert Counter(reply.status_code for reply in replies) == {303: 1, 409: CROWD - 1}
    late = next(reply.text for reply in replies if reply.status_code == 409)
    assert "Covered, thanks" in late and "Nights that could do with you" in late
    check_covered(engines, night, cast)


def test_twenty_links_from_messages_and_one_has_it(engines, served, night, all_asked, cast):
    def yes(which: int) -> httpx2.Response:
        path = f"{served}/answer/{link_token(Kind.OFFER, all_asked[which].id)}"
        headers = {"Accept": "text/html"}
        return httpx2.post(path, data={"answer": "yes"}, headers=headers, timeout=60)

    replies = at_once(CROWD, yes)
    assert Counter(reply.status_code for reply in replies) == {303: 1, 409: CROWD - 1}
    check_covered(engines, night, cast)
    assert len(rows(engines, Used)) == 1


def check_covered(engines, night, cast):
    answers = Counter(one.answer for one in offers(engines))
    assert answers == {Answer.YES: 1, Answer.COVERED: CROWD - 1}
    crew = rows(engines, SignUp, night_id=night.id, withdrawn_at=None)
    assert len(crew) == 4 and cast["brendan"].id not in {one.person_id for one in crew}
    assert len(told(engines, About.COVERED)) == CROWD - 1
    assert told(engines, About.RELIEVED) == [cast["brendan"].id]


def test_one_link_pressed_ten_times_acts_once(engines, served, night, all_asked):
    path = f"{served}/answer/{link_token(Kind.OFFER, all_asked[0].id)}"

    def press(which: int) -> int:
        data, headers = {"answer": "yes" if which % 2 else "no"}, {"Accept": "text/html"}
        return httpx2.post(path, data=data, headers=headers, timeout=60).status_code

    assert Counter(at_once(10, press)) == {303: 1, 409: 9}
    assert len(rows(engines, Used)) == 1


def test_many_workers_make_one_round(engines, night, crowd, cast):
    began = datetime.now(UTC)
    drops_out(engines, night, cast["brendan"], began)
    for minutes, asked in ((1, 3), (20, 9), (60, 20)):
        at_once(6, lambda _, minutes=minutes: a_round(engines, began + minutes * MINUTE))
        made = offers(engines)
        assert len(made) == asked == len({one.to_id for one in made})
    assert rows(engines, Search)[0].wave == 3
    assert [x.value for x in story(engines, night)].count("asked") == 3
    assert len(told(engines, About.OFFER)) == 20


def test_the_calls_up_the_list_are_made_once(engines, night, cast):
    at = night.opens_at - 2 * HOUR
    drops_out(engines, night, cast["brendan"], at)
    at_once(6, lambda _: a_round(engines, at))
    assert len(told(engines, About.CALL_UP)) == 1


def test_a_line_moves_up_once_however_many_workers(engines, night, crowd, cast):
    some = some_people(engines, cast, 3, SUPPORT, name="Waiter")
    at = night.opens_at - 400 * HOUR
    with engines.writing() as db:
        for n, one in enumerate(some):
            since = at + n * MINUTE
            db.add(
                InLine(
                    night_id=night.id,
                    person_id=one.id,
                    line=Line.WAITING,
                    role=SUPPORT,
                    since=since,
                )
            )
        db.commit()
    drops_out(engines, night, cast["robin 0"], at + HOUR)
    until = at + HOUR + 12 * HOUR
    at_once(6, lambda _: a_round(engines, until))
    assert [one.to_id for one in offers(engines)] == [some[0].id, some[1].id]


def test_yes_no_back_and_rounds_all_at_once_never_stand_in_each_others_way(
    engines, night, all_asked, cast
):
    """No deadlock, nobody on twice, and in the end nobody is still being asked in vain."""
    now = datetime.now(UTC)

    def go(which: int) -> str:
        with engines.writing() as db:
            if which % 4 == 0:
                return f"round {upkeep.rounds(db, now)}"
            if which % 4 == 1:
                found, me = db.get(Night, night.id), db.get(Person, cast["brendan"].id)
                said = coming.come_back(db, found, me, now)
            else:
                offer = db.get(Offer, all_asked[which].id)
                me = db.get(Person, offer.to_id)
                said = accepting.answer(db, offer, me, which % 4 == 2, now)
            db.commit()
            return "no" if isinstance(said, (str, Unmet)) else "done"

    at_once(16, go)
    a_round(engines, now + MINUTE)
    crew = rows(engines, SignUp, night_id=night.id, withdrawn_at=None)
    assert len({one.person_id for one in crew}) == len(crew)
    seeking = [one for one in crew if one.seeking_since]
    assert not seeking and open_offers(engines) == []
