"""Promises to those who keep the partnership together: what was promised stays in sight."""

import pytest

from tests.conftest import WEEK_BEFORE

PAGE = "/programme/partners"
FROM = {"source": "Minutes of the partnership", "dated_on": "2026-02-20"}


@pytest.fixture
def enter(visit):
    def go(kind, /, **said):
        at = f"/programme/records/{kind}"
        return visit("declan", "POST", at, at=WEEK_BEFORE, data=FROM | said)

    return go


@pytest.fixture
def partner(enter, visit):
    """A new partner's id, as the forms offer it."""

    def go(name, sector="voluntary", **more):
        assert enter("partners", name=name, sector=sector, **more).status == 303
        page = visit("declan", "GET", "/programme/records/commitments")
        [found] = [x for x in page.html.select("#partner_id option") if x.text == name]
        return found["value"]

    return go


def read(visit, who="eithne"):
    seen = visit(who, "GET", PAGE, at=WEEK_BEFORE)
    assert seen.status == 200
    return seen


def test_a_promise_and_what_came_of_it(visit, enter, partner):
    pubs = partner("Pubwatch", "business", heard_on="2026-02-01")
    promise = {
        "partner_id": pubs,
        "words": "Door radios",
        "what": "money",
        "amount": "£1,250.5",
    }
    assert enter("commitments", **promise, due="2026-02-01").status == 303
    said = read(visit).said
    assert (
        "overdue Door radios: £1,250.50, by Sunday 1 February 2026; nothing came yet." in said
    )
    [link] = read(visit, "declan").html.select('a[href*="/records/commitments/"]')
    came = promise | {"came": "1250.50", "came_on": "2026-02-20", "version": "1"}
    assert visit("declan", "POST", link["href"], data=FROM | came).status == 303
    assert "kept Door radios: £1,250.50; £1,250.50 came on Friday 20" in read(visit).said


def test_the_office_sees_why_commitment_may_wane_and_partners_do_not(visit, enter, partner):
    pubs = partner("Pubwatch", heard_on="2025-11-01")
    church = partner("Street Pastors")
    for day in ("2026-01-05", "2026-02-02"):
        meeting = {"met_on": day, "words": "Monthly", "invited": [pubs, church]}
        assert enter("partner-meetings", **meeting, came=[church]).status == 303
    said = read(visit, "declan").said
    assert (
        "Missed 2 of the last 2 meetings: Monday 5 January 2026 and Monday 2 February 2026."
        in said
    )
    assert "Not heard from for 118 days, since Saturday 1 November 2025." in said
    assert said.count("commitment may wane") == 1, "of the other partner nothing points to it"
    assert "commitment may wane" not in read(visit).said
    assert "1 of 2 came: Street Pastors." in read(visit).said


def test_who_came_is_among_those_asked_and_is_offered(visit, enter, partner):
    pubs = partner("Pubwatch")
    seen = enter("partner-meetings", met_on="2026-01-05", words="Monthly", came=[pubs])
    assert seen.status == 422 and "Whoever came was asked" in seen.said
    [box] = seen.html.select("input[name=came]")
    assert box.has_attr("checked"), "what was ticked stays ticked"
    made_up = {"met_on": "2026-01-05", "words": "Monthly", "invited": ["0" * 32]}
    seen = enter("partner-meetings", **made_up)
    assert seen.status == 422 and "Choose one of those" in seen.mistake("invited")
    seen = enter("partner-meetings", **(made_up | {"invited": ["Pubwatch"]}))
    assert seen.status == 422 and seen.mistake("invited")


def test_a_meeting_is_corrected_with_its_ticks_as_they_were(visit, enter, partner):
    pubs = partner("Pubwatch")
    enter("partner-meetings", met_on="2026-01-05", words="Monthly", invited=[pubs])
    assert "who came is not known" in read(visit).said
    listed = visit("declan", "GET", "/programme/records/partner-meetings")
    [link] = [x for x in listed.html.select("a") if "Monthly" in x.text]
    [box] = visit("declan", "GET", link["href"]).html.select("input[name=invited]")
    assert box.has_attr("checked") and box["value"] == pubs


