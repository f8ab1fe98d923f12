"""What is withheld leaves no trace in any form of a paper, nor in a pack: data that print the same, the same bytes."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from any_service import write_service
from swapped_rows import Swap

from report_builder import pipeline, pipeline_pack
from report_builder.counting import Counted

KEYED = {"REPORT_BUILDER_KEY": "of the service"}
SWAPS = (Swap("persons", "care_status", 8, 7), Swap("episodes", "type", 4, 1))
"""Of two children each: they move withheld counts and nothing else, which the first test sees to."""


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The config of a briefing on fourteen children, with its appendix."""
    words = {"document": "scrutiny-briefing", "appendices": ["ethnicity"]}
    return write_service(tmp_path_factory.mktemp("fourteen") / "service", children=14, seed=14, config=words)


def counted(config: Path) -> Counted:
    return pipeline.count(config, environment=KEYED)


def printed(made: Counted) -> list[tuple[object, ...]]:
    protected = pipeline.protect_edition(made, made.spec.editions["public"])
    return [(one.key.id, one.status, one.shown, one.numerator, one.denominator) for one in protected.figures]


def in_every_form(config: Path, out: Path) -> dict[str, bytes]:
    """Every file of the public edition in every form, and what the command would warn of."""
    (written,) = pipeline.build(counted(config), editions=["public"], formats=pipeline.every_format(), out=out)
    files = {str(file.relative_to(out)): file.read_bytes() for file in sorted(out.rglob("*")) if file.is_file()}
    return {**files, "warnings": "\n".join(written.warnings).encode()}


def packed(config: Path, out: Path) -> dict[str, bytes]:
    """Every file of a public pack with the paper in it."""
    file = config.parent / "pack.yaml"
    items = [{"title": "Briefing", "paper": config.name}]
    file.write_text(yaml.safe_dump({"body": "Board", "date": "2022-09-22", "items": items}), encoding="utf-8")
    pipeline_pack.pack(file, out=out, read_built=_read_nothing, environment=KEYED)
    return {str(one.relative_to(out)): one.read_bytes() for one in sorted(out.rglob("*")) if one.is_file()}


def _read_nothing(path: Path) -> pipeline_pack.BuiltEdition:
    raise AssertionError(f"{path} was not built before")


@pytest.mark.parametrize("swap", SWAPS, ids=str)
def test_the_swaps_move_withheld_counts_alone(service: Path, swap: Swap) -> None:
    before = counted(service)
    with swap.made(service.parent / "data"):
        after = counted(service)

    def counts(made: Counted) -> dict[str, object]:
        return {cell.key.id: cell.count for table in made.tables for cell in table.cells}

    assert counts(before) != counts(after)
    assert printed(before) == printed(after)


@pytest.mark.parametrize("swap", SWAPS, ids=str)
def test_a_paper_is_the_same_in_every_form(service: Path, swap: Swap, tmp_path: Path) -> None:
    first = in_every_form(service, tmp_path / "first")
    with swap.made(service.parent / "data"):
        second = in_every_form(service, tmp_path / "second")

    assert {Path(name).suffix for name in first} >= {".pdf", ".html", ".docx", ".xlsx", ".ods", ".zip", ".json"}
    assert [name for name in {**first, **second} if first.get(name) != second.get(name)] == []


def test_a_pack_is_the_same(service: Path, tmp_path: Path) -> None:
    first = packed(service, tmp_path / "first")
    with SWAPS[0].made(service.parent / "data"):
        second = packed(service, tmp_path / "second")

    assert {Path(name).suffix for name in first} >= {".pdf", ".html", ".json"}
    assert [name for name in {**first, **second} if first.get(name) != second.get(name)] == []
