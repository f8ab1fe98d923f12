"""An outline is read strictly: what nobody reads is told of in its line, and so is a wrong reference in a long text."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_specs import asked

from report_builder import bundled
from report_builder.errors import ConfigError
from report_builder.report.definition import read_definition
from report_builder.report.outline import make_plan
from report_builder.report.outline_file import strange_keys

OUTLINE = """\
title: Performance report
subtitle: Report to the board
section: none
sections:
  - id: custody
    title: Use of custody
    appendx: true
    blocks:
      - text:
          - "In all {{ caseload.shown }} children
            and {{ caselod.shown }} more,
            of whom {{ caseload.by(sex='femal').shown }} are girls."
      - table:
          title: By age
          row: age
          rows: age
          views:
            - hed: Children
              view: {measure: caseload,
                     by: [agee]}
      - chrt: custody-trend
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """An outline of the workspace's own with eight faults."""
    file = tmp_path / "board-report" / "outline.yaml"
    file.parent.mkdir()
    file.write_text(OUTLINE, encoding="utf-8")
    return file


def test_every_fault_of_an_outline_is_told_at_once_in_its_line(file: Path) -> None:
    templates = (file.parents[1], bundled.folder("templates"))

    with pytest.raises(ConfigError) as refused:
        make_plan(asked(), templates=templates, charts=(bundled.folder("charts"),))

    told = {one.where.removeprefix(f"{file}:"): one.what for one in refused.value.complaints if str(file) in one.where}
    assert told == {
        "3": "an outline has no key 'section'",
        "7": "a section has no key 'appendx'",
        "11": "there is no figure 'caselod'",
        "12": "sex has no category 'femal'",
        "15": "a table has no key 'row'",
        "18": "a column has no key 'hed'",
        "20": "there is no dimension 'agee'",
        "21": "'chrt' is no kind of block",
    }


@pytest.mark.parametrize(
    "outline", sorted(bundled.folder("templates").glob("*/outline.yaml")), ids=lambda one: one.parent.name
)
def test_our_own_outlines_have_no_strange_keys(outline: Path) -> None:
    assert list(strange_keys(read_definition(outline))) == []
