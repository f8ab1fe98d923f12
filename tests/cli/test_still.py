"""Configs of one call in which nothing has changed: each warning is said again with its own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from report_builder.cli import still
from report_builder.model.order import Level, Line, Order


@dataclass(frozen=True)
class Stamped:
    """What a build left behind that made a report of the config's own name."""

    report: str
    told: tuple[Line, ...] = (Line(Level.WARNING, "public: look"), Line(Level.ANSWER, "board: out/board.pdf"))


@pytest.mark.parametrize(
    ("configs", "said"),
    [
        (["a.yaml"], ["public: look"]),
        (["a.yaml", "b.yaml"], ["a.yaml: public: look", "b.yaml: public: look"]),
    ],
)
def test_a_warning_among_those_of_many_names_its_config(
    configs: list[str], said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(still, "unchanged", lambda order, **_: Stamped(order.config.stem))
    heard: list[Line] = []

    left = still.changed([Order(Path(one), Path("out")) for one in configs], environment={}, tell=heard.append, made={})

    assert left == []
    assert [line.text for line in heard if line.level is Level.WARNING] == said
