"""The proof-reader finds nothing in any paper that the program makes, beside its figures or far from them."""

from __future__ import annotations

from pathlib import Path

import pytest
from every_paper import EDITIONS, FILES, PAPERS, EveryPaper

from report_builder.pipeline_proof import proof

pytestmark = pytest.mark.slow

READ = tuple(one for one in FILES if one[2] in {"pdf", "html", "docx"})


@pytest.mark.parametrize(("config", "edition", "form"), READ)
def test_nothing_is_found_where_the_paper_lies(config: str, edition: str, form: str, papers: EveryPaper) -> None:
    told = proof(papers.built(config) / edition / f"{PAPERS[config].document}.{form}")

    assert [str(one) for one in told.findings] == []
    assert told.as_at is not None
    assert not told.lacks_original


@pytest.mark.parametrize(("config", "edition", "form"), READ)
def test_nothing_is_found_in_a_copy_that_was_sent_to_somebody(
    config: str, edition: str, form: str, papers: EveryPaper, tmp_path: Path
) -> None:
    copy = tmp_path / f"{PAPERS[config].document}.{form}"
    copy.write_bytes(papers.read(config, edition, form))

    assert [str(one) for one in proof(copy).findings] == []


@pytest.mark.parametrize(("config", "edition"), EDITIONS)
def test_a_slip_put_into_a_page_is_found(config: str, edition: str, papers: EveryPaper, tmp_path: Path) -> None:
    page = papers.read(config, edition, "html").decode()
    head, main, rest = page.partition("</main>")
    copy = tmp_path / "paper.html"
    copy.write_text(f"{head}<p>The data cover April to 31 June 2020.</p>{main}{rest}", encoding="utf-8")

    assert main
    assert [one.kind for one in proof(copy).findings] == ["date-that-does-not-exist"]
