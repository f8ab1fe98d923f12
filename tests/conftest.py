"""What the tests of several rooms stand on: a real PostgreSQL, where its package is installed."""

from __future__ import annotations

from collections.abc import Iterator

import postgres
import pytest


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
