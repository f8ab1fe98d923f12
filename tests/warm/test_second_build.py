"""A second build begins with what the first one left: the same bytes, less work, and nothing that is withheld."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from any_service import write_service
from swapped_rows import Swap

from report_builder import pipeline
from report_builder.cases import load
from report_builder.counting import Counted
from report_builder.disclosure import protect
from report_builder.drawing import draw, easel, sketchbook
from report_builder.errors import DataError
from report_builder.warm.files import CACHE

KEYED = {"REPORT_BUILDER_KEY": "of the service"}
SWAP = Swap("persons", "care_status", 8, 7)
"""Of two children: it moves withheld counts and nothing that is printed, as another test sees to."""
WORK = ("load_cases", "protect", "draw")


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A briefing on fourteen children."""
    words = {"document": "scrutiny-briefing", "appendices": ["ethnicity"]}
    return write_service(tmp_path / "service", children=14, seed=14, config=words)


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often data were read, an edition was protected and a chart was drawn."""
    done: Counter[str] = Counter()

    def counting(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*given: Any, **named: Any) -> Any:
            done[name] += 1
            return function(*given, **named)

        return counted

    monkeypatch.setattr(load, "load_cases", counting("load_cases", load.load_cases))
    monkeypatch.setattr(protect, "protect", counting("protect", protect.protect))
    for module in (easel, sketchbook):
        monkeypatch.setattr(module, "draw", counting("draw", draw.draw))
    return done


@pytest.fixture(autouse=True)
def _fresh_easels() -> Iterator[None]:
    """No chart is remembered from another test."""
    from report_builder.composing import easel_of

    easel_of.cache_clear()
    yield
    easel_of.cache_clear()


def forget_charts() -> None:
    """As if another process built."""
    from report_builder.composing import easel_of

    easel_of.cache_clear()


def build(config: Path, out: Path, *, is_warm: bool = True, editions: tuple[str, ...] = ("board", "public")) -> Counted:
    forget_charts()
    counted = pipeline.count(config, environment=KEYED, out=out if is_warm else None)
    for written in pipeline.build(counted, editions=editions, formats=["html"], out=out):
        assert written.error is None
    return counted


def papers(out: Path) -> dict[str, bytes]:
    found = (file for file in sorted(out.glob("*/*/*")) if file.is_file() and CACHE not in file.parts)
    return {str(file.relative_to(out)): file.read_bytes() for file in found}


def cached(out: Path) -> dict[str, bytes]:
    return {str(one.relative_to(out / CACHE)): one.read_bytes() for one in (out / CACHE).rglob("*") if one.is_file()}


def with_words(config: Path, **sections: str) -> None:
    held = yaml.safe_load(config.read_text("utf-8"))
    config.write_text(yaml.safe_dump({**held, "commentary": sections}, sort_keys=False), encoding="utf-8")


def test_with_other_words_alone_nothing_is_read_protected_or_drawn_again_and_the_bytes_are_those_of_a_cold_build(
    config: Path, tmp_path: Path, work: Counter[str]
) -> None:
    build(config, tmp_path / "warm")
    assert all(work[name] for name in WORK)
    work.clear()

    with_words(config, background="Nobody should read much into a quarter.")
    build(config, tmp_path / "warm")
    assert not work

    build(config, tmp_path / "cold", is_warm=False)
    assert papers(tmp_path / "warm") == papers(tmp_path / "cold")
    assert len(papers(tmp_path / "warm")) >= 8


def test_words_that_ask_for_another_view_have_it_counted_and_charts_are_kept(
    config: Path, tmp_path: Path, work: Counter[str]
) -> None:
    build(config, tmp_path / "warm", editions=("board",))
    work.clear()

    with_words(config, background="There were {{ caseload.by(sex='female').counted }}.")
    build(config, tmp_path / "warm", editions=("board",))
    assert work == {"load_cases": 1, "protect": 1}

    build(config, tmp_path / "cold", is_warm=False, editions=("board",))
    assert papers(tmp_path / "warm") == papers(tmp_path / "cold")


def test_a_changed_row_a_further_file_and_another_day_are_each_read_anew(
    config: Path, tmp_path: Path, work: Counter[str]
) -> None:
    data = config.parent / "data"

    def is_read() -> bool:
        work.clear()
        pipeline.count(config, environment=KEYED, out=tmp_path)
        return bool(work["load_cases"])

    assert [is_read(), is_read()] == [True, False]
    with SWAP.made(data):
        assert is_read()
    assert is_read()  # one state of the data is kept, the last
    assert not is_read()
    (data / "staff.csv").write_text("role\n")
    assert is_read()
    config.write_text(config.read_text("utf-8").replace("2022-09-01", "2022-09-02"), encoding="utf-8")
    assert is_read()


def test_true_counts_are_to_be_had_of_a_warm_build_and_are_the_same(config: Path, tmp_path: Path) -> None:
    cold = pipeline.count(config, out=tmp_path)
    warm = pipeline.count(config, out=tmp_path)

    assert (warm.key, warm.versions, warm.registers) == (cold.key, cold.versions, cold.registers)
    assert (warm.cases.inputs, warm.cases.findings) == (cold.cases.inputs, cold.cases.findings)
    assert (warm.tables, warm.alternatives) == (cold.tables, cold.alternatives)
    assert list(warm.cases.tables) == list(cold.cases.tables)


def test_data_that_change_under_a_warm_build_stop_it(config: Path, tmp_path: Path) -> None:
    pipeline.count(config, out=tmp_path)
    warm = pipeline.count(config, out=tmp_path)

    with SWAP.made(config.parent / "data"), pytest.raises(DataError, match="changed while the paper was made"):
        assert warm.tables


def test_the_public_s_cache_is_the_same_for_data_that_print_the_same(config: Path, tmp_path: Path) -> None:
    build(config, tmp_path / "one")
    with SWAP.made(config.parent / "data"):
        build(config, tmp_path / "other")
    public = [
        {name: content for name, content in cached(tmp_path / out).items() if "/public/" in name}
        for out in ("one", "other")
    ]

    assert public[0] == public[1]
    assert public[0]
    assert cached(tmp_path / "one") != cached(tmp_path / "other")


def test_all_of_it_is_private_and_a_build_leaves_only_what_it_used(config: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(config, out)
    first = cached(out)
    with SWAP.made(config.parent / "data"):
        build(config, out)

    places = [out / CACHE, *(out / CACHE).rglob("*")]
    assert {one.stat().st_mode & 0o777 for one in places if one.is_dir()} == {0o700}
    assert {one.stat().st_mode & 0o777 for one in places if one.is_file()} == {0o600}
    assert len(cached(out)) == len(first)


@pytest.mark.parametrize("spoil", [lambda _: b"", lambda content: content[::-1]], ids=["empty", "altered"])
def test_whatever_becomes_of_its_files_the_paper_is_the_same(
    config: Path, tmp_path: Path, work: Counter[str], spoil: Callable[[bytes], bytes]
) -> None:
    build(config, tmp_path, editions=("board",))
    whole, kept = papers(tmp_path), cached(tmp_path)
    work.clear()
    for name, content in kept.items():
        (tmp_path / CACHE / name).write_bytes(spoil(content))

    build(config, tmp_path, editions=("board",))

    assert all(work[name] for name in WORK)
    assert papers(tmp_path) == whole
    noted = {name for name in kept if Path(name).name.startswith("of-")}  # of which the name alone counts
    assert {**cached(tmp_path), **dict.fromkeys(noted, b"")} == {**kept, **dict.fromkeys(noted, b"")}


def test_a_cache_that_cannot_be_written_is_none(config: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / CACHE).write_text("a file")

    build(config, out, editions=("public",))

    assert (out / CACHE).read_text() == "a file"
    assert papers(out)


def test_the_public_s_cache_holds_marks_and_names_neither_a_file_of_the_data_nor_what_was_found_of_them(
    config: Path, tmp_path: Path
) -> None:
    counted = build(config, tmp_path, editions=("public",))
    public = b"".join(content for name, content in cached(tmp_path).items() if "/public/" in name)

    assert b"[c]" in public
    told = (*(one.file for one in counted.cases.inputs), *(one.sha256 for one in counted.cases.inputs))
    assert not [one for one in (*told, "CountTable", *map(str, counted.cases.findings)) if one.encode() in public]
