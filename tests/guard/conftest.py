"""Counts are said at the end of the run."""

from collections.abc import Callable

import pytest

SAID: list[str] = []


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for what in SAID:
        terminalreporter.write_line(what)
    SAID.clear()


@pytest.fixture(scope="session")
def tell() -> Callable[[str], None]:
    return SAID.append
