"""What a mail brings: the files of an edition, under names that tell them apart, and the very same from the archive."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from mailed_editions import PDF, REPORT, mailed, put_mailed, report

from report_builder.delivery.message import Attachment
from report_builder.errors import ConfigError, DataError
from report_builder.issuing.issued import read_issued
from report_builder.issuing.mailing.outgoing import Outgoing, outgoing_of
from report_builder.model.delivery import Delivery
from report_builder.store.frozen import Archive, Frozen


def brings(**files: bytes) -> Outgoing:
    manifest = json.dumps({"document": "board-report"}).encode()
    named = {name.replace("_", "-") + ".pdf": content for name, content in files.items()}
    return Outgoing(REPORT, "board", "draft", 1, {"manifest.json": manifest, **named})


def test_a_folder_holds_a_draft_of_the_issue_that_comes_next(tmp_path: Path) -> None:
    outgoing = outgoing_of(mailed(tmp_path))

    assert (outgoing.report, outgoing.edition, outgoing.stage, outgoing.revision) == (REPORT, "public", "draft", 1)
    assert outgoing.files["board-report.pdf"] == PDF
    assert outgoing.digest == mailed(tmp_path).digest


def test_a_draft_that_was_issued_goes_as_it_was_issued(tmp_path: Path) -> None:
    draft = mailed(tmp_path)
    archive = Archive(tmp_path)
    final = outgoing_of(mailed(tmp_path / "other", pdf=b"%PDF-1.7 final\n")).files
    kept = {name: archive.objects.put(content) for name, content in final.items()}
    archive.keep(Frozen(REPORT, "public", 1, "2020-07-14", kept, draft.digest))

    outgoing = outgoing_of(draft)

    assert (outgoing.stage, outgoing.revision) == ("issued", 1)
    assert outgoing.files["board-report.pdf"] == b"%PDF-1.7 final\n"


def test_a_part_of_an_edition_is_not_mailed(tmp_path: Path) -> None:
    folder = put_mailed(tmp_path)

    with pytest.raises(ConfigError, match="it holds a part of a paper"):
        outgoing_of(read_issued(folder.rename(folder.with_name("public-custody"))))


def test_every_pdf_goes_with_the_mail_under_a_name_of_its_own() -> None:
    outgoing = brings(board_report=b"a", board_report_exempt_1=b"b")

    assert outgoing.attached(Delivery()) == (
        Attachment("leeds-board-report-board-draft-board-report-exempt-1.pdf", b"b"),
        Attachment("leeds-board-report-board-draft.pdf", b"a"),
    )


@pytest.mark.parametrize(("most", "is_attached"), [(3, True), (2, False)])
def test_what_is_larger_than_may_be_attached_is_linked(most: int, *, is_attached: bool) -> None:
    delivery = Delivery(attach_up_to=most, link="https://intranet.example.gov.uk/yot")
    outgoing = brings(board_report=b"abc")

    assert bool(outgoing.attached(delivery)) is is_attached
    assert bool(outgoing.links(delivery)) is not is_attached


def test_without_a_pdf_or_the_record_of_what_it_prints_there_is_no_mail() -> None:
    with pytest.raises(ConfigError, match="no PDF"):
        brings().attached(Delivery())
    with pytest.raises(DataError, match="earlier version"):
        brings(board_report=b"a").words(comments_by=None, corrects=False, links=())


def test_the_words_know_of_an_encrypted_paper_from_its_manifest(tmp_path: Path) -> None:
    mail = {"comments_by": None, "corrects": False, "links": ()}
    sealed = mailed(tmp_path, edition="board", paper=report("board"), encrypted={"board-report.pdf": "d"})

    text = outgoing_of(sealed).words(**mail).text  # type: ignore[arg-type]

    assert "It is encrypted." in text
    assert "62" not in text
