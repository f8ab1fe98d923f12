"""The command `proof`: a paper that the program wrote and somebody edited, held against its figures."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from report_builder.errors import Complaint, ConfigError, DataError
from report_builder.proof.edited.checks import Typed, check
from report_builder.proof.finding import Finding, around
from report_builder.proof.edited.passages import Passage, read_passages


def proof(file: Path, figures: Path | None) -> tuple[tuple[Finding, ...], bool]:
    """Every fault of an edited paper, and whether what it said at first is known.

    Args:
        file: the DOCX.
        figures: the edition's figures.json; the one beside the file where nothing is named. The archive beside it
            knows what the paper said.

    Raises:
        ConfigError: a file is missing, or is of a kind that is not read.
        DataError: a file is damaged.
    """
    if file.suffix.lower() != ".docx":
        raise ConfigError(Complaint("only a Word document can be proofed", str(file), "give the .docx"))
    figures = figures or file.parent / "figures.json"
    for path in (file, figures):
        if not path.is_file():
            mend = "name the edition's figures.json with --figures" if path == figures else "look at the name"
            raise ConfigError(Complaint("there is no such file", str(path), mend))
    content, document = file.read_bytes(), _figures(figures)
    passages = read_passages(content)
    original = _original(figures.parent, passages)
    typed = tuple(_typed(file.name, content, document))
    found = check(passages, document, original=original, typed=typed)
    return found, bool(original)


def _figures(path: Path) -> dict[str, Any]:
    from report_builder.audit.permitted import permitted  # noqa: PLC0415  kept from --help

    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        raise DataError(Complaint("the file is not a figures.json of ours", str(path), "build it again")) from error
    permitted(document)
    found: dict[str, Any] = document
    return found


def _original(folder: Path, passages: tuple[Passage, ...]) -> dict[str, str]:
    """What the paper said in each place when it was written; nothing where no archive lies beside its figures.

    Of several papers in one archive, as where an appendix is exempt, it is the one that has the passages' places.
    """
    from report_builder.report.archive import NAME, read_archive  # noqa: PLC0415  kept from --help
    from report_builder.report.places import places_of  # noqa: PLC0415

    archive = folder / NAME
    if not archive.is_file():
        return {}
    papers = [places_of(paper) for paper in read_archive(archive.read_bytes(), where=str(archive)).papers]
    here = {each.place for each in passages}
    return max(papers, key=lambda places: len(here & set(places)))


def _typed(name: str, content: bytes, document: dict[str, Any]) -> Iterator[Typed]:
    """Numbers in the file that no figure of their place bears out, innocent ones such as dates left out."""
    from report_builder.audit.innocent import without_innocents  # noqa: PLC0415  kept from --help
    from report_builder.audit.permitted import NUMBER, numbers_in, permitted, plain  # noqa: PLC0415
    from report_builder.audit.word import read_docx  # noqa: PLC0415

    known = permitted(document)
    for passage in read_docx(name, content).passages:
        words = plain(passage.words)
        here = known.figures_of(passage.block, passage.heads)
        sizes = {size for figure in here for size in figure.sizes}
        left = without_innocents(passage, words, known)
        for found in NUMBER.finditer(left):
            if numbers_in(found[0])[0] not in sizes:
                is_withheld = any(figure.is_withheld for figure in here)
                yield Typed(passage.block or passage.place, found[0], around(words, found[0]), is_withheld)
