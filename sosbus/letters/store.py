"""What each message says, read again from the rota as it goes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select, update

from sosbus.answers.rules import link_token
from sosbus.answers.tables import Kind
from sosbus.availability.tables import Wishes
from sosbus.base.clock import TOWN
from sosbus.base.settings import settings
from sosbus.calendar_feed.rules import one_night
from sosbus.letters import rules
from sosbus.letters.rules import Moved, Said, Seen
from sosbus.messages import store as outbox
from sosbus.messages.rules import is_useless, key_of, message, when_to_send
from sosbus.messages.tables import About, Letter, PushDevice, Via
from sosbus.nights import store as nights
from sosbus.nights.tables import Night
from sosbus.people import store as everyone
from sosbus.people.tables import Person
from sosbus.qualifications import store as qualifications
from sosbus.qualifications.rules import lapses
from sosbus.qualifications.tables import Card
from sosbus.rota import store as rota
from sosbus.rota.rules import Aboard, NightCrew
from sosbus.rota.tables import Change, Offer, SignUp
from sosbus.web.letters import letter_from, words_from
from sosbus.web.texts import text_message

ABOUT_A_CARD = frozenset({About.CARD_LAPSING, About.CARD_BREAKS})
ENDS_AN_OFFER = frozenset({About.COVERED, About.STOOD_DOWN})
WITH_CALENDAR = frozenset(
    {About.WEEK_BEFORE, About.CONFIRM, About.CHANGES, About.NIGHT_CHANGED}
)


@dataclass(frozen=True)
class Written:
    """A message in words, ready to be handed over."""

    to: str
    subject: str
    body: str
    calendars: Sequence[bytes] = ()
    device: PushDevice | None = None


@dataclass(frozen=True)
class Later:
    """A message that may not go before morning."""

    due_at: datetime


def compose(db: Session, letter: Letter, now: datetime) -> Written | Later | None:
    """The words of a message as things stand now; nothing if it is no longer true."""
    if letter.about is About.LETTER:
        return Written(letter.to, letter.subject, letter.body)
    seen = read_again(db, letter, now)
    if seen is None or not rules.is_still_true(letter, seen):
        return None
    due = when_to_send(letter.about, now, wishes(db, seen.person).wake_me, seen.on_shift)
    if due > now:
        return None if is_useless(letter, due) else Later(due)
    return WAYS[letter.via](db, letter, seen)


def read_again(db: Session, letter: Letter, now: datetime) -> Seen | None:
    person = everyone.one(db, letter.person_id) if letter.person_id else None
    if person is None:
        return None
    night = nights.one(db, letter.night_id) if letter.night_id else None
    return Seen(
        person,
        now,
        rota.of(db, night) if night else None,
        offered(db, letter) if letter.about is About.OFFER else None,
        moved(db, person, letter, now) if letter.about is About.CHANGES else (),
        is_void(db, letter, now),
    )


def is_void(db: Session, letter: Letter, now: datetime) -> bool:
    """A card that was renewed in the meantime; the end of a question never asked."""
    if letter.about in ABOUT_A_CARD and "card_id" in letter.facts:
        return not still_runs_out(db, UUID(letter.facts["card_id"]), now)
    if letter.about in ENDS_AN_OFFER and letter.person_id:
        asked = (About.OFFER, letter.person_id, letter.night_id, letter.version)
        return not outbox.has_gone(db, key_of(*asked))
    return False


def still_runs_out(db: Session, card_id: UUID, now: datetime) -> bool:
    card = db.get(Card, card_id)
    owner = everyone.one(db, card.person_id) if card else None
    if card is None or owner is None or owner.left_at:
        return False
    needs, cards = qualifications.needs(db), qualifications.of(db, owner.id)
    today = now.astimezone(TOWN).date()
    lapsing = lapses(needs, cards, owner.bus_roles, today)
    return any(one.card_id == card_id for one in lapsing)


def offered(db: Session, letter: Letter) -> Offer | None:
    if "offer" in letter.facts:
        return db.get(Offer, UUID(letter.facts["offer"]))
    asked = select(Offer).where(
        Offer.night_id == letter.night_id,
        Offer.to_id == letter.person_id,
        col(Offer.ended_at).is_(None),
    )
    return db.exec(asked.order_by(col(Offer.made_at).desc())).first()


def moved(db: Session, person: Person, letter: Letter, now: datetime) -> list[Moved]:
    """What became of somebody's places, on the nights that are still to come."""
    told = rules.netted(db.exec(changes_in(letter)).all())
    some = [night for one in told if (night := nights.one(db, one))]
    crews = rota.with_crews(db, sorted(some, key=lambda night: night.night_date))
    return [
        Moved(whole, *told[whole.night.id], whole.mine(person))
        for whole in crews
        if rules.is_still_on(whole.night, now)
    ]


def changes_in(letter: Letter) -> Any:
    """The changes a digest tells: those it was sealed with, or else all not told yet."""
    asked = select(Change)
    if "changes" in letter.facts:
        sealed = [UUID(one) for one in letter.facts["changes"]]
        return asked.where(col(Change.id).in_(sealed))
    return asked.where(Change.person_id == letter.person_id, col(Change.told_at).is_(None))


def seal(db: Session, letter: Letter, now: datetime) -> None:
    """From its first try on, a digest tells the same changes: it might have arrived."""
    is_open = letter.about is About.CHANGES and "changes" not in letter.facts
    if is_open and when_to_send(letter.about, now) == now:
        ids = [str(one.id) for one in db.exec(changes_in(letter))]
        letter.facts = letter.facts | {"changes": ids}
        db.add(letter)


