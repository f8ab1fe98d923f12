"""The pattern of a paper beside totals: what is wrong with its file, and what its readers hold besides."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from small_editions import FIGURES, figure
from small_specs import PLAIN

from report_builder import jointly
from report_builder.disclosure.problem import Pattern
from report_builder.errors import ConfigError, DataError, DisclosureError
from report_builder.model.joint import Joint
from report_builder.model.key import Key
from report_builder.model.period import Period
from report_builder.model.release import Known, Paper, Release

HEAD = {"document": "board-report", "yot": "Rotherham", "quarter": "2019-20 Q4", "as_at": "2020-07-13"}
KEY = Key("caseload", "Rotherham", "yjs", Period.parse("2020-01-01/2020-03-31"), (("sex", "female"),))
PAPER = Paper("public", "board-report", "Rotherham", "2019-20 Q4", "2020-07-13", "f1")
EARLIER = Release("issued", "public", "board-report", "Rotherham", "2019-20 Q3", "2020-04-13", "f0", ())
OWN = replace(EARLIER, quarter=PAPER.quarter, as_at=PAPER.as_at, fingerprint=PAPER.fingerprint)


def put(totals: Path, **instead: Any) -> Path:
    """Write the pattern of Rotherham's paper, with other words where they are given."""
    told = jointly.pattern_json(Pattern(frozenset({KEY}), {3: 1}), FIGURES, HEAD, Known("public"))
    place = totals / "patterns" / "rotherham.json"
    place.parent.mkdir(parents=True)
    place.write_text(json.dumps({**told, **instead}), encoding="utf-8")
    return place


def test_a_pattern_is_read_as_it_was_written(tmp_path: Path) -> None:
    put(tmp_path / "national-all")

    joint = jointly.read_joint(tmp_path / "national-all", PLAIN)

    assert (joint.withheld, joint.dropped, joint.totals) == ({jointly.name_of(KEY)}, {3: 1}, "national-all")


def test_no_withheld_number_is_in_the_file(tmp_path: Path) -> None:
    (cell,) = json.loads(put(tmp_path).read_text(encoding="utf-8"))["withheld"]
    assert json.loads(cell) == ["caseload", "Rotherham", "yjs", "2020-01-01/2020-03-31", [["sex", "female"]], []]


def test_a_service_that_was_not_added_up_has_no_paper_beside_the_totals(tmp_path: Path) -> None:
    put(tmp_path)
    with pytest.raises(ConfigError, match="there is nothing here of a paper of Leeds"):
        jointly.read_joint(tmp_path, replace(PLAIN, yot="Leeds"))


@pytest.mark.parametrize("name", ["document", "quarter", "as_at"])
def test_the_pattern_of_another_paper_is_refused(name: str, tmp_path: Path) -> None:
    put(tmp_path, **{name: "another"})
    with pytest.raises(ConfigError, match="of another paper or day"):
        jointly.read_joint(tmp_path, PLAIN)


@pytest.mark.parametrize(
    "instead", [{"form": "2"}, {"withheld": None}, {"dropped": []}, {"dropped": {"x": 1}}, {"dropped": {"1": None}}]
)
def test_a_file_of_another_form_is_refused(instead: dict[str, Any], tmp_path: Path) -> None:
    put(tmp_path, **instead)
    with pytest.raises(DataError, match="`national`"):
        jointly.read_joint(tmp_path, PLAIN)


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff", b"{", b"[" * 100_000])
def test_a_damaged_file_is_refused(content: bytes, tmp_path: Path) -> None:
    put(tmp_path).write_bytes(content)
    with pytest.raises(DataError, match="not as `national` wrote it"):
        jointly.read_joint(tmp_path, PLAIN)


JOINT = Joint("patterns/rotherham.json", "national-all", frozenset(), {}, "", Known("public", (EARLIER,)).digest)


def test_a_paper_goes_out_while_its_readers_hold_what_they_held() -> None:
    jointly.insist_nothing_went_out(JOINT, Known("public", (EARLIER,)))


@pytest.mark.parametrize("earlier", [(), (EARLIER, OWN)])
def test_a_paper_does_not_go_out_once_its_readers_hold_more_or_less(earlier: tuple[Release, ...]) -> None:
    with pytest.raises(DisclosureError, match="went out since"):
        jointly.insist_nothing_went_out(JOINT, Known("public", earlier))


def test_a_paper_that_is_out_already_may_be_made_again() -> None:
    jointly.insist_nothing_went_out(replace(JOINT, protected_with="another"), Known("public", (EARLIER,), (OWN,)))


def test_a_paper_that_prints_what_was_attacked_goes_out_wherever_its_figures_stand(tmp_path: Path) -> None:
    put(tmp_path / "national-all")
    figures = [{**one, "where": ["chart 7"], "reference": "caseload"} for one in reversed(FIGURES)]
    jointly.insist_as_added_up(tmp_path, PAPER, figures)


def test_a_paper_that_prints_more_than_was_attacked_does_not_go_out(tmp_path: Path) -> None:
    put(tmp_path / "national-all")
    more = [FIGURES[0], figure("caseload", 12, by={"sex": "female"}), FIGURES[2]]
    with pytest.raises(DisclosureError, match="build it with --beside"):
        jointly.insist_as_added_up(tmp_path, PAPER, more)


def test_a_paper_of_another_quarter_has_nothing_to_do_with_the_totals(tmp_path: Path) -> None:
    put(tmp_path / "national-all")
    jointly.insist_as_added_up(tmp_path, replace(PAPER, quarter="2020-21 Q1"), [])
