"""A lead says one word to the crew, and sees what became of it."""

from datetime import timedelta

from sosbus import post
from sosbus.people.tables import BusRole
from tests.conftest import JUST_PAST_MIDNIGHT, put_on


def test_a_lead_tells_the_crew_and_sees_who_has_it(
    visit, night, brendans, cast, engines, the_demo
):
    put_on(engines, night, cast["ciara"], BusRole.SUPPORT)
    path = f"/nights/{night.id}/crew-message"
    sent = visit("aoife", "POST", path, data={"words": "Park behind the Town Hall"})
    assert sent.status == 303
    assert "Brendan, email: waiting to go" in visit("aoife", "GET", path).said
    assert visit("aoife", "POST", path, data={"words": "Second word"}).status == 303
    assert post.deliver(engines, JUST_PAST_MIDNIGHT) == 4  # they are on shift, so at once
    page = visit("aoife", "GET", path).said
    assert page.index("Second word") < page.index("Park behind")
    assert "Aoife, email" not in page and "Ciara, email: kept here" in page
    assert "Aoife to everyone" in visit(None, "GET", "/outbox").said


def test_too_long_a_word_comes_back_as_typed(visit, night):
    path = f"/nights/{night.id}/crew-message"
    for words, status in (("", 422), ("x" * 301, 422), ("x" * 300, 303)):
        seen = visit("aoife", "POST", path, data={"words": words})
        assert seen.status == status
    assert "300 letters at most" in visit("aoife", "POST", path, data={"words": ""}).said


def test_only_who_runs_the_night_and_only_while_there_is_a_crew(visit, night, brendans):
    path = f"/nights/{night.id}/crew-message"
    sent = {"data": {"words": "Hello"}}
    assert visit("ciara", "POST", path, **sent).status == 404
    assert visit("brendan", "POST", path, **sent).status == 403
    assert visit("declan", "POST", path, **sent).status == 303
    over = night.closes_at + timedelta(minutes=1)
    seen = visit("declan", "POST", path, at=over, **sent)
    assert seen.status == 409 and "no crew to tell" in seen.said
