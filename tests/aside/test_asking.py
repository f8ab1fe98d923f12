"""Work that is asked for where there is no process but this one."""

from __future__ import annotations

import os

import pytest
import works_aside as works

from report_builder.aside.asking import HERE
from report_builder.errors import ConfigError


def test_what_is_never_fetched_is_never_done() -> None:
    done: list[int] = []
    answer = HERE.ask(done.append, 1)

    assert done == []
    answer.get()
    answer.get()
    assert done == [1]


def test_it_is_done_in_this_process_and_raises_where_it_is_fetched() -> None:
    refused = HERE.ask(works.refused)

    assert HERE.ask(works.own_process).get() == os.getpid()
    with pytest.raises(ConfigError, match="no such colour"):
        refused.get()
