"""The command `explain`: where a printed number comes from, and what is said of a folder that is none of ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from report_builder.cli.main import run

CASELOAD = "caseload/yjs/2020-01-01/2020-03-31"
SHARE = "caseload_share/yjs/2020-01-01/2020-03-31/statutory=no"
RATE = "custody_rate/yjs/2019-04-01/2020-03-31"

WHOLE = (
    '{"figures": [{"id": "a", "measure": "caseload", "shown": "7", "status": "shown", "area": "Leeds",'
    ' "period": "2020", "by": {}, "of": {}, "numerator": 7, "denominator": null, "where": []}]}'
)


def test_the_help_ends_with_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "--help"]) == 0

    lines = [line.strip() for line in capsys.readouterr().out.splitlines()]
    assert lines[-4] == "Examples:"
    assert all(line.startswith("report-builder explain out/") for line in lines[-3:])


def test_a_count_is_told_with_its_rule_its_source_and_its_place(
    edition: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = run(["explain", str(edition), CASELOAD])

    told = capsys.readouterr().out.splitlines()
    assert status == 0
    assert told[0] == CASELOAD
    assert told[1] == "  printed      213"
    assert "  of           Rotherham" in told
    assert "  period       January to March 2020" in told
    assert "  counted      children with an episode open in the quarter, each counted once" in told
    assert "  age at       quarter end" in told
    assert "  source       Case management system" in told


def test_a_rate_is_told_with_what_is_divided_by_what(edition: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["explain", str(edition), RATE])

    told = capsys.readouterr().out.splitlines()
    assert "  numerator    custodial sentences in 12 months: 4" in told
    assert "  denominator  children aged 10 to 17: 25,157" in told
    assert "  rule         the numerator divided by the denominator, times 1,000" in told


def test_the_document_in_the_folder_serves_as_well(edition: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", str(edition / "board-report.html"), CASELOAD]) == 0

    assert capsys.readouterr().out.startswith(CASELOAD)


def test_an_unknown_figure_is_met_with_the_nearest(edition: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = run(["explain", str(edition), "caseload/yjs/2020-01-01/2020-03-30"])

    spoken = capsys.readouterr()
    assert (status, spoken.out) == (2, "")
    assert "this paper has no figure 'caseload/yjs/2020-01-01/2020-03-30'" in spoken.err
    assert f"did you mean '{CASELOAD}'?" in spoken.err


def test_a_folder_that_holds_no_edition_is_said_to_be_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = run(["explain", str(tmp_path), CASELOAD])

    assert status == 2
    assert "there is no figures.json beside this; name an edition's folder" in capsys.readouterr().err


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        '{"figures": 5}',
        '{"figures": [{"id": "a"}]}',
        '{"figures": [{"id": ["a"]}]}',
        WHOLE.replace("caseload", "caselod"),
        WHOLE.replace('"where": []', '"where": 5'),
        WHOLE.replace('"numerator": 7', '"numerator": "many"'),
        WHOLE.replace('"by": {}', '"by": []'),
        "\ufffe",
        "[" * 100_000,
    ],
)
def test_a_figures_file_that_is_not_ours_is_one_complaint(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str
) -> None:
    (tmp_path / "figures.json").write_text(content, encoding="utf-8")

    status = run(["explain", str(tmp_path), "a"])

    spoken = capsys.readouterr()
    assert (status, spoken.out) == (2, "")
    assert spoken.err.startswith(f"Error: {tmp_path / 'figures.json'}: the file ")
    assert spoken.err.count("\n") == 1


def test_what_a_file_says_cannot_steer_a_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "figures.json").write_text(WHOLE.replace("Leeds", "\\u001b[31mLeeds"), encoding="utf-8")

    assert run(["explain", str(tmp_path), "a"]) == 0

    assert "\x1b" not in capsys.readouterr().out
