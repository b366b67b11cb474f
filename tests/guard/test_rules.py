"""What is refused, by its kind; what is asked; and what the crew must be free to write."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosbus.guard.rules import blocked, doubts, plain
from sosbus.marks import rules as marks

EACH = {
    marks.NHS: [
        "999 448 8589",
        "NHS:9994488589",
        "9 9 9-4 4 8-8 5 8 9",
        "９９９ ４４８ ８５８９",
    ],
    marks.PHONE: ["07700 900123", "+44 7700 900 123", "01206 000123", "o77oo 9oo123"],
    marks.EMAIL: ["jo@example.com", "jo at example dot com", "jo(at)example.com"],
    marks.WEB: ["www.example.com/jo", "https://example.org"],
    marks.HANDLE: ["@jo_planter", "insta: joplanter", "snap is teapot99"],
    marks.NI: ["QQ123456C", "qq 12 34 56 c"],
    marks.DATE: ["12/03/1998", "12th march 98", "dob 12.3.98", "1998-03-12", "born 1998"],
    marks.POSTCODE: ["CO4 3ZZ", "co43zz", "kt- 12 1zz", "postcodekt211zzb", "lives in co7"],
    marks.PLATE: ["XX00 XXX", "xx00xxx", "reg xyz 123z"],
    marks.REF: ["CAD 1234", "crime ref 42/99999/26", "ref no 88213"],
    marks.LONG: ["123456789012", "4000 0000 0000 0002"],
}


@pytest.mark.parametrize(
    "thing, words", [(thing, words) for thing, some in EACH.items() for words in some]
)
def test_each_kind_is_refused_in_one_sentence_that_does_not_repeat_it(thing, words):
    said = blocked(f"fell, {words} and cold")
    assert said == f"That looks like {thing}. Leave it out: words here point at nobody."
    assert words not in said


@pytest.mark.parametrize(
    "words",
    [
        "M25", "O2 15L", "BP 120/80", "GCS 15", "A&E", "zone CO1", "RR 16 HR 98 T 36.8",
        "E4 V5 M6", "500mg x2", "01:30", "999 called, 111 later", "B7 2nd look", "7/10 pain",
        "co2 alarm", "AED pads exp 06/2027", "seen @ 23:10", "Saturday 7 March 22:30", "",
    ],
)  # fmt: skip
def test_what_the_crew_writes_all_night_passes_unasked(words):
    assert blocked(words) is None
    assert doubts(words) == []


def test_ten_digits_that_fail_the_check_are_no_nhs_number():
    said = blocked("999 123 4560")
    assert said is None or marks.NHS not in said


def test_a_venue_s_name_is_never_asked_about():
    words = "Two Brewers Yard called, fight at Mr Biscuit"
    assert doubts(words) == [marks.NAME]
    assert doubts(words, ["Two Brewers Yard", "Mr Biscuit"]) == []


def test_a_venue_does_not_carry_an_identifier_through():
    assert blocked("Fiction 07700 900123", ["Fiction"])


def test_what_nobody_sees_does_not_hide_anything():
    assert plain("Ｊö\u200b  7️⃣٣–’") == "Jo 73-'"
    assert blocked("0\u200b7\u00ad7\u20600\u200b0 900123")
    assert blocked("07700\u00a0900\u2009123")
    assert blocked("jo＠example．com")


DIGITS = st.text("0123456789", min_size=6, max_size=6).map(lambda some: "999" + some)
GAPS = st.lists(st.sampled_from(["", "", " ", "-", "  ", " -"]), min_size=9, max_size=9)


def with_check_digit(nine: str) -> str:
    said = -sum((10 - place) * int(one) for place, one in enumerate(nine)) % 11
    return nine + str(said) if said < 10 else ""


@given(DIGITS.map(with_check_digit).filter(bool), GAPS, st.sampled_from(["", "nhs ", "no:"]))
def test_a_valid_nhs_number_is_refused_however_it_is_spaced(number, gaps, before):
    spaced = "".join(one + gap for one, gap in zip(number, [*gaps, ""], strict=True))
    assert blocked(before + spaced)


@given(
    st.integers(0, 999).map(lambda last: f"07700900{last:03}"),
    st.lists(st.sampled_from(["", "", " ", "-", ".", "/"]), min_size=10, max_size=10),
)
def test_a_phone_number_is_refused_however_it_is_spaced(number, gaps):
    spaced = "".join(one + gap for one, gap in zip(number, [*gaps, ""], strict=True))
    assert blocked(f"ring mum {spaced} ok") and blocked(spaced)


@given(
    st.sampled_from(["co", "CO", "Cm", "ip", "ss"]),
    st.integers(1, 9),
    st.from_regex(r"[0-9][abdefghjlnpqrstuwxyz]{2}", fullmatch=True),
    st.sampled_from(["", " ", "-", ". ", " / "]),
)
def test_a_postcode_is_refused_whatever_stands_in_it(area, district, unit, gap):
    if (unit[1:], unit[0]) in {("st", "1"), ("nd", "2"), ("rd", "3")} or unit[1:] == "th":
        return  # "CO1 1st": an ordinary word more often than not
    assert blocked(f"taxi {area}{district}{gap}{unit} with friend")


VITALS = {
    "BP": st.builds("{}/{}".format, st.integers(60, 220), st.integers(30, 130)),
    "HR": st.integers(20, 220).map(str),
    "RR": st.integers(4, 45).map(str),
    "SpO2": st.integers(60, 100).map("{}%".format),
    "T": st.integers(300, 420).map(lambda tenths: f"{tenths / 10}"),
    "GCS": st.integers(3, 15).map(str),
    "BM": st.integers(10, 330).map(lambda tenths: f"{tenths / 10}"),
    "pain": st.integers(0, 10).map("{}/10".format),
    "at": st.builds("{:02}:{:02}".format, st.integers(0, 23), st.integers(0, 59)),
    "O2": st.integers(1, 15).map("{}L".format),
    "paracetamol": st.sampled_from(["500mg", "1g", "500 mg x2", "1000mg"]),
}
READING = st.sampled_from(sorted(VITALS)).flatmap(
    lambda name: st.builds("{} {}".format, st.sampled_from([name, name.lower()]), VITALS[name])
)


@given(st.lists(READING, min_size=1, max_size=9), st.sampled_from([" ", ", ", ". ", "; "]))
def test_readings_and_doses_in_any_order_are_never_refused(readings, between):
    assert blocked(between.join(readings)) is None


@given(st.text(max_size=280))
def test_anything_at_all_gets_an_answer(words):
    blocked(words)
    doubts(words)


@pytest.mark.parametrize(
    "piece",
    ["0 ", "o", "1.", "a ", "is no ", "born on the ", "double ", "jan ", "co ", "@a.", "-"],
)
def test_no_words_take_long_to_read(piece):
    words = (piece * 300)[:1000]
    began = time.perf_counter()
    blocked(words)
    doubts(words)
    assert time.perf_counter() - began < 0.5


def test_every_pattern_has_its_check_and_can_be_read():
    for mark in (*marks.HARD, *marks.SOFT):
        assert mark.check in marks.CHECKS
        re.compile(mark.pattern)
