"""A year after its issue a part of a paper is what it was on the day, though data and templates are others by then."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from report_builder import bundled
from report_builder.cli.main import run

REPORT = "rotherham-2019-20-q4-board-report"
OWN = "templates/shared/front.html.jinja"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration with a template of its own, its public edition issued, and the part as it was that day."""
    place = tmp_path_factory.mktemp("issued") / "board"
    assert run(["-q", "init", str(place)]) == 0
    own = place / OWN
    own.parent.mkdir(parents=True)
    own.write_text(
        changed((bundled.folder("templates") / "shared/front.html.jinja").read_text(encoding="utf-8"), "own")
    )
    assert build(place) == 0
    assert run(["-q", "release", str(place / "out" / REPORT / "public"), "--on", "2020-07-14"]) == 0
    assert appendix(place, "then", "--format", "pdf,html,xlsx") == 0
    assert build(place, "--only", "custody") == 0
    shutil.copytree(place / "out" / REPORT / "public", place / "issued")
    shutil.copytree(place / "out" / REPORT / "public-custody", place / "only")
    return place


def changed(template: str, word: str) -> str:
    """The same with a mark by which pages that were set with it are told."""
    return template.replace('<p class="', f'<p data-set-with="{word}" class="')


def build(place: Path, *more: str) -> int:
    config = place / "config" / "rotherham-2019-20-q4.yaml"
    call = ["-q", "build", str(config), "--edition", "public", "--format", "pdf,html", "--out", str(place / "out")]
    return run([*call, *more])


def appendix(place: Path, into: str, *more: str, part: str = "appendix 1", issued: str = "public") -> int:
    return run(["appendix", str(place / "out" / REPORT / issued), part, "--out", str(place / into), *more])


def contents(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("[!.]*.*"))}


