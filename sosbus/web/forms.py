"""Reading what a visitor typed, and keeping it when it needs another go."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Generic, Self, TypeVar, get_args, get_origin

from fastapi import HTTPException, Request
from pydantic import BaseModel, ValidationError
from starlette.requests import ClientDisconnect

from sosbus.base.columns import Choice
from sosbus.base.refusal import Conflict

F = TypeVar("F", bound=BaseModel)
UNASKED = "There is no such question"


@dataclass(frozen=True)
class Entry(Generic[F]):
    """A form on its way in: the words as typed, and either a form or what is wrong."""

    kind: type[F]
    typed: dict[str, Any] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    form: F | None = None

    @property
    def status(self) -> int:
        if any(isinstance(said, Conflict) for said in self.errors.values()):
            return 409
        return 422 if self.errors else 200

    def refused(self, why: str, name: str = "form") -> Self:
        """The same words, handed back with the reason the rules gave."""
        return replace(self, errors={name: why}, form=None)

    def refused_all(self, needs: Iterable[tuple[str, str]], words: Iterable[str] = ()) -> Self:
        """The same words, handed back with every reason there is, each said once."""
        said = {str(need): why for need, why in needs}
        for need, other in zip(said, words, strict=False):
            said[need] = type(said[need])(other)
        return replace(self, errors=said, form=None)

    def chose(self, name: str, answer: str) -> bool:
        given = self.typed.get(name)
        return answer in given if isinstance(given, list) else answer == given

    def choices(self, name: str) -> type[Choice]:
        """The answers a field offers, read from its type."""
        annotation = self.kind.model_fields[name].annotation
        for answers in (annotation, *get_args(annotation)):
            if isinstance(answers, type) and issubclass(answers, Choice):
                return answers
        raise TypeError(f"{self.kind.__name__}.{name} offers no choices")


def entry_of(kind: type[F]) -> Callable[[Request], Awaitable[Entry[F]]]:
    """A dependency that reads the request's form as a `kind`."""

    async def read(request: Request) -> Entry[F]:
        try:
            sent = await request.form(max_files=0, max_fields=500)
        except ClientDisconnect as gone:
            raise HTTPException(400) from gone
        typed: dict[str, Any] = {}
        for name, about in kind.model_fields.items():
            if get_origin(about.annotation) is list:
                typed[name] = [readable(one) for one in sent.getlist(name)]
            else:
                typed[name] = readable(sent.get(name, "")) or None
        return checked(kind, typed)

    return read


def readable(sent: object) -> str:
    """What was typed, without the character that no database keeps."""
    return str(sent).replace("\x00", "").strip()


def checked(kind: type[F], typed: dict[str, Any]) -> Entry[F]:
    """The typed words as a form, or one sentence for each field that is wrong."""
    given = {name: value for name, value in typed.items() if value is not None}
    try:
        return Entry(kind, typed, form=kind.model_validate(given))
    except ValidationError as wrong:
        return Entry(kind, typed, messages(kind, wrong))


def messages(kind: type[BaseModel], wrong: ValidationError) -> dict[str, str]:
    """One sentence per field: the field's own description, or the rule's words."""
    said: dict[str, str] = {}
    for error in wrong.errors(include_url=False, include_input=False):
        name = str(error["loc"][0]) if error["loc"] else "form"
        name = name[:60].encode("utf-8", "replace").decode()
        about = kind.model_fields.get(name)
        own = about.description if about and error["type"] != "value_error" else None
        own = UNASKED if error["type"] == "extra_forbidden" else own
        said.setdefault(name, own or error["msg"].removeprefix("Value error, "))
    return said
