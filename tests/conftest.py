"""What the tests of several rooms stand on: every paper, built once; a PostgreSQL and a browser, where there is one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import browser as screen
import postgres
import pytest
from every_paper import EveryPaper, shelf_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the pages that tests compare with be written anew."""
    parser.addoption("--write-golden", action="store_true", help="write the pages in tests/golden anew")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the files that hold slow tests begin first, so that at the end no worker waits for another."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests tallied, such as what killed processes left, however quiet the run is."""
    reports = [report for kind in ("passed", "failed") for report in terminalreporter.stats.get(kind, ())]
    for tally in (value for report in reports for name, value in report.user_properties if name == "tally"):
        terminalreporter.write_line(str(tally))


@pytest.fixture(scope="session")
def postgresql() -> Iterator[postgres.Server]:
    """A server with nothing in it, started for this test run on a free loopback port."""
    programs = postgres.programs()
    if programs is None:
        pytest.skip(f"PostgreSQL is not installed: apt-get install -y {postgres.PACKAGE}")
    with postgres.running(programs) as server:
        yield server


@pytest.fixture
def database(postgresql: postgres.Server) -> Iterator[str]:
    """The address of an empty database of the test's own."""
    with postgres.fresh_database(postgresql) as address:
        yield address


@pytest.fixture(scope="session")
def papers(tmp_path_factory: pytest.TempPathFactory) -> EveryPaper:
    """The papers of all configs of the demonstration, each built when it is first asked for."""
    return EveryPaper(shelf_of(tmp_path_factory.getbasetemp()))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser without a window, gone when the file that needs it has ended."""
    program = screen.program()
    if program is None:
        pytest.skip(f"Chromium is not installed: apt-get install -y {screen.PACKAGE}")
    with screen.running(program) as opened:
        yield opened
