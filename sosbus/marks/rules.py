"""How each mark of a person looks, and the checks that a pattern cannot say.

Patterns keep to what Python and JavaScript read alike: the device says the same.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from sosbus.marks.tables import (
    AREAS,
    COMMON,
    DRUGS,
    FIRST_NAMES,
    PLACES,
    THREE,
    TWO,
    UNITS,
)

KNOWN = COMMON | PLACES | DRUGS | TWO | THREE


class Mark(NamedTuple):
    """A `thing` that words may hold; `check` names the rest of what makes it one."""

    thing: str
    pattern: str
    check: str = ""
    capitals: bool = False


NHS, PHONE = "an NHS number", "a phone number"
EMAIL, WEB = "an email address", "a web address"
HANDLE, NI = "somebody’s name online", "a National Insurance number"
DATE, POSTCODE = "a full date or a date of birth", "a postcode"
PLATE, REF, LONG = "a number plate", "a reference that leads to a person", "a long number"

MONTH = (
    r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|may|june|"
    r"july|august|september|october|november|december)\b"
)
YEAR = r"(?:(?:19|20)\d\d|\d\d)"
ENDS = r"(?!\d|:|\s?(?:am|pm|mins?|hrs?|h|people|pts|contacts|x|%|in|out)\b)"
TH = r"(?:st|nd|rd|th)?"
BORN = rf"(?:\W|\b(?:is|was|on|in|the|of|at|id|says|{MONTH})|{MONTH})*"
SPELT = (
    r"(?:first|second|third|fourth|fifth|sixth|[a-z]+teen|[a-z]+teenth|twen\w+|thirt\w+|one|two|"
    r"three|four|five|six|seven|eight|nine|ten|eleven|twel\w+)\b"
)
AT = r"(?:@|\(at\)|\[at\]|\{at\}|\[@\])"
ONLINE = (
    r"\b(?:insta(?:gram)?|ig|snap(?:chat)?|tik ?tok|fb|facebook|twitter|discord|telegram|"
    r"linkedin|onlyfans|bereal|kik)\b"
)
TIGHT = "(?:" + "|".join(one.replace("o", "[o0]") for one in AREAS) + ")"
AREA = "(?:" + "|".join(r"\s?".join(one).replace("o", "[o0]") for one in AREAS) + ")"
GAP, LEFT, RIGHT = r"[ .,\-/_]{0,2}", r"(?<![a-z0-9])", r"(?![a-z0-9])"
NO = r"(?:\W|no\b|num\b|number\b|ref\b|reference\b|id\b|is\b|was\b|of\b|card\b)*"
MAIL = "gmail|gmial|gmal|googlemail|hotmail|hotmial|hotmal|icloud|proton|btinternet"
CALL = "tel|phone|fone|mob|mobile|cell|ring|rang|call|text|txt|whatsapp|num|number"
PAPERS = (
    "passport|student|army|service|hospital|hosp|mrn|driving|licen[cs]e|badge|collar|warrant"
)
CASES = (
    "crime|pol(?:ice)?(?: inc(?:ident)?)?|incident|officer|amb(?:ulance)?|job|case|prf|athena|"
    "custody|court"
)

# Refused. The first that fits names it, so what is sure stands before what is broad.
HARD = (
    Mark(EMAIL, rf"[a-z0-9._%+\-]{AT}[a-z0-9\-]+\s?(?:\.|\[\.\]|\(dot\)|\[dot\]|\sdot\s)"),
    Mark(
        EMAIL, rf"[a-z0-9]\s?{AT}\s?[a-z0-9\-]+\s?(?:\.|\sdot)\s?(?:com|co|uk|net|org|ac|me)\b"
    ),
    Mark(EMAIL, r"\bat\s[a-z0-9\-]+(?:\.|\sdot\s|\s)(?:com|co\.uk|net|org|ac\.uk)\b"),
    Mark(EMAIL, rf"\b(?:{MAIL})\b"),
    Mark(EMAIL, rf"(?:\bat|{AT}|\.)\s?(?:yahoo|outlook|live|msn|aol)\b\s?(?:\.|dot\b)"),
    Mark(WEB, r"https?\s?:\s?/|\bwww\b"),
    Mark(WEB, LEFT + r"[a-z0-9\-]{2,}\.(?:com|co\.uk|org|net|ac\.uk|gov\.uk|uk|info|biz)\b"),
    Mark(WEB, r"[a-z0-9\-]{2,}\.[a-z]{2,6}/[a-z0-9]"),
    Mark(WEB, r"\bdot\s(?:com|co|org|net)\b"),
    Mark(HANDLE, LEFT + r"@([a-z_][a-z0-9_.]{2,})", "unknown"),
    Mark(
        HANDLE,
        ONLINE + r"(?:\s?[:;=/@]|\s-|-\s|\s(?:is|user|(?:user)?name|handle|id|as|under|tag)\b)"
        r"[\s:;=\-@]*([a-z0-9_.]{2,})",
        "unknown",
    ),
    Mark(
        HANDLE,
        ONLINE + r"(?: [a-z]+){0,2} (?=[a-z.]*[0-9_#]|[a-z]+\.[a-z])[a-z][a-z0-9_.#]{3,}",
    ),
    Mark(
        NI,
        LEFT + r"([a-z])[ .\-/]?([a-z])(?:" + GAP + r"\d){6}" + GAP + "[a-dfmp]" + RIGHT,
        "ni",
    ),
    Mark(HANDLE, r"\bsc\s?[:=]\s?@?([a-z0-9_.]{3,})", "unknown"),
    Mark(NI, r"\b(?:ni|nino|nat(?:ional)? ins(?:urance)?)\b\D{0,20}\d(?:[ .\-/]?\d){4,}"),
    Mark(REF, r"\bcad" + NO + r"\d(?:\W?\d)+"),
    Mark(
        REF,
        rf"\b(?:{CASES})\s?(?:log|ref(?:erence)?|no|num|number|id|is|\W)*"
        r"[a-z]{0,3}[\-/]?\d[\d/\- ]{2,}",
        "ref",
    ),
    Mark(
        REF,
        r"\b(?:crime|police|incident|cad|log)\s?(?:log|ref(?:erence)?|number)\b\W*(?:is\s)?"
        r"[a-z]{0,3}[\-/]?\d[\d/\- ]+",
        "ref",
    ),
    Mark(REF, r"\bref(?:erence)?\b(?:\W|no\b|num\b|number\b)*[a-z]{0,3}\-?(\d{3,})", "ref"),
    Mark(REF, r"(?<!\d)\d\d/\d{4,7}/\d\d(?!\d)"),
    Mark(
        REF, rf"\b(?:{PAPERS})\s?(?:id|no|num|number|card|licen[cs]e|\W)*[a-z]{{0,5}}\d{{5,}}"
    ),
    Mark(
        DATE,
        rf"(?<![\d.])(\d{{1,2}}){TH}\s?[./\-,]\s?(\d{{1,2}})\s?[./\-,]\s?{YEAR}(?!\d)",
        "day",
    ),
    Mark(DATE, r"(?<!\d)(\d{1,2}) (\d{1,2}) (?:19|20)\d\d(?!\d)", "day"),
    Mark(DATE, r"(?<!\d)(?:19|20)\d\d[ ./\-](\d{1,2})[ ./\-](\d{1,2})(?!\d)", "day"),
    Mark(DATE, r"(?<!\d)(?:19|20)\d\d(\d\d)(\d\d)(?!\d)", "day"),
    Mark(DATE, r"(?<!\d)(\d\d)(\d\d)(?:19|20)\d\d(?!\d)", "day"),
    Mark(DATE, rf"(?<!\d)\d{{1,2}}{TH}(?:\sof)?[\s.\-/]*{MONTH}[\s.,\-/']*{YEAR}{ENDS}"),
    Mark(DATE, rf"\b{MONTH}\.?\s?\d{{1,2}}{TH}[\s,.\-/]+(?:(?:19|20)\d\d|'\d\d)(?!\d)"),
    Mark(DATE, rf"\b(?:d\W{{0,2}}[o0]\W{{0,2}}b|date\s?of\s?birth){BORN}(?:{MONTH}|{SPELT})"),
    Mark(
        DATE,
        r"\b(?:d\W{0,2}[o0]\W{0,2}b|date\s?of\s?birth|birth\s?da(?:te|y)|b-?day|born)"
        + BORN
        + r"\d",
    ),
    Mark(
        PHONE, r"(?<![\d+])(?=((?:00[ ]?44|44|0)(?:[ .,:\-/_()]{0,3}\d){9,11})(?!\d))", "phone"
    ),
    Mark(PHONE, r"\+[ ]?\d(?:[ .\-/()]{0,3}\d){7,}"),
    Mark(PHONE, r"(?<!\d)7[1-9]\d\d[ \-]?\d{3}[ \-]?\d{3}(?!\d)"),
    Mark(PHONE, rf"\b(?:{CALL})\b(?:\W+[a-z']+){{0,3}}\W+\d(?:[ .\-]?\d){{5,}}"),
    Mark(NHS, r"(?<!\d)(?=(\d(?:[ \-_]{0,2}\d){9})(?!\d))", "nhs"),
    Mark(NHS, r"(?<!\d)(\d{3}[./]\d{3}[./]\d{4})(?!\d)", "nhs"),
    Mark(LONG, r"(?<!\d)\d{9,}(?!\d)|(?<!\d)\d{4}[ \-]\d{4}[ \-]\d{4}[ \-]\d{4}(?!\d)"),
    Mark(PLATE, LEFT + r"[a-z]{2}\d\d([ .\-]?)([a-z]{3})" + RIGHT, "plate"),
    Mark(PLATE, LEFT + r"([a-z]{2}) \d\d( )([a-z]{3})" + RIGHT, "plate"),
    Mark(PLATE, LEFT + r"[a-hj-np-y]\d{3}([ .\-]?)([a-z]{3})" + RIGHT, "plate"),
    Mark(PLATE, LEFT + r"[a-z]{3}([ \-]?)\d{3}[a-eg-ilnprtuvwyz]" + RIGHT, "head"),
    Mark(PLATE, r"\b(?:reg|registration|plate|vrm)\b" + NO + r"(?:[a-z0-9] ){4,7}[a-z0-9]\b"),
    Mark(
        PLATE,
        r"\b(?:reg|registration|(?:number )?plate|vrm)\b" + NO + r"(?=[a-z0-9 ]{0,3}\d)"
        r"[a-z]{0,3} ?(?:\d{3,4}|\d{1,4} ?[a-z]{1,3}(?=\s|$))",
        "keyed",
    ),
    Mark(
        POSTCODE,
        rf"{LEFT}({AREA}){GAP}(\d)[ ]?([a-z]|\d)?({GAP})(\d)({GAP})([a-z])[ ]?([a-z]){RIGHT}",
        "postcode",
    ),
    Mark(POSTCODE, rf"({TIGHT})(\d)([a-z]|\d)?([ ]?)(\d)()([a-z])([a-z])", "glued"),
    Mark(POSTCODE, rf"\b(?:post\s?code|p\.?code|pcode)\W+(?:\w+\W+){{0,2}}?{AREA}\s?\d"),
    Mark(
        POSTCODE,
        r"\b(?:post\s?code|p\.?code|pcode|lives?|living|livin|lived|resides?|address)\W+"
        rf"(?:\w+\W+){{0,2}}?{TIGHT}\s?\d[a-z\d]?{RIGHT}",
    ),
    Mark(
        POSTCODE,
        rf"\b(?:home|house)\W+(?:\w+\W+){{0,2}}?([a-z][a-z0]\d[a-z\d]?){RIGHT}",
        "area",
    ),
    Mark(POSTCODE, rf"\b(?:to|from|in|near|round) (?:co[3-9]|co1\d|cm\d+|ip\d+|ss\d+){RIGHT}"),
)

NAME, AGE = "That may be somebody’s name.", "That may be an exact age: a band is enough."
ADDRESS = "That may be somebody’s address."

PERSON = (
    r"\b(?:girl|boy|man|woman|lad|lass|lady|male|female|friend|mate|guy|bloke|somebody|someone|"
    r"person|guest|casualty|patient|pt|child|kid|partner|brother|sister|son|daughter|one|he|"
    r"she|he's|she's|hes|shes|is|was)"
)
SAID_OF = (
    r"\b(?:[Ff]riends?|[Mm]ates?|[Mm]um|[Dd]ad|[Mm]other|[Ff]ather|[Ss]ister|[Bb]rother|"
    r"[Bb]oyfriend|[Gg]irlfriend|[Pp]artner|[Hh]usband|[Ww]ife|[Bb]f|[Gg]f|[Ss]on|[Dd]aughter|"
    r"[Cc]ousin|[Tt]old|[Ww]ith|[Bb]y|[Ff]or|[Tt]o|[Ff]rom|[Ii]s|[Rr]ang|[Cc]alled|[Nn]amed)"
)
CALLED = (
    r"\b(?:named|name is|name's|names|aka|known as|goes by(?: the name of)?|nicknamed|nickname|"
    r"answers to|says (?:he's|she's|hes|shes)) ([a-z'\-]+)"
)
TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty"
AGED = rf"(?:\d{{1,2}}|{TEENS}|(?:{TENS})(?:[ \-]\w+)?)"
STREET = (
    r"(?:street|st|road|rd|avenue|ave|lane|ln|close|drive|way|court|ct|crescent|cres|gardens|"
    r"gdns|terrace|place|grove|hill|mews|row|green)\b"
)
WORD = "([A-Z][a-z'\\-]+)"

# Asked about: whoever types says that it points at nobody.
SOFT = (
    Mark(
        NAME,
        r"\b(?:mr|mrs|miss|ms|mx|master|sir|madam|lord|rev|prof)\b\.? ([a-z'\-]+)",
        "unknown",
    ),
    Mark(
        NAME,
        r"\b(?:[Dd]r|DR|[Pp][Cc]|[Ss]gt|WPC|[Ii]nsp|[Ff]r)\b\.? ([A-Z][a-z'\-]+|\d{3,})",
        "unknown",
        True,
    ),
    Mark(NAME, PERSON + r"(?: is| was)? called ([a-z'\-]+)", "unknown"),
    Mark(NAME, r"\bcalls? (?:him|her|them|himself|herself|themselves) ([a-z'\-]+)", "unknown"),
    Mark(NAME, CALLED, "unknown"),
    Mark(NAME, f"{SAID_OF} {WORD}", "unknown", True),
    Mark(NAME, f"(?<![A-Za-z])(?={WORD} {WORD})", "unknown", True),
    Mark(NAME, r"(?<![a-z])([a-z]+(?:'s)?)(?![a-z])", "first name"),
    Mark(AGE, rf"\b(?:aged?|age of|turn(?:s|ed|ing)?) {AGED}\b"),
    Mark(AGE, rf"\b{AGED} ?-?(?:yo|y ?[/.]? ?o|yrs?|years?)\b(?! ago)"),
    Mark(AGE, r"\b(?!m25|m11)(?:[1-9]\d ?f|[fm] ?[1-9]\d)\b(?!\W?\d|%)"),
    Mark(
        AGE,
        r"\b(?:she|he|they)(?:'s|'re|s| is| was| are)? (?:only |just )?[1-9]\d\b"
        r"(?!\W?\d|\s?(?:%|min|hr|on|x))",
    ),
    Mark(AGE, r"\b[1-9]\d(?:st|nd|rd|th) ?(?:birthday|bday)"),
    Mark(
        ADDRESS,
        rf"(?<![\d:.])\d{{1,3}}[a-d]?,? ((?:[a-z']+ ){{0,2}}[a-z']+) {STREET}",
        "street",
    ),
    Mark(ADDRESS, r"\b(?:flat|apartment|apt|room|unit) (?:no\.? ?)?\d+[a-z]?\b"),
)


def is_unknown(found: list[str]) -> bool:
    """Somebody's word rather than one of everybody's."""
    return any(one and one.lower().strip(".-'") not in KNOWN for one in found[1:])


def is_first_name(found: list[str]) -> bool:
    return found[1] not in PLACES and found[1].removesuffix("'s") in FIRST_NAMES


def is_ni(found: list[str]) -> bool:
    return found[1] + found[2] not in TWO or not re.search(r"[ .\-/]", found[0])


def is_ref(found: list[str]) -> bool:
    """More than the number of a service that anybody may be sent to."""
    return re.sub(r"\D", "", found[0]) not in {"999", "111", "101", "112", "105", "1112"}


def is_day(found: list[str]) -> bool:
    low, high = sorted((int(found[1]), int(found[2])))
    return 1 <= low <= 12 and high <= 31


RUNG = r"0(?:7[1-9]\d{8}|1\d{8}|2[03489]\d{8}|3[0347]\d{8}|8[047]\d{7}|9\d{9}|5[56]\d{8})"


def is_phone(found: list[str]) -> bool:
    """Digits that could be rung in this country, with or without its code."""
    digits = re.sub(r"\D", "", found[1])
    digits = re.sub(r"^(?:00)?44", "0", digits)
    return bool(re.match(RUNG, re.sub(r"^00", "0", digits)))


def is_nhs(found: list[str]) -> bool:
    """Ten digits whose last is what the first nine say (mod 11)."""
    digits = [int(one) for one in re.sub(r"\D", "", found[1])]
    said = 11 - sum((10 - place) * one for place, one in enumerate(digits[:9])) % 11
    return said != 10 and said % 11 == digits[9]


def is_plate(found: list[str]) -> bool:
    first = found[1] if len(found) == 4 else ""
    return first not in TWO and found[-1] not in (THREE if found[-2] else UNITS)


def is_head(found: list[str]) -> bool:
    return not (found[1] and found[0][:3] in THREE)


def is_keyed(found: list[str]) -> bool:
    return len(found[0].split()[-1]) > 2 or "plate" in found[0]


def is_postcode(found: list[str]) -> bool:
    """Not "B7 2nd look", a wristband and an ordinary word, nor "CO1 2nd time round"."""
    _, area, digit, more, gap, unit, inner, one, two = found
    if set(one + two) & set("cikmov"):
        return False
    ordinal = one + two == {"1": "st", "2": "nd", "3": "rd"}.get(unit, "th")
    if inner or len(area) == 1:
        return not ordinal and one + two not in ENDINGS
    return not (ordinal and gap and area.replace("0", "o") + digit + more == "co1")


ENDINGS = TWO | {"ft", "lb", "xs", "ug", "es"}


def is_glued(found: list[str]) -> bool:
    """A postcode with letters stuck to it: two letters of area at least, and no unit."""
    return len(found[1]) == 2 and found[-2] + found[-1] not in ENDINGS and is_postcode(found)


def is_area(found: list[str]) -> bool:
    return found[1][:2].replace("0", "o") in AREAS


def is_street(found: list[str]) -> bool:
    """A street after a house number: no ordinary word between the two."""
    return not any(one in (COMMON | TWO | THREE) - PLACES for one in found[1].split())


CHECKS: dict[str, Callable[[list[str]], bool]] = {
    "": lambda _: True,
    "unknown": is_unknown,
    "first name": is_first_name,
    "ni": is_ni,
    "ref": is_ref,
    "day": is_day,
    "phone": is_phone,
    "nhs": is_nhs,
    "plate": is_plate,
    "head": is_head,
    "keyed": is_keyed,
    "postcode": is_postcode,
    "glued": is_glued,
    "area": is_area,
    "street": is_street,
}
