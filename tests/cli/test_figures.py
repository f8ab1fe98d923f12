"""The command `figures`: every figure after protection, in lines or as JSON on stdout alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from report_builder.cli.main import run
from report_builder.report.references import find_references


def test_the_help_ends_with_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["figures", "--help"]) == 0

    lines = [line.strip() for line in capsys.readouterr().out.splitlines()]
    assert lines[-2:] == [
        "Example:",
        "report-builder figures config/rotherham-2019-20-q4.yaml --edition board --json",
    ]


def test_lines_give_the_id_the_figure_with_its_parts_and_its_name(
    demonstration: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status = run(["-q", "figures", demonstration, "--edition", "board"])

    spoken = capsys.readouterr()
    lines = {line.split("\t")[0]: line.split("\t")[1:] for line in spoken.out.splitlines()}
    assert (status, spoken.err) == (0, "")
    assert lines["caseload/yjs/2020-01-01/2020-03-31"] == ["213", "caseload"]
    girls = lines["caseload_share/yjs/2020-01-01/2020-03-31/sex=female"]
    assert girls == ["26.8% (57 of 213)", "caseload.by(sex='female').share"]


def test_each_name_alone_is_one_that_commentary_may_ask_for(
    demonstration: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["-q", "figures", demonstration, "--names"]) == 0

    names = capsys.readouterr().out.splitlines()
    asked = "\n".join(f"{{{{ {name} }}}}" for name in names)
    found, complaints = find_references(asked, where="commentary")
    assert (len(found), complaints) == (len(names), [])
    assert len(names) == len(set(names)) > 100
    assert "caseload.by(sex='female').share" in names


def test_json_is_on_stdout_alone_and_the_same_as_the_file(
    demonstration: str, edition: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = run(["-v", "figures", demonstration, "--json"])

    spoken = capsys.readouterr()
    answer = json.loads(spoken.out)
    assert status == 0
    assert answer["edition"] == "public"
    assert "reading the data" in spoken.err
    built = json.loads((edition / "figures.json").read_text(encoding="utf-8"))
    places = {"where": None}  # a part of the paper has fewer places
    assert [{**one, **places} for one in answer["figures"]] == [{**one, **places} for one in built["figures"]]


def test_an_unknown_edition_is_met_with_the_nearest(demonstration: str, capsys: pytest.CaptureFixture[str]) -> None:
    status = run(["-q", "figures", demonstration, "--edition", "publick"])

    assert (status, capsys.readouterr().err) == (
        2,
        "Error: --edition: there is no edition 'publick'; did you mean 'public'?\n",
    )
