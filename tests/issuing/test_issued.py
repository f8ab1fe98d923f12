"""An edition is taken as it was built or not at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from small_editions import SHOWN, put_edition

from report_builder.errors import ConfigError, DataError
from report_builder.issuing.issued import find_issued, read_issued


@pytest.mark.parametrize("name", ["", "board-report.html", "figures.json", "manifest.json"])
def test_the_folder_and_each_file_in_it_stand_for_the_edition(tmp_path: Path, name: str) -> None:
    folder = put_edition(tmp_path / "out")

    issued = read_issued(folder / name)

    assert (issued.folder, issued.out) == (folder, tmp_path / "out")
    assert issued.manifest["fingerprint"] == "f1"
    assert [figure["value"] for figure in issued.figures["figures"]] == [62, None, None]


def test_every_file_that_was_altered_or_lost_is_named_without_its_content(tmp_path: Path) -> None:
    folder = put_edition(tmp_path)
    figures = folder / "figures.json"
    figures.write_text(figures.read_text(encoding="utf-8").replace("62", "63"), encoding="utf-8")
    (folder / "board-report.html").unlink()

    with pytest.raises(DataError) as no:
        read_issued(folder)

    mend = "put back what was built, or build it again"
    assert [str(complaint) for complaint in no.value.complaints] == [
        f"{folder / 'board-report.html'}: this file of the edition is missing; {mend}",
        f"{figures}: this file was altered after it was built; {mend}",
    ]


def test_a_file_that_was_laid_beside_the_edition_does_not_stand_for_it(tmp_path: Path) -> None:
    folder = put_edition(tmp_path)
    (folder / "other.pdf").write_bytes(b"%PDF-")

    with pytest.raises(DataError, match=r"other\.pdf: this file is not one of the edition's"):
        read_issued(folder / "other.pdf")


@pytest.mark.parametrize("place", ["nowhere", "nowhere/board-report.pdf", "."])
def test_a_place_without_an_edition_is_said_to_be_none(tmp_path: Path, place: str) -> None:
    with pytest.raises(ConfigError, match=r"there is no manifest\.json beside this; name an edition's folder"):
        read_issued(tmp_path / place)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        "[" * 100_000,
        "\udcff",
        '{"files": {}}',
        json.dumps(dict.fromkeys(("edition", "document", "yot", "quarter", "as_at", "fingerprint"), "x")),
    ],
)
def test_a_manifest_that_is_not_ours_is_one_complaint(tmp_path: Path, content: str) -> None:
    folder = put_edition(tmp_path)
    (folder / "manifest.json").write_bytes(content.encode("utf-8", "surrogateescape"))

    with pytest.raises(ConfigError, match=r"manifest\.json: the file is not a manifest\.json of ours; build it again$"):
        read_issued(folder)


@pytest.mark.parametrize("files", [[], {}, {"figures.json": 5}, {"figures.json": "0", "../secret": "0"}])
def test_a_manifest_that_names_no_files_or_files_elsewhere_is_not_ours(tmp_path: Path, files: object) -> None:
    folder = put_edition(tmp_path, files=files)

    with pytest.raises(ConfigError, match=r"is not a manifest\.json of ours"):
        read_issued(folder)


def test_the_rules_are_those_that_the_manifest_states(tmp_path: Path) -> None:
    cases = {"types": ["prevention"], "groups": {}, "statutory": []}
    stated = read_issued(put_edition(tmp_path, rules={"threshold": 3, "zeros_shown": False, "cases": cases})).rules

    assert (stated.threshold, stated.zeros_shown, stated.cases.types) == (3, False, ["prevention"])
    assert read_issued(put_edition(tmp_path)).rules.threshold == 5
    assert read_issued(put_edition(tmp_path, figures=(SHOWN,))).rules.threshold == 0


@pytest.mark.parametrize("rules", [{"thresh": 5}, {"cases": {"type": []}}, {"cases": 5}, 5])
def test_rules_that_are_not_ours_are_refused(tmp_path: Path, rules: object) -> None:
    issued = read_issued(put_edition(tmp_path, rules=rules))

    with pytest.raises(ConfigError, match=r"is not a manifest\.json of ours"):
        _ = issued.rules


@pytest.mark.parametrize("name", ["edition", "yot", "document"])
def test_figures_of_another_paper_are_refused(tmp_path: Path, name: str) -> None:
    folder = put_edition(tmp_path, **{name: "another"}) if name != "edition" else put_edition(tmp_path)
    if name == "edition":
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        (folder / "manifest.json").write_text(json.dumps({**manifest, "edition": "board"}), encoding="utf-8")

    with pytest.raises(DataError, match="this is not of the paper that the manifest names"):
        read_issued(folder)


@pytest.mark.parametrize(
    "way", ["out/leeds-board-report/public/../public", "out/leeds-board-report/public/.", "latest"]
)
def test_whichever_way_leads_to_an_edition_its_ledger_and_name_are_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    folder = put_edition(tmp_path / "out")
    (tmp_path / "latest").symlink_to(folder)
    monkeypatch.chdir(tmp_path)

    found = [read_issued(Path(way)), find_issued(Path(way))]

    assert {(one.report, one.out) for one in found} == {("leeds-board-report", tmp_path / "out")}


def test_a_report_that_lies_on_another_disk_has_the_ledger_of_the_out_folder_that_links_to_it(tmp_path: Path) -> None:
    folder = put_edition(tmp_path / "disk" / "papers")
    elsewhere = tmp_path / "disk" / "reports"
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "ledger.sqlite").touch()
    folder.parent.rename(elsewhere)
    (tmp_path / "out" / "leeds-board-report").symlink_to(elsewhere)

    issued = read_issued(tmp_path / "out" / "leeds-board-report" / "public")

    assert (issued.report, issued.out) == ("leeds-board-report", tmp_path / "out")
