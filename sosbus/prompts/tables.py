"""What may be ticked as seen, the reminders it brings up, and the numbers they name.

The wording of a reminder changes only with the clinical provider: docs/red-flags.md.
"""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Field, SQLModel

from sosbus.base.columns import Choice, chosen


class RedFlag(Choice):
    """Something seen or said, and ticked by somebody. Each brings up one fixed reminder."""

    NOT_BREATHING = "not_breathing", "Not breathing normally"
    CANNOT_ROUSE = "cannot_rouse", "Cannot be roused"
    SEIZURE = "seizure", "Seizure now"
    MAJOR_BLEED = "major_bleed", "Major bleed"
    BLUE = "blue", "Blue"
    CHOKING = "choking", "Choking"
    CHEST_PAIN = "chest_pain", "Chest pain"
    FAST = "fast", "FAST positive"
    ANAPHYLAXIS = "anaphylaxis", "Anaphylaxis"
    HEAD_OUT = "head_out", "Knocked out"
    HEAD_NOT_AWAKE = "head_not_awake", "Not fully awake"
    HEAD_FITS = "head_fits", "Fits"
    HEAD_WEAKNESS = "head_weakness", "Weakness, sight changed"
    HEAD_SKULL = "head_skull", "Skull broken, or pierced?"
    HEAD_ENERGY = "head_energy", "High-energy knock"
    HEAD_RECOVERED = "head_recovered", "Was out, now recovered"
    HEAD_AMNESIA = "head_amnesia", "Cannot remember"
    HEAD_HEADACHE = "head_headache", "Headache that stays"
    HEAD_VOMITING = "head_vomiting", "Any vomiting"
    HEAD_SURGERY = "head_surgery", "Brain surgery before"
    HEAD_BLOOD = "head_blood", "Bleeds easily, blood thinners"
    HEAD_DRUNK = "head_drunk", "Drunk or drugged"
    HEAD_WORRY = "head_worry", "Safeguarding worry"
    HEAD_ODD = "head_odd", "Odd behaviour"
    SLOW_BREATHS = "slow_breaths", "Under 10 breaths a minute"
    PINPOINT = "pinpoint", "Pinpoint pupils"
    HOT_AGITATED = "hot_agitated", "39 °C or more, agitated or rigid"
    COLD = "cold", "35 °C or less"
    SELF_HARM = "self_harm", "Says will harm self"
    SEXUAL_ASSAULT = "sexual_assault", "Sexual assault"
    CHILD = "child", "Under 18, or a child at risk"
    ADULT_AT_RISK = "adult_at_risk", "Adult at risk"


class Line(Choice):
    SARC = "sarc", "Oakwood Place SARC"
    CHILDREN = "children", "Children & Families Hub"
    CHILDREN_AT_NIGHT = "children_at_night", "Children, out of hours"
    ADULTS = "adults", "Adult social care"


@dataclass(frozen=True)
class Card:
    """One reminder: the boxes that bring it up, and its words as agreed."""

    code: str
    title: str
    words: str
    flags: tuple[RedFlag, ...]
    lines: tuple[Line, ...] = ()
    note: str = ""
    lasts: bool = False  # it stays true for the night; the others are about now


CARDS = (
    Card(
        "call_999",
        "Life at risk now",
        "Bus protocol: call 999 now. Medic told?",
        (
            RedFlag.NOT_BREATHING,
            RedFlag.CANNOT_ROUSE,
            RedFlag.SEIZURE,
            RedFlag.MAJOR_BLEED,
            RedFlag.BLUE,
            RedFlag.CHOKING,
            RedFlag.CHEST_PAIN,
            RedFlag.FAST,
            RedFlag.ANAPHYLAXIS,
        ),
    ),
    Card(
        "head_ambulance",
        "Head injury, worst signs",
        "NICE: emergency ambulance",
        (
            RedFlag.HEAD_OUT,
            RedFlag.HEAD_NOT_AWAKE,
            RedFlag.HEAD_FITS,
            RedFlag.HEAD_WEAKNESS,
            RedFlag.HEAD_SKULL,
            RedFlag.HEAD_ENERGY,
        ),
        lasts=True,
    ),
    Card(
        "head_hospital",
        "Head injury, other signs",
        "NICE: refer to A&E",
        (
            RedFlag.HEAD_RECOVERED,
            RedFlag.HEAD_AMNESIA,
            RedFlag.HEAD_HEADACHE,
            RedFlag.HEAD_VOMITING,
            RedFlag.HEAD_SURGERY,
            RedFlag.HEAD_BLOOD,
            RedFlag.HEAD_DRUNK,
            RedFlag.HEAD_WORRY,
            RedFlag.HEAD_ODD,
        ),
        note="Alcohol alone with a head injury meets this list, so “home” needs the medic’s "
        "recorded decision.",
        lasts=True,
    ),
    Card(
        "opioid",
        "Slow breaths or tiny pupils",
        "Opioid? airway, 999, naloxone if trained",
        (RedFlag.SLOW_BREATHS, RedFlag.PINPOINT),
    ),
    Card("hot", "Very hot", "999, medic", (RedFlag.HOT_AGITATED,)),
    Card("cold", "Very cold", "Warm, medic", (RedFlag.COLD,)),
    Card(
        "self_harm",
        "May harm themselves",
        "Stay with them. NHS 111 option 2 / 999",
        (RedFlag.SELF_HARM,),
        lasts=True,
    ),
    Card(
        "sexual_assault",
        "Sexual assault",
        "Believe, do not wash/eat/drink if they can, ask choice. Oakwood Place SARC {sarc} "
        "(13+ with consent; under 13 via police/social care)",
        (RedFlag.SEXUAL_ASSAULT,),
        (Line.SARC,),
        lasts=True,
    ),
    Card(
        "at_risk",
        "Under 18, or at risk",
        "Children & Families Hub {children}, out of hours {children_at_night}; adult {adults}",
        (RedFlag.CHILD, RedFlag.ADULT_AT_RISK),
        (Line.CHILDREN, Line.CHILDREN_AT_NIGHT, Line.ADULTS),
        lasts=True,
    ),
)


NUMBERS_AS_SHIPPED = {
    Line.SARC: "0330 223 0099",
    Line.CHILDREN: "0345 603 7627",
    Line.CHILDREN_AT_NIGHT: "0345 606 1212",
    Line.ADULTS: "0345 603 7630",
}


class PhoneLine(SQLModel, table=True):
    """A number as somebody here last checked it; it changes without telling us."""

    __tablename__ = "phone_line"

    code: Line = chosen(Line, primary_key=True)
    number: str = Field(max_length=20)
    verified_on: date | None = None
