"""What a build puts by: everything that the paper is made with, nothing that opens a database, the same bytes twice."""

from __future__ import annotations

import json
import stat
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from small_drafts import PLAN
from small_specs import asked

from report_builder import bundled
from report_builder.errors import DataError
from report_builder.keeping import (
    FORM,
    KeptSources,
    kept_sources,
    note_built,
    own_layouts,
    put_by,
    remembered,
    sources_of,
)
from report_builder.ledger.releases import open_ledger
from report_builder.model.spec import ReportSpec
from report_builder.report.chart_file import read_chart
from report_builder.report.plan import Plan, PlannedSection
from report_builder.report.zipped import zipped
from report_builder.store.frozen import Archive

CHARTS, TEMPLATES = bundled.folder("charts"), bundled.folder("templates")
SVG, PNG = b"<svg/>", b"\x89PNG"
CHART = 'kind: bars\nplain: "Boys"\nalong: age\nview: {measure: caseload, by: [age], pick: {sex: male}}\n'


def spec(files: Mapping[str, bytes], **changes: Any) -> ReportSpec:
    return replace(asked(), files=files, **changes)


def with_chart(folder: Path, name: str) -> Plan:
    chart = read_chart(folder / f"{name}.yaml", name=name)
    return replace(PLAN, sections=(PlannedSection("one", "One", (chart,), False),))


def kept(out: Path, files: Mapping[str, bytes], **changes: Any) -> KeptSources:
    settings = {"templates": (TEMPLATES,), "charts": (CHARTS,), "pictures": {}, **changes}
    return kept_sources(out, put_by(sources_of(spec(files), settings.pop("plan", PLAN), **settings), out=out))


def test_every_file_of_the_config_comes_back_under_its_name(tmp_path: Path) -> None:
    files = {"leeds.yaml": b"yot: Leeds\n", "../looks/logo.svg": SVG, "shipped/default.yaml": b"a: 1\n"}

    assert kept(tmp_path, files).files == files


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("data: postgresql://jo:hunter2@db/yjs", "data: postgresql://jo:***@db/yjs"),
        ("data: 'postgresql+psycopg://jo:a%40b@db:5432/yjs'", "data: 'postgresql+psycopg://jo:***@db:5432/yjs'"),
        ("data: postgres://db/yjs?user=jo&password=hunter2", "data: postgres://db/yjs?***"),
        ("text: see https://www.gov.uk/find?page=2", "text: see https://www.gov.uk/find?page=2"),
        ("data: ../data/leeds", "data: ../data/leeds"),
    ],
)
def test_what_opens_a_database_is_left_out(tmp_path: Path, line: str, told: str) -> None:
    assert kept(tmp_path, {"leeds.yaml": line.encode()}).files["leeds.yaml"].decode() == told


def test_the_templates_are_laid_out_in_their_order_for_their_owner_alone_and_go_again(tmp_path: Path) -> None:
    own = tmp_path / "templates"
    (own / "shared").mkdir(parents=True)
    (own / "shared" / "screen.css").write_text("p {}", encoding="utf-8")
    (own / "draft-of-a-letter.docx").write_bytes(b"private")

    with kept(tmp_path, {}, templates=(own, TEMPLATES)).laid_out() as laid:
        first, second = laid.templates
        assert [file.relative_to(first).as_posix() for file in first.rglob("*.*")] == ["shared/screen.css"]
        ours = (TEMPLATES / "shared" / "report.html.jinja").read_bytes()
        assert (second / "shared" / "report.html.jinja").read_bytes() == ours
        assert stat.S_IMODE(first.parent.stat().st_mode) == 0o700
        assert stat.S_IMODE((first / "shared" / "screen.css").stat().st_mode) == 0o600
    assert not first.parent.exists()


def test_the_reference_document_is_a_file_again(tmp_path: Path) -> None:
    file = tmp_path / "council.docx"
    file.write_bytes(b"a document")
    asked_for = spec({"council.docx": b"a document"}, reference_document=file)
    zipped = sources_of(asked_for, PLAN, templates=(TEMPLATES,), charts=(CHARTS,), pictures={})

    with kept_sources(tmp_path, put_by(zipped, out=tmp_path)).laid_out() as laid:
        assert laid.reference_document is not None
        assert laid.reference_document.read_bytes() == b"a document"