def test_five_partners_gave_and_who_gave_what_is_not_known(visit, enter, partner):
    whole = {"words": "The launch", "year": "2025-26", "amount": "300000", "partners": "5"}
    assert enter("funds", **whole).status == 303
    said = read(visit).said
    assert "The launch: £300,000, raised in 2025-26. From 5 partners." in said
    assert "partners. Who gave how much is not known." in said and "60,000" not in said
    page = visit("declan", "GET", "/programme/records/fund-shares")
    fund = page.html.select_one("#fund_id option:not([value=''])")["value"]
    share = {"fund_id": fund, "partner_id": partner("Pubwatch")}
    assert enter("fund-shares", **share, amount="300001").status == 422
    assert enter("fund-shares", **share, amount="20000").status == 303
    assert enter("fund-shares", **share, amount="1").status == 409
    assert "Pubwatch: £20,000; A partner not named: not known" in read(visit).said


def test_a_risk_has_its_owner_and_what_is_done_beside_it(visit, enter):
    risk = {"year": "2025-26", "words": "Commitment may wane", "owner": "The chair"}
    assert enter("risks", **risk, mitigations="A promise by letter\nA yearly thank-you").status
    seen = read(visit)
    assert "Owner: The chair." in seen.said
    assert [one.text for one in seen.html.select("main ul:not([class]) > li")] == [
        "A promise by letter",
        "A yearly thank-you",
    ]


@pytest.mark.parametrize("typed", ["-1", "1.234", "10000001", "NaN", "some", "1e400"])
def test_an_amount_is_an_amount(enter, partner, typed):
    promise = {"partner_id": partner("Pubwatch"), "words": "Radios", "what": "things"}
    seen = enter("commitments", **promise, amount=typed)
    assert seen.status == 422 and "Give an amount like" in seen.mistake("amount")
    assert seen.html.select_one("#amount")["value"] == typed
    assert seen.html.select_one("#words")["value"] == "Radios"


def test_the_year_report_tells_what_was_open_in_the_year(visit, enter, partner):
    pubs = partner("Pubwatch", "business")
    promise = {"partner_id": pubs, "words": "Door radios", "what": "people", "amount": "2"}
    enter("commitments", **promise, promised_on="2025-05-01", due="2026-01-01")
    enter("partner-meetings", met_on="2026-01-05", words="Monthly", invited=[pubs], came=[pubs])
    told = visit("eithne", "GET", "/programme/year/2025-26.json").response.json()["partners"]
    [one] = told["commitments"]
    assert (one["partner"], one["shown"], one["came"]) == ("Pubwatch", "2 people", None)
    assert told["meetings"][0]["came"] == ["Pubwatch"]
    page = visit("eithne", "GET", "/programme/year/2025-26").said
    assert (
        "Pubwatch: Door radios, people: 2 people. Due 1 January 2026; nothing came yet." in page
    )
    before = visit("eithne", "GET", "/programme/year/2024-25.json").response.json()
    assert before["partners"]["commitments"] == before["partners"]["meetings"] == []


def test_what_a_meeting_said_before_names_who_was_there(visit, enter, partner):
    pubs, church = partner("Pubwatch"), partner("Street Pastors")
    met = {"met_on": "2026-02-03", "words": "The group", "invited": [pubs, church]}
    assert enter("partner-meetings", **met, came=[church]).status == 303
    [link] = visit("declan", "GET", "/programme/records/partner-meetings").html.select(
        'a[href*="/records/partner-meetings/"]'
    )
    again = met | {"came": [pubs, church], "version": "1"}
    assert visit("declan", "POST", link["href"], data=FROM | again).status == 303
    shown = visit("declan", "GET", link["href"])
    versions = " ".join(shown.html.select_one("#versions").parent.get_text(" ").split())
    assert "Street Pastors" in versions and "Pubwatch and Street Pastors" in versions
    assert pubs not in versions and church not in versions