@pytest.fixture(scope="module")
def later(workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same a year later: other data, another template of its own, other templates of the program, built again."""
    offences = workspace / "data" / "rotherham-2019-20-q4" / "offences.csv"
    lines = offences.read_text(encoding="utf-8").splitlines(keepends=True)
    offences.write_text("".join(lines[:-40]), encoding="utf-8")
    own = workspace / OWN
    own.write_text(own.read_text(encoding="utf-8").replace('"own"', '"another"'), encoding="utf-8")
    ours = tmp_path_factory.mktemp("program") / "templates"
    shutil.copytree(bundled.folder("templates"), ours)
    for name in ("shared/blocks.html.jinja", "shared/contents.html.jinja"):
        page = ours / name
        page.write_text(
            page.read_text(encoding="utf-8").replace("<table", '<table data-set-with="new"'), encoding="utf-8"
        )
    found = bundled.folder
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(bundled, "folder", lambda name: ours if name == "templates" else found(name))
        assert build(workspace) == 0
        yield workspace  # type: ignore[misc]


@pytest.mark.slow
def test_the_part_is_what_it_was_byte_for_byte(later: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert appendix(later, "now", "--format", "pdf,html,xlsx") == 0

    then, now = contents(later / "then"), contents(later / "now")
    assert then == now
    assert len(now) == 3
    page = next(content for name, content in now.items() if name.endswith(".html"))
    assert b'data-set-with="own"' in page
    assert b'data-set-with="new"' not in page
    assert b"Revision 1 of this edition, issued on 14 July 2020. Its reference is" in page
    said = capsys.readouterr()
    assert "figures, each as in revision 1, issued on 14 July 2020" in said.out
    assert "the folder holds another paper than revision 1; with --draft that one is taken" in said.err


@pytest.mark.slow
@pytest.mark.parametrize("ending", ["pdf", "html", "xlsx"])
def test_a_part_is_genuine_where_it_can_be_made_again_and_altered_where_a_byte_of_it_is(
    later: Path, tmp_path: Path, ending: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (part,) = (later / "then").rglob(f"*.{ending}")
    copy = tmp_path / f"copy.{ending}"
    content = bytearray(part.read_bytes())
    call = ["verify", str(copy), "--ledger", str(later / "out" / "ledger.sqlite")]

    copy.write_bytes(content)
    assert run(call) == 0
    assert "it is Appendix 1, which `appendix` makes of that paper with the very same bytes" in capsys.readouterr().out
    content[-30] ^= 1
    copy.write_bytes(content)
    assert run(call) == 1
    assert "made again it has other bytes" in capsys.readouterr().out


@pytest.mark.slow
def test_an_altered_part_that_other_versions_may_set_otherwise_is_unknown(
    later: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (part,) = (later / "then").rglob("*.html")
    copy = tmp_path / "copy.html"
    copy.write_bytes(part.read_bytes() + b"\n")
    monkeypatch.setattr("report_builder.versions.versions", lambda: {"weasyprint": "99"})

    assert run(["verify", str(copy), "--ledger", str(later / "out" / "ledger.sqlite")]) == 1
    said = capsys.readouterr().out
    assert said.startswith("unknown: ")
    assert "maybe because weasyprint is 99, and was 70.0 when the edition was built" in said


@pytest.mark.slow
def test_one_section_that_was_built_of_the_issued_paper_is_the_part_of_the_issue(later: Path) -> None:
    assert appendix(later, "custody", "--format", "pdf,html", part="custody") == 0

    assert sorted(contents(later / "custody").values()) == sorted(contents(later / "only").values())
    assert set(contents(later / "only")) == {"board-report.pdf", "board-report.html"}


@pytest.mark.slow
def test_one_section_of_a_paper_that_was_not_issued_is_a_draft_with_its_own_manifest(later: Path) -> None:
    assert build(later, "--only", "custody") == 0

    made = contents(later / "out" / REPORT / "public-custody")
    assert "manifest.json" in made
    assert b"DRAFT" in made["board-report.html"]


@pytest.mark.slow
def test_the_draft_is_another_part_and_says_that_it_is_no_issue(
    later: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert appendix(later, "draft", "--draft", "--format", "html") == 0

    (page,) = contents(later / "draft").values()
    assert b'data-set-with="another"' in page
    assert b'data-set-with="new"' in page
    assert b"The paper as it was built. Its reference is" in page
    assert b"DRAFT" in page
    assert "each as it was built" in capsys.readouterr().out


@pytest.mark.slow
def test_the_whole_is_the_issued_files_though_the_folder_is_gone(later: Path) -> None:
    issued = contents(later / "issued")
    assert appendix(later, "whole", part="whole", issued="public/board-report.pdf") == 0
    shutil.move(later / "out" / REPORT, later / "elsewhere")
    assert appendix(later, "again", "--format", "pdf", part="Whole") == 0
    shutil.move(later / "elsewhere", later / "out" / REPORT)

    place = f"{REPORT}-public-whole"
    assert contents(later / "whole" / place) == issued
    assert contents(later / "again" / place) == {"board-report.pdf": issued["board-report.pdf"]}


@pytest.mark.slow
def test_templates_that_cannot_be_laid_out_any_more_are_replaced_by_those_of_today_and_that_is_said(
    later: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from report_builder.report import html

    def without_addresses(report: object, *, for_print: bool, folders: tuple[Path, ...]) -> object:
        environment = made(report, for_print=for_print, folders=folders)
        if any("report-builder-" in str(folder) for folder in folders):
            del environment.globals["address"]
        return environment

    made = html._environment
    monkeypatch.setattr(html, "_environment", without_addresses)
    assert appendix(later, "today", "--format", "html", part="chart 1a") == 0

    assert "cannot be laid out by this version; the part is laid out with those of today" in capsys.readouterr().err
    (page,) = contents(later / "today").values()
    assert b'data-set-with="own"' not in page


@pytest.mark.slow
def test_a_form_that_was_not_made_is_said(later: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert appendix(later, "x", "--format", "docx", part="whole") == 2
    assert "the paper was not made as docx; it was made as html, pdf" in capsys.readouterr().err
    assert appendix(later, "x", "--format", "docx", part="chart 1a") == 2
    assert "its charts were put by only if the paper was built as DOCX" in capsys.readouterr().err
    assert appendix(later, "x", "--draft", "--revision", "1") == 2
    assert not (later / "x").exists()