def test_the_charts_of_the_paper_are_put_by_and_no_others(tmp_path: Path) -> None:
    charts = kept(tmp_path, {}, plan=with_chart(CHARTS, "custody-trend")).charts

    assert set(charts) == {"custody-trend.yaml", "house.mplstyle", "palette.yaml"}
    assert charts["custody-trend.yaml"] == (CHARTS / "custody-trend.yaml").read_bytes()


def test_a_picture_that_was_drawn_for_word_is_found_by_its_svg(tmp_path: Path) -> None:
    pictures: dict[str, bytes] = {}
    assert remembered(lambda _: PNG, pictures)(SVG) == PNG

    sources = kept(tmp_path, {}, pictures=pictures)

    assert sources.as_png(SVG) == PNG
    with pytest.raises(KeyError):
        sources.as_png(b"<svg></svg>")


def test_the_same_build_puts_by_the_same_bytes_without_a_time_of_day() -> None:
    first, second = (
        sources_of(spec({"leeds.yaml": b"a: 1"}), PLAN, templates=(TEMPLATES,), charts=(CHARTS,), pictures={})
        for _ in range(2)
    )

    assert first == second
    with zipfile.ZipFile(BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_what_is_no_zip_of_ours_is_told_in_words(tmp_path: Path) -> None:
    digest = Archive(tmp_path).objects.put(b"not a zip")

    with pytest.raises(DataError, match="what was put by of the build cannot be read"):
        kept_sources(tmp_path, digest)


@pytest.mark.parametrize(
    "odd",
    [
        {"templates/0//srv/page.jinja": b""},
        {"templates/0/../page.jinja": b""},
        {"sources.json": b"[]"},
        {"sources.json": b'{"form": "report-builder sources 1", "reference_document": ""}'},
    ],
)
def test_a_zip_that_was_tampered_with_writes_nowhere(tmp_path: Path, odd: dict[str, bytes]) -> None:
    record = {"form": FORM, "config": "paper.yaml", "names": {}, "templates": ["templates/0"], "own": [False]}
    told = json.dumps({**record, "reference_document": ""}).encode()
    digest = Archive(tmp_path).objects.put(zipped({"sources.json": told, **odd}))

    with pytest.raises(DataError, match="what was put by of the build cannot be read"):
        kept_sources(tmp_path, digest)


def test_a_build_is_noted_once_with_its_files_and_what_was_put_by(tmp_path: Path) -> None:
    manifest = (
        b'{"edition": "board", "document": "d", "yot": "Leeds", "quarter": "q", "as_at": "a", "fingerprint": "f"}'
    )
    files = {"d.pdf": b"%PDF", "manifest.json": manifest}
    for _ in range(2):
        note_built(tmp_path / "ledger.sqlite", report="leeds-d", files=files, kept="k")

    with open_ledger(tmp_path / "ledger.sqlite") as ledger:
        (step,) = ledger.steps()
        told = sha256(manifest).hexdigest()
        assert (step.kind, step.report, step.manifest, step.kept) == ("built", "leeds-d", told, "k")
        assert ledger.manifests_with(sha256(b"%PDF").hexdigest()) == ((told, "d.pdf"),)
        assert ledger.releases() == ()


def test_own_layouts_tell_of_the_workspace_s_own_alone(tmp_path: Path) -> None:
    (tmp_path / "boys.yaml").write_text(CHART, encoding="utf-8")
    plan, charts = with_chart(tmp_path, "boys"), (tmp_path, CHARTS)

    assert own_layouts(with_chart(CHARTS, "custody-trend"), templates=(TEMPLATES,), charts=charts) == ""
    before = own_layouts(plan, templates=(TEMPLATES,), charts=charts)
    (tmp_path / "boys.yaml").write_text(CHART.replace("Boys", "Young men"), encoding="utf-8")
    assert "" != before != own_layouts(plan, templates=(TEMPLATES,), charts=charts)
