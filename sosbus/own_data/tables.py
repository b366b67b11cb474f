"""When each thing that is held on somebody goes. The rows themselves live in other rooms."""

from sosbus.base.columns import Choice


class Step(Choice):
    """One step of forgetting somebody who left. They come in this order."""

    AT_ONCE = "at_once", "when you leave"
    MESSAGES = "messages", "a month after you leave"
    NAME = "name", "a year after you leave"
    CARDS = "cards", "two years after you leave"

    @property
    def takes(self) -> str:
        """What goes, in words for staff."""
        return TAKES[self]


TAKES = {
    Step.AT_ONCE: "Sign-ins, phone number, emergency contact, days away",
    Step.MESSAGES: "The words of messages to them",
    Step.NAME: "Name, email address, offers and waiting lists",
    Step.CARDS: "Cards and checks",
}