def has_told(db: Session, letter: Letter, now: datetime) -> None:
    """The changes in a digest that is done with are told: in its own transaction."""
    if letter.about is About.CHANGES and letter.via is Via.EMAIL:
        ids = [UUID(one) for one in letter.facts.get("changes", [])]
        done = update(Change).where(col(Change.id).in_(ids), col(Change.told_at).is_(None))
        db.exec(done.values(told_at=now))


def by_email(_: Session, letter: Letter, seen: Seen) -> Written | None:
    if not seen.person.email:
        return None
    template = f"messages/{letter.about.value}.txt"
    subject, body = letter_from(template, **facts(letter, seen))
    return Written(seen.person.email, subject, body, calendars(letter, seen))


def by_text(db: Session, letter: Letter, seen: Seen) -> Written | None:
    if not seen.person.phone or not wishes(db, seen.person).texts:
        return None
    known = facts(letter, seen)
    words = words_from(f"messages/{letter.about.value}.text.txt", **known)
    return Written(seen.person.phone, "", text_message(words, known["link"]))


def by_push(db: Session, letter: Letter, seen: Seen) -> Written | None:
    """A notice lies on a locked screen for all to see, so it names nobody and no night."""
    device = outbox.device(db, UUID(letter.facts["device"]))
    if device is None or device.person_id != seen.person.id:
        return None
    return Written("", "SOS Bus", "Your SOS Bus night: open to see", device=device)


WAYS = {Via.EMAIL: by_email, Via.TEXT: by_text, Via.PUSH: by_push}


def facts(letter: Letter, seen: Seen) -> dict[str, Any]:
    """All that a letter's template may speak of."""
    whole, mine = seen.whole, seen.mine
    known: dict[str, Any] = {
        "about": letter.about,
        "facts": letter.facts,
        "person": seen.person,
        "address": settings().address,
        "link": settings().address,
        "moved": [
            (one, place_link(one.mine.sign_up) if one.mine else "") for one in seen.moved
        ],
    }
    if whole:
        known |= of_the_night(whole) | {
            "mine": mine,
            "buddy": buddy_of(mine, whole),
            "role": mine.sign_up.role.label if mine else "",
            "link": place_link(mine.sign_up) if mine else night_link(whole.night),
        }
    if seen.offer:
        known |= {"offer": seen.offer, "role": seen.offer.role.label}
        known["link"] = answer_link(Kind.OFFER, seen.offer.id)
    if "call_up" in letter.facts:
        known["link"] = answer_link(Kind.CALL_UP, UUID(letter.facts["call_up"]))
    return known


def of_the_night(whole: NightCrew) -> dict[str, Any]:
    template, night = whole.rules.template, whole.night
    return {
        "night": night,
        "meeting_point": template.meeting_point,
        "duty_phone": template.duty_phone,
        "briefing_at": night.opens_at - timedelta(minutes=template.briefing_minutes),
        "lead": whole.lead(),
        "wrong": rules.what_is_wrong(whole),
        "night_link": night_link(night),
    }


def buddy_of(mine: Aboard | None, whole: NightCrew) -> Person | None:
    buddy_id = mine.sign_up.buddy_id if mine else None
    return next((one.person for one in whole.crew if one.person.id == buddy_id), None)


def night_link(night: Night) -> str:
    return f"{settings().address}/nights/{night.id}"


def place_link(sign_up: SignUp) -> str:
    """Coming, or can't come; who has said that they are may still say that they can't."""
    return answer_link(Kind.COMING if sign_up.confirmed_at else Kind.PLACE, sign_up.id)


def answer_link(kind: Kind, about: UUID) -> str:
    return f"{settings().address}/answer/{link_token(kind, about)}"


def calendars(letter: Letter, seen: Seen) -> list[bytes]:
    """The nights a letter speaks of, each for the calendar of whoever reads it."""
    if letter.about not in WITH_CALENDAR:
        return []
    held = [(one.whole, one.mine) for one in seen.moved]
    if seen.whole:
        held.append((seen.whole, seen.mine))
    return [
        one_night(mine.sign_up, whole.night, whole.rules.template, seen.now, settings().address)
        for whole, mine in held
        if mine
    ]


def wishes(db: Session, person: Person) -> Wishes:
    return db.get(Wishes, person.id) or Wishes(person_id=person.id)


def tell_the_crew(db: Session, night: Night, by: Person, words: str, now: datetime) -> int:
    """One message to everybody else on a night that is held still; says to how many."""
    before = [one.version for one in outbox.said(db, night.id, About.CREW)]
    version, crew = 1 + max(before, default=0), rota.of(db, night).crew
    others = [one.person.id for one in crew if one.person.id != by.id]
    for person_id in others:
        what = (About.CREW, person_id, night.id, version, now)
        facts = {"words": words, "by": by.name}
        outbox.tell(db, message(*what, useless_after=night.closes_at, facts=facts))
    return len(others)


def said_to_the_crew(db: Session, night: Night) -> list[Said]:
    letters = outbox.said(db, night.id, About.CREW)
    return rules.grouped(letters, names(db, letters))


def names(db: Session, letters: Sequence[Letter]) -> dict[UUID, str]:
    ids = {one.person_id for one in letters}
    asked = select(Person.id, Person.name).where(col(Person.id).in_(ids))
    return dict(db.exec(asked).all())
