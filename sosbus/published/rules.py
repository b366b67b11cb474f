"""How a published table is defined: its categories, and which of them a contact falls in."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from sosbus.base.columns import Choice
from sosbus.contacts.tables import Contact, Reason

NO_ANSWER = "not_recorded"


@dataclass(frozen=True)
class Table:
    """A published table: its categories, and which of them a contact falls in.

    What else anybody knows about it is said too, for the gate: whether a contact falls in one
    category at most, and which series each category is a part of.
    """

    code: str
    title: str
    definition: str
    categories: Mapping[str, str]
    of: Callable[[Contact], Iterable[str]]
    exclusive: bool = False
    within: str = "contacts/all"  # ALL is within itself, so within nothing
    inside: Mapping[str, str] = field(default_factory=dict)  # a narrower one, by category
    rest: str = ""  # the category without a counter, read as all the others taken away
    open: bool = False  # exclusive, but a contact may fall in no category
    whole: tuple[str, ...] = ()  # the series it is a part of together; () for `within`
    most_each: int = 0  # each contact falls in one at least, and in no more than this many
    version: str = "1"

    def series(self, category: str) -> str:
        return f"{self.code}/{category}"

    def wholes(self, category: str = "") -> tuple[str, ...]:
        """The series that one of its categories, or all of them, is a part of."""
        return self.whole or (self.inside.get(category, self.within),)

    @property
    def counted(self) -> list[str]:
        """Its categories that have a counter."""
        return [one for one in self.categories if one != self.rest]


def one_of(
    code: str,
    title: str,
    definition: str,
    kind: type[Choice],
    name: str,
    within: str,
    open: bool = False,
) -> Table:
    """A question with one answer: not recorded counts as one, unless the question is open."""

    labels = {one.value: one.label for one in kind}
    no_answer = [NO_ANSWER] if NO_ANSWER in labels and not open else []

    def of(contact: Contact) -> list[str]:
        answer = getattr(contact, name)
        return [answer.value] if answer else no_answer

    return Table(code, title, definition, labels, of, exclusive=True, within=within, open=open)


def some_of(
    code: str, title: str, definition: str, kind: type[Choice], name: str, within: str
) -> Table:
    """A question with several answers."""

    def of(contact: Contact) -> list[str]:
        return [one.value for one in getattr(contact, name) or ()]

    labels = {one.value: one.label for one in kind}
    return Table(code, title, definition, labels, of, within=within)


def only(reason: Reason, table: Table) -> Table:
    """The same question, of contacts with this reason alone."""

    def of(contact: Contact) -> Iterable[str]:
        return table.of(contact) if reason in contact.reasons else ()

    return replace(table, of=of)
