"""An export in the shape of each system that has a ready map reads to the very figures of the contract's own tables."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from bad_workspace import CONFIG, DATA
from exports import HEADERS, export

from report_builder import bundled
from report_builder.cases.contract import CONTRACT
from report_builder.cases.load import read_and_check
from report_builder.configfile.maps import ready_map, ready_maps
from report_builder.configfile.read import read_spec
from report_builder.counting import Counted, count

SYSTEMS = sorted(HEADERS)
FAMILIES = (bundled.folder("config") / "families.yaml").read_bytes()


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Counted]:
    """Count the demonstration's export in the shape of a system; "" is the contract's own."""

    def of(system: str) -> Counted:
        folder = tmp_path_factory.mktemp(system or "own")
        if system:
            export(DATA, folder / "data", system=system)
        text = CONFIG.replace("data: ../data/rotherham-2019-20-q4", f"data: {folder / 'data' if system else DATA}")
        config = folder / "board.yaml"
        config.write_text(text + (f"map: {system}\n" if system else ""), encoding="utf-8")
        (folder / "families.yaml").write_bytes(FAMILIES)
        return count(config)

    return of


@pytest.fixture(scope="module")
def own(counted: Callable[[str], Counted]) -> Counted:
    """The figures of the contract's own tables."""
    return counted("")


@pytest.mark.parametrize("system", SYSTEMS)
def test_an_export_gives_the_figures_of_the_contracts_own_tables(
    counted: Callable[[str], Counted], own: Counted, system: str
) -> None:
    of_export = counted(system)

    assert sum(len(table.wanted) for table in own.tables) > 500
    assert of_export.tables == own.tables


@pytest.mark.parametrize("system", SYSTEMS)
def test_without_its_map_an_export_does_not_read(tmp_path: Path, system: str) -> None:
    export(DATA, tmp_path / "data", system=system)
    config = tmp_path / "board.yaml"
    config.write_text(CONFIG.replace("../data/rotherham-2019-20-q4", "data"), encoding="utf-8")

    findings = read_and_check(read_spec(config)).findings

    assert "missing-column" in {finding.name for finding in findings if finding.stops}


@pytest.mark.parametrize("name", ready_maps())
def test_a_ready_map_names_columns_and_values_of_the_contract_alone(name: str) -> None:
    ready = ready_map(name)

    assert {(table, column) for table, pairs in ready.columns.items() for column in pairs.values()} <= {
        (table.name, column) for table in CONTRACT.values() for column in table.names
    }
    for place, pairs in ready.values.items():
        table, _, column = place.partition(".")
        allowed = next(one for one in CONTRACT[table].columns if one.name == column)
        if allowed.allowed:
            assert set(pairs.values()) <= {*allowed.allowed, allowed.blank, ""}, place


@pytest.mark.parametrize("name", ready_maps())
def test_a_ready_map_says_that_it_must_be_checked_and_where_its_knowledge_is_from(name: str) -> None:
    text = (bundled.folder("config") / "maps" / f"{name}.yaml").read_text(encoding="utf-8")

    assert "check against your export" in text.lower()
    assert "Sources" in text
    assert "guess" in text
