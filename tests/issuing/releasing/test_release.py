"""An edition goes out: what is put by, what the ledger notes, what lies in its folder, and what is refused."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from small_drafts import paper, put_draft

from report_builder.delivery import shelve
from report_builder.errors import ConfigError, DataError, DisclosureError
from report_builder.issuing.issued import read_issued
from report_builder.issuing.releasing.approve import approve
from report_builder.issuing.releasing.release import Going, Outcome, issue, note_mailed
from report_builder.keeping import kept_sources
from report_builder.ledger.releases import Ledger, open_ledger
from report_builder.ledger.steps import Step
from report_builder.store.frozen import Approval, Archive, Frozen

SMITH = Approval("J. Smith", "Head of Service", "2020-07-10")


def issued(folder: Path, day: str = "2020-07-14") -> Outcome:
    return issue(read_issued(folder), Going(day), ledger=ledger_of(folder))


def ledger_of(folder: Path) -> Path:
    return folder.parent.parent / "ledger.sqlite"


def steps(folder: Path, *kinds: str) -> tuple[Step, ...]:
    with open_ledger(ledger_of(folder)) as ledger:
        return ledger.steps(kinds=kinds)


def page(folder: Path) -> str:
    return (folder / "board-report.html").read_text(encoding="utf-8")


def revisions(folder: Path) -> tuple[Frozen, ...]:
    return Archive(folder.parent.parent).revisions("leeds-board-report", "public")


def test_the_final_page_is_the_draft_s_without_draft(tmp_path: Path) -> None:
    folder = put_draft(tmp_path / "out")
    assert "DRAFT" in page(folder)
    other = put_draft(tmp_path / "other", report=replace(paper(), is_draft=False))

    outcome = issued(folder)

    assert "DRAFT" not in page(folder)
    assert page(folder) == page(other)
    assert (folder / "archive.zip").read_bytes() == (other / "archive.zip").read_bytes()
    assert (folder / "manifest.json").read_bytes() == (other / "manifest.json").read_bytes()
    assert outcome.is_new


def test_everything_that_was_issued_is_in_the_archive_by_its_hash(tmp_path: Path) -> None:
    folder = put_draft(tmp_path / "out")
    draft = sha256((folder / "manifest.json").read_bytes()).hexdigest()

    issued(folder)

    (frozen,) = revisions(folder)
    lying = {file.name: file.read_bytes() for file in folder.iterdir()}
    assert Archive(tmp_path / "out").files_of(frozen) == lying
    assert (frozen.revision, frozen.replaces, frozen.issued_on, frozen.draft) == (1, 0, "2020-07-14", draft)
    assert kept_sources(tmp_path / "out", frozen.sources).files == {"leeds.yaml": b"yot: Leeds\n"}


def test_the_ledger_notes_the_issue_with_the_hash_of_its_record_and_of_its_files(tmp_path: Path) -> None:
    folder = put_draft(tmp_path / "out")

    issued(folder)

    (step,) = steps(folder, "issued")
    (frozen,) = revisions(folder)
    assert (step.manifest, step.kept, step.revision, step.day) == (frozen.manifest, frozen.digest, 1, "2020-07-14")
    with open_ledger(ledger_of(folder)) as ledger:
        assert ledger.manifests_with(frozen.files["board-report.html"]) == ((frozen.manifest, "board-report.html"),)
        assert [one.kind for one in ledger.releases()] == ["issued"]


def test_the_templates_that_were_put_by_set_the_final_page_whatever_became_of_them_since(tmp_path: Path) -> None:
    own = tmp_path / "templates"
    (own / "shared").mkdir(parents=True)
    (own / "shared" / "screen.css").write_text("p { color: #123456; }", encoding="utf-8")
    folder = put_draft(tmp_path / "out", templates=own)
    (own / "shared" / "screen.css").write_text("p { color: red; }", encoding="utf-8")

    issued(folder)

    assert "color: #123456" in page(folder)
    assert "color: red" not in page(folder)


def test_releasing_again_changes_nothing(tmp_path: Path) -> None:
    folder = put_draft(tmp_path / "out")
    issued(folder)
    before = {file: file.read_bytes() for file in sorted((tmp_path / "out").rglob("*")) if file.is_file()}

    outcome = issued(folder, "2020-08-01")

    assert not outcome.is_new
    assert {file: file.read_bytes() for file in sorted((tmp_path / "out").rglob("*")) if file.is_file()} == before


def test_the_draft_of_an_issued_paper_that_comes_back_is_made_final_again(tmp_path: Path) -> None:
    folder = put_draft(tmp_path / "out")
    issued(folder)
    final = page(folder)
    put_draft(tmp_path / "out")
    assert "DRAFT" in page(folder)

    assert not issued(folder).is_new
    assert page(folder) == final
    assert len(revisions(folder)) == 1


class Killed(BaseException):
    """Stands for the end of the process."""


STEPS = {"keep": (Archive, "keep"), "record_step": (Ledger, "record_step"), "shelve": (shelve, "shelve")}
"""The steps of a release; before each of them the process may end."""


@pytest.mark.parametrize("at", STEPS)
def test_a_release_that_was_killed_is_completed_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    folder = put_draft(tmp_path / "out")
    with monkeypatch.context() as patch:
        patch.setattr(*STEPS[at], _die)
        with pytest.raises(Killed):
            issued(folder)

    issued(folder)

    (frozen,) = revisions(folder)
    (step,) = steps(folder, "issued")
    assert step.kept == frozen.digest
    assert "DRAFT" not in page(folder)


def _die(*_: object, **__: object) -> None:
    raise Killed


def test_a_later_paper_is_the_next_revision_and_the_first_stays(tmp_path: Path) -> None:
    folder = put_draft(tmp_path / "out")
    issued(folder)
    first = revisions(folder)[0]
    put_draft(tmp_path / "out", report=paper("None was remanded."), fingerprint="f2")

    outcome = issued(folder, "2020-08-01")

    assert [(one.revision, one.replaces) for one in revisions(folder)] == [(1, 0), (2, 1)]
    assert revisions(folder)[0] == first
    assert outcome.frozen == revisions(folder)[1]
    assert "None was remanded" in page(folder)


def test_the_same_paper_in_another_form_is_no_new_revision(tmp_path: Path) -> None:
    folder = put_draft(tmp_path / "out")
    issued(folder)
    put_draft(tmp_path / "out", report=replace(paper(), is_draft=False, subtitle="To all"))

    outcome = issued(folder)

    assert not outcome.is_new
    assert len(revisions(folder)) == 1
    assert outcome.warnings == ("the folder holds other files than those of revision 1, which are in the archive",)


def test_an_edition_of_which_nothing_was_put_by_is_issued_as_it_is(tmp_path: Path) -> None:
    folder = put_draft(tmp_path / "out", is_put_by=False)
    before = page(folder)

    outcome = issued(folder)

    assert page(folder) == before
    assert any("what it was made with was not put by" in warning for warning in outcome.warnings)


def test_the_approval_of_this_very_draft_is_part_of_the_record(tmp_path: Path) -> None:
    folder = put_draft(tmp_path / "out")
    approve(read_issued(folder), SMITH, ledger=ledger_of(folder))

    outcome = issued(folder)

    assert outcome.frozen is not None
    assert outcome.frozen.approval == SMITH
    assert outcome.warnings == ()


def test_the_approval_of_another_draft_counts_for_nothing(tmp_path: Path) -> None:
    folder = put_draft(tmp_path / "out", approval="required")
    approve(read_issued(folder), SMITH, ledger=ledger_of(folder))
    put_draft(tmp_path / "out", report=paper("None was remanded."), approval="required")

    with pytest.raises(ConfigError, match="nobody approved this edition, and its config requires it"):
        issued(folder)
    assert revisions(folder) == ()


def test_where_an_approval_is_required_and_there_it_is_issued(tmp_path: Path) -> None:
    folder = put_draft(tmp_path / "out", approval="required")
    approve(read_issued(folder), SMITH, ledger=ledger_of(folder))

    assert issued(folder).is_new


def test_a_final_page_that_says_more_than_the_figures_is_not_issued(tmp_path: Path) -> None:
    folder = put_draft(tmp_path / "out", report=paper("17 boys were remanded."))

    with pytest.raises(DisclosureError):
        issued(folder)
    assert revisions(folder) == ()
    assert steps(folder, "issued") == ()
    assert "DRAFT" in page(folder)


def test_a_part_of_a_paper_is_not_issued(tmp_path: Path) -> None:
    folder = put_draft(tmp_path / "out")
    part = folder.rename(folder.parent / "public-custody")

    with pytest.raises(ConfigError, match="it holds a part of a paper"):
        issued(part)


def test_another_paper_that_was_built_meanwhile_is_not_issued_unseen(tmp_path: Path) -> None:
    folder = put_draft(tmp_path / "out")
    seen = read_issued(folder)
    put_draft(tmp_path / "out", report=paper("None was remanded."))

    with pytest.raises(DataError, match="another paper was built there in the meantime"):
        issue(seen, Going(), ledger=ledger_of(folder))
    assert revisions(folder) == ()


def test_a_draft_that_was_mailed_stays_one_and_its_files_are_kept(tmp_path: Path) -> None:
    folder = put_draft(tmp_path / "out")

    outcome = note_mailed(read_issued(folder), Going("2020-07-13"), ledger=ledger_of(folder))
    note_mailed(read_issued(folder), Going("2020-07-15"), ledger=ledger_of(folder))

    (step,) = steps(folder, "mailed")
    objects = Archive(tmp_path / "out").objects
    listed = json.loads(objects.get(step.kept))
    assert {name: objects.get(one) for name, one in listed.items()} == {
        file.name: file.read_bytes() for file in folder.iterdir()
    }
    assert (step.revision, step.day, outcome.frozen) == (1, "2020-07-13", None)
    assert "DRAFT" in page(folder)
    assert revisions(folder) == ()


def test_a_record_that_the_ledger_lost_is_noted_again(tmp_path: Path) -> None:
    folder = put_draft(tmp_path / "out")
    issued(folder)
    ledger_of(folder).unlink()
    put_draft(tmp_path / "out", report=paper("None was remanded."), fingerprint="f2")

    issued(folder)

    assert [one.revision for one in steps(folder, "issued")] == [1, 2]
