"""Promises to whoever does it next: what was learned is found again, and is in the report."""

import pytest

PAGE = "/programme/lessons"
FROM = {"source": "Debrief", "dated_on": "2026-02-20"}
LESSON = FROM | {
    "year": "2025-26",
    "words": "Tell caretakers a week before",
    "came_from": "action_day",
    "which": "The day in Harbour",
}


@pytest.fixture
def learn(visit):
    def go(**more):
        return visit("declan", "POST", "/programme/records/lessons", data=LESSON | more)

    return go


def read(visit, looked_for="", who="eithne"):
    seen = visit(who, "GET", PAGE, params={"q": looked_for} if looked_for else None)
    assert seen.status == 200
    return seen


def test_a_lesson_is_found_by_its_words_without_javascript(visit, learn):
    assert learn().status == 303
    learn(words="Bring a second torch", which="The Friday before", came_from="night")
    seen = read(visit)
    assert "second torch" in seen.said and "caretakers" in seen.said
    form = seen.html.select_one('form[role="search"]')
    assert (form["action"], form["method"]) == (PAGE, "get")
    found = read(visit, "TORCH friday")
    assert "1 lesson with “TORCH friday”" in found.said and "caretakers" not in found.said
    assert found.html.select_one("#q")["value"] == "TORCH friday"
    assert "0 lessons with “police”." in read(visit, "police").said


@pytest.mark.parametrize(
    "looked_for", ["<b>", "' OR 1=1 --", "\x00police", "%", "😀" * 300, '"']
)
def test_whatever_is_looked_for_is_only_words(visit, learn, looked_for):
    learn()
    assert "0 lessons with" in read(visit, looked_for).said


@pytest.mark.parametrize("nothing", [" ", "\x00", "\n\t"])
def test_nothing_looked_for_is_every_lesson(visit, learn, nothing):
    learn()
    assert "Tell caretakers" in read(visit, nothing).said


def test_a_lesson_is_tied_to_what_it_came_from(visit, learn):
    day = FROM | {"year": "2025-26", "held_on": "2026-02-03"}
    assert visit("declan", "POST", "/programme/records/action-days", data=day).status == 303
    form = visit("declan", "GET", "/programme/records/lessons")
    [option] = form.html.select("#record_id option:not([value=''])")
    assert option.text == "Day of Action: 3 February 2026, not known, 2025-26"
    assert learn(record_id=option["value"]).status == 303
    record = visit("declan", "GET", f"/programme/records/action-days/{option['value']}")
    assert "What was learned from it Tell caretakers a week before" in record.said
    assert learn(record_id="0" * 32, words="Another").status == 422


def test_the_year_report_prints_its_lessons(visit, learn):
    learn()
    learn(year="2024-25", words="An older one")
    said = visit("eithne", "GET", "/programme/year/2025-26").said
    assert "Tell caretakers a week before A Day of Action: The day in Harbour." in said
    assert "An older one" not in said
    [one] = visit("eithne", "GET", "/programme/year/2025-26.json").response.json()["lessons"][
        "lessons"
    ]
    assert one["came_from"] == "A Day of Action" and one["source"] == "Debrief"
    assert (
        "Tell caretakers"
        in visit(
            "eithne", "GET", "/programme/year/2025-26/files/sos-bus-programme-2025-26.csv"
        ).text
    )


def test_a_lesson_without_what_it_came_from_is_not_taken(visit, learn):
    seen = learn(which="")
    assert seen.status == 422 and "2 to 120 letters" in seen.mistake("which")
    assert seen.html.select_one("#words")["value"] == "Tell caretakers a week before"
    assert learn(came_from="dream").status == 422
    assert learn(learned_on="2020-01-01").status == 422


def test_a_lesson_nobody_entered_is_not_found(visit):
    at = "/programme/records/lessons/00000000-0000-4000-8000-000000000000"
    assert visit("declan", "GET", at).status == 404
    assert visit("brendan", "GET", PAGE).status == 403
