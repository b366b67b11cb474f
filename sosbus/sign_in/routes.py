"""Asking for a code, typing it, and the demo's one tap."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Form, HTTPException, Request, Response

from sosbus.base.clock import Now
from sosbus.base.db import Db
from sosbus.base.refusal import Refusal
from sosbus.base.settings import settings
from sosbus.doors.access import AnyoneAtAll, keep_signed_in
from sosbus.messages import store as outbox
from sosbus.messages.rules import new_letter
from sosbus.people import store as people
from sosbus.people.tables import Person
from sosbus.sign_in import rules, store
from sosbus.sign_in.forms import AskForm, CodeForm
from sosbus.web.forms import Entry, entry_of
from sosbus.web.letters import letter_from
from sosbus.web.pages import done, is_secure, page, safe_next

router = APIRouter(prefix="/sign-in")
ASKED = "sosbus-asked"
AskEntry = Annotated[Entry[AskForm], Depends(entry_of(AskForm))]
CodeEntry = Annotated[Entry[CodeForm], Depends(entry_of(CodeForm))]


@router.get("")
def sign_in(request: Request, visit: AnyoneAtAll, next: str = "/") -> Response:
    if visit.known and not settings().demo:
        return done(request, "/")
    return show_sign_in(request, Entry(AskForm, {"next": safe_next(next)}))


@router.post("")
def ask_for_code(
    request: Request, visit: AnyoneAtAll, entry: AskEntry, db: Db, now: Now
) -> Response:
    """The same reply and the same work whether or not we know the address."""
    if entry.form is None:
        return show_sign_in(request, entry)
    key, email = settings().secret_key, entry.form.email
    network = request.client.host if request.client else ""
    counted = store.knock(db, rules.mac(key, "to", email), rules.mac(key, "from", network), now)
    if rules.is_too_often(*counted):
        why = Refusal("That is a lot of codes. Wait a quarter of an hour, then ask again.")
        return show_sign_in(request, entry.refused(why, "email"), status=429)
    person = people.known_as(db, email)
    browser = send_code(db, person, safe_next(entry.form.next), now)
    reply = done(request, "/sign-in/code")
    reply.set_cookie(
        ASKED,
        browser,
        max_age=int(rules.GOOD_FOR.total_seconds()),
        path="/sign-in",
        secure=is_secure(request),
        httponly=True,
        samesite="lax",
    )
    return reply


def send_code(db: Db, person: Person | None, onward: str, now: datetime) -> str:
    code = rules.new_code()
    store.forget_old(db, now)
    browser = store.ask(
        db, settings().secret_key, person.id if person else None, code, onward, now
    )
    link = f"{settings().address}/sign-in/code#{code}"
    subject, body = letter_from("messages/code.txt", code=code, link=link)
    to = person.email if person else ""
    outbox.add(db, new_letter(to, subject, body if person else "", now, now + rules.GOOD_FOR))
    return browser


@router.get("/code")
def sign_in_code(request: Request, visit: AnyoneAtAll) -> Response:
    return page(request, "sign_in/sign_in_code.html", entry=Entry(CodeForm))


@router.post("/code")
def give_code(
    request: Request, visit: AnyoneAtAll, entry: CodeEntry, db: Db, now: Now
) -> Response:
    if entry.form is None:
        return page(request, "sign_in/sign_in_code.html", status=422, entry=entry)
    browser = request.cookies.get(ASKED, "")
    challenge = store.asked_by(db, browser)
    code_mac = rules.mac(settings().secret_key, browser, entry.form.code)
    refused = rules.try_code(challenge, code_mac, now)
    if refused or challenge is None or challenge.person_id is None:
        wrong = entry.refused(refused or rules.SPENT, "code")
        return page(request, "sign_in/sign_in_code.html", status=422, entry=wrong)
    person = people.one(db, challenge.person_id)
    if person is None or person.left_at:
        wrong = entry.refused(rules.SPENT, "code")
        return page(request, "sign_in/sign_in_code.html", status=422, entry=wrong)
    reply = done(request, challenge.onward)
    keep_signed_in(request, reply, db, person, now)
    reply.delete_cookie(ASKED, path="/sign-in")
    return reply


@router.post("/demo")
def sign_in_demo(
    request: Request, visit: AnyoneAtAll, db: Db, now: Now, person: Annotated[str, Form()] = ""
) -> Response:
    """One tap signs in as any of the cast: in the demo, and nowhere else."""
    if not settings().demo:
        raise HTTPException(404)
    cast = people.known_as(db, rules.demo_address(person))
    if cast is None:
        raise HTTPException(422, "Nobody in the cast has that name.")
    reply = done(request, "/", f"You are {cast.name}.")
    keep_signed_in(request, reply, db, cast, now)
    return reply


def show_sign_in(request: Request, entry: Entry[AskForm], status: int = 0) -> Response:
    return page(
        request,
        "sign_in/sign_in.html",
        status=status or entry.status,
        entry=entry,
        cast=rules.DEMO_CAST if settings().demo else {},
    )
