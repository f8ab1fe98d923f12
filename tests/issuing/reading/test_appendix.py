"""What was a file of its own is given as it was, byte for byte; of anything else only what can be proved."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from small_editions import put_edition
from small_issues import issue
from small_papers import commentary, composed, section

from report_builder.errors import ConfigError, DataError
from report_builder.issuing.issued import Issued, find_issued
from report_builder.issuing.reading.appendix import regenerate
from report_builder.model.built import Report
from report_builder.report.archive import Archived, archive_of
from report_builder.store.frozen import Archive


def papers() -> Archived:
    """A paper, and an exempt appendix of it that is a file of its own."""
    made = composed(section(commentary("The partnership met each month."))).report
    whole: Report = replace(made, fingerprint="0f" * 32)
    (one,) = whole.sections
    apart = replace(one, id="cases", number="Appendix 1", title="Cases", is_appendix=True)
    return Archived(whole, (replace(whole, sections=(apart,)),))


@pytest.fixture
def issued(tmp_path: Path) -> Issued:
    folder = put_edition(tmp_path / "out", edition="board")
    (folder / "archive.zip").write_bytes(archive_of(papers()))
    (folder / "board-report-appendix-1-exempt.pdf").write_bytes(b"%PDF- of the appendix")
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    manifest["files"] = {
        file.name: sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.iterdir())
        if file.name != "manifest.json"
    }
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    issue(folder)
    return find_issued(folder)


@pytest.mark.parametrize("wanted", ["appendix 1", "Appendix 1", "cases", "appendix-1"])
def test_an_exempt_appendix_is_its_own_file_byte_for_byte(issued: Issued, wanted: str) -> None:
    made = regenerate(issued, wanted, formats=())

    assert made.files == {"board-report-appendix-1-exempt.pdf": b"%PDF- of the appendix"}
    assert made.as_issued == ("board-report-appendix-1-exempt.pdf",)
    assert (made.name, made.warnings) == ("Appendix 1", ())


def test_a_form_in_which_it_was_not_issued_is_set_beside_it_and_proved(issued: Issued) -> None:
    made = regenerate(issued, "appendix 1", formats=("pdf", "html"))

    assert made.files["board-report-appendix-1-exempt.pdf"] == b"%PDF- of the appendix"
    page = made.files["board-report-appendix-1.html"].decode("utf-8")
    assert "The partnership met each month." in page
    assert f"Its reference is {issued.digest[:12]}." in page
    assert made.as_issued == ("board-report-appendix-1-exempt.pdf",)
    assert made.warnings == (
        "no templates were put by with it, or they are lost; the part is laid out with those of today, "
        "and may look otherwise",
    )


def test_the_whole_is_every_file_and_in_one_form_those_of_that_form(issued: Issued) -> None:
    whole = regenerate(issued, "whole", formats=())
    assert issued.frozen is not None
    assert {name: sha256(content).hexdigest() for name, content in whole.files.items()} == issued.frozen.files

    assert list(regenerate(issued, "WHOLE ", formats=("pdf",)).files) == ["board-report-appendix-1-exempt.pdf"]
    with pytest.raises(ConfigError, match="the paper was not made as docx; it was made as html, pdf"):
        regenerate(issued, "whole", formats=("docx",))


def test_the_same_part_has_the_same_bytes_each_time(issued: Issued) -> None:
    one, other = (regenerate(issued, "appendix 1", formats=("html", "xlsx", "ods")).files for _ in range(2))

    assert one == other
    assert len(one) == 3


def test_a_file_of_the_archive_that_was_altered_is_not_given(issued: Issued) -> None:
    assert issued.frozen is not None
    place = Archive(issued.out).objects.place_of(issued.frozen.files["board-report-appendix-1-exempt.pdf"])
    place.chmod(0o600)
    place.write_bytes(b"%PDF- of somebody")

    with pytest.raises(DataError, match="a file of the archive was altered"):
        regenerate(issued, "appendix 1", formats=())
