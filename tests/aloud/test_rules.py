"""The card says what was written down and what was not, and keeps private things to itself."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sosbus.aloud import rules
from sosbus.contacts.tables import (
    AgeBand,
    AgeBasis,
    Alcohol,
    Arrival,
    AssaultMethod,
    AssaultPlace,
    AssaultWhen,
    Contact,
    Drug,
    Gender,
    Injury,
    InjurySite,
    Kind,
    Reason,
    Relation,
    Slot,
    Spiking,
    Treatment,
    Vulnerable,
)
from sosbus.news2.tables import Acvpu
from sosbus.nights.rules import half_hour
from sosbus.observations.tables import Observation
from sosbus.prompts.tables import RedFlag

SEEN = datetime(2026, 3, 7, 0, 7, tzinfo=UTC)
NOW = SEEN + timedelta(minutes=34)


def somebody(**answers):
    held = {"kind": Kind.FIRST_AID, "reasons": [Reason.INJURY], "seen_at": SEEN} | answers
    return Contact(
        id=uuid4(),
        night_id=uuid4(),
        number=1,
        half_hour=half_hour(SEEN),
        first_words="",
        **held,
    )


def measured(minute=0, **more):
    at = SEEN + timedelta(minutes=minute)
    return Observation(
        id=uuid4(),
        contact_id=uuid4(),
        night_id=uuid4(),
        half_hour=half_hour(at),
        at=at,
        first_words="",
        **more,
    )


def card(contact, sets=(), private=True):
    return rules.atmist(contact, sets, private)


def said(contact, sets=(), private=True):
    return [one.words for one in card(contact, sets, private)]


def test_six_letters_in_the_order_a_crew_listens_for():
    assert "".join(one.letter for one in card(somebody())) == "ATMIST"
    assert "".join(one.letter for one in rules.sbar(somebody())) == "SBAR"


def test_what_was_not_recorded_is_said_to_be_missing():
    assert said(somebody(seen_at=SEEN)) == [
        ["Not recorded"],
        ["With us from 00:07"],
        ["Injury"],
        ["Not recorded"],
        ["Not recorded"],
        ["Not recorded"],
    ]


def test_a_full_card():
    contact = somebody(
        reasons=[Reason.VIOLENCE, Reason.INJURY],
        age_band=AgeBand.FROM_18,
        age_basis=AgeBasis.ESTIMATED,
        gender=Gender.FEMALE,
        vulnerable=[Vulnerable.PREGNANT, Vulnerable.STUDENT],
        alcohol=Alcohol.CLEARLY_DRUNK,
        drugs=[Drug.COCAINE, Drug.MDMA],
        assault_slot=Slot.T2330,
        assault_method=[AssaultMethod.FIST, AssaultMethod.GLASS],
        assault_place=AssaultPlace.BAR_CLUB_OUTSIDE,
        injury=Injury.HEAD,
        injury_site=[InjurySite.FACE, InjurySite.HEAD_NECK],
        treatment=[Treatment.CLEANED, Treatment.O2, Treatment.AED_CPR],
    )
    sets = [
        measured(3, rr=16),
        measured(10, rr=18, red_flags=[RedFlag.HEAD_VOMITING]),
        measured(20, rr=24, acvpu=Acvpu.VOICE),
        measured(25, rr=99, mistake_at=NOW),
    ]
    assert said(contact, sets) == [
        ["18–24, a guess", "Female", "Pregnant"],
        ["With us from 00:07", "Hurt in the half hour from 23:30"],
        [
            "Violence and injury",
            "Fist, glass",
            "Outside a bar or club",
            "Alcohol: clearly drunk",
            "Drugs, they say: cocaine, MDMA",
        ],
        ["Head: face, head, neck", "Red flags: any vomiting, drunk or drugged"],
        ["Latest, 00:27: RR 24, voice", "Before, 00:17: RR 18"],
        ["Cleaned, oxygen, AED, CPR"],
    ]


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"age_band": AgeBand.NOT_KNOWN, "age_basis": AgeBasis.ESTIMATED}, "Age not known"),
        ({"age_band": AgeBand.NOT_RECORDED}, "Not recorded"),
        ({"age_band": AgeBand.FROM_65, "age_basis": AgeBasis.TOLD}, "65 or over, as told"),
        ({"age_band": AgeBand.UNDER_16}, "Under 16"),
    ],
)
def test_an_age_and_how_it_is_known(answers, words):
    assert said(somebody(**answers))[0] == [words]


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"assault_slot": Slot.BEFORE}, "Hurt before 22:00"),
        ({"assault_slot": Slot.AFTER}, "Hurt after 04:00"),
        ({"assault_when": AssaultWhen.TONIGHT}, "Hurt tonight"),
        ({"assault_when": AssaultWhen.EARLIER}, "Hurt before tonight"),
    ],
)
def test_when_it_happened(answers, words):
    assert said(somebody(**answers))[1][-1] == words


def test_a_time_is_not_known_better_than_it_is_kept():
    assert said(somebody(seen_at=None))[1] == ["With us from about 00:00"]
    seen = datetime(2026, 10, 25, 0, 50, tzinfo=UTC)
    assert said(somebody(seen_at=seen))[1] == ["With us from 01:50 BST"]


def test_a_card_kept_as_a_copy_cannot_go_out_of_date():
    """So it says when, and never how long ago."""
    assert "ago" not in f"{card(somebody(assault_when=AssaultWhen.TONIGHT), [measured(5)])}"


def test_no_injury_is_an_answer():
    contact = somebody(injury=Injury.NONE, injury_site=[InjurySite.FACE])
    assert said(contact)[3] == ["No injury"]


def test_a_set_with_nothing_measured_says_so():
    flagged = measured(red_flags=[RedFlag.CHEST_PAIN])
    assert said(somebody(), [flagged])[3:5] == [
        ["Red flags: chest pain"],
        ["Latest, 00:07: nothing measured"],
    ]


SECRETS = {
    "reasons": [Reason.INJURY, Reason.SPIKING_SUSPECTED, Reason.SEXUAL_HARM],
    "drugs": [Drug.KETAMINE],
    "spiking_type": Spiking.NEEDLE,
    "relation": Relation.PARTNER_EX,
    "vulnerable": [Vulnerable.PREGNANT, Vulnerable.ADULT_AT_RISK, Vulnerable.ARMED_FORCES],
    "note": "told us quietly",
}
TELLING = ("spik", "sexual", "ketamine", "needle", "partner", "pregnant", "risk", "armed")


def test_a_first_aider_s_card_holds_nothing_private():
    words = f"{said(somebody(**SECRETS), private=False)}".lower()
    assert not [one for one in TELLING if one in words] and "quietly" not in words


def test_the_lead_s_and_medic_s_card_holds_what_a_hospital_needs_and_no_more():
    words = f"{said(somebody(**SECRETS))}".lower()
    assert [one for one in TELLING if one in words] == [
        "spik", "sexual", "ketamine", "pregnant", "risk",
    ]  # fmt: skip


def test_police_and_friends_hear_nothing_private_and_nothing_measured():
    contact = somebody(arrival=Arrival.DOOR_STAFF, alcohol=Alcohol.SOME, **SECRETS)
    heard = rules.sbar(contact)
    assert not [one for one in TELLING if one in f"{heard}".lower()]
    assert [one.words for one in heard] == [
        ["Injury"],
        ["With us from 00:07"],
        ["Came by: door staff", "Alcohol: some"],
        ["Say what you would like them to do."],
    ]


def test_only_private_reasons_are_said_to_be_private():
    contact = somebody(reasons=[Reason.SEXUAL_HARM])
    assert said(contact, private=False)[2] == ["Private"]


@settings(max_examples=60)
@given(st.data(), st.booleans())
def test_any_answers_make_a_card_without_a_gap(data, private):
    answers = {
        name: data.draw(st.none() | st.sampled_from(list(kind)))
        for name, kind in (
            ("age_band", AgeBand),
            ("age_basis", AgeBasis),
            ("gender", Gender),
            ("alcohol", Alcohol),
            ("assault_when", AssaultWhen),
            ("assault_slot", Slot),
            ("assault_place", AssaultPlace),
            ("injury", Injury),
            ("arrival", Arrival),
        )
    } | {
        name: data.draw(st.lists(st.sampled_from(list(kind)), unique=True, min_size=low))
        for name, kind, low in (
            ("reasons", Reason, 1),
            ("drugs", Drug, 0),
            ("assault_method", AssaultMethod, 0),
            ("injury_site", InjurySite, 0),
            ("treatment", Treatment, 0),
            ("vulnerable", Vulnerable, 0),
        )
    }
    contact = somebody(**answers)
    for one in [*card(contact, private=private), *rules.sbar(contact)]:
        assert one.words and all(word and word[0] == word[0].upper() for word in one.words)
        assert "not_" not in f"{one.words}" and "None" not in f"{one.words}".replace(
            "Alcohol: none", ""
        )
