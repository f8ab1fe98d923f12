"""The command `proof`: a paper read through, and one that the program wrote held against its figures besides."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from report_builder.delivery.passwords import NO_PASSWORDS, Passwords
from report_builder.errors import Complaint, ConfigError, DataError
from report_builder.proof.edited.checks import Typed, check
from report_builder.proof.edited.passages import Passage, read_passages
from report_builder.proof.finding import Finding, around
from report_builder.proof.known import known_of
from report_builder.proof.paper import Known, Paper
from report_builder.proof.read_through import finding_of, read_through
from report_builder.proof.reading.read import ENDINGS, MOST_BYTES, ending_of, read_paper
from report_builder.sources.bytes_of_files import read_bytes
from report_builder.sources.unreadable import UnreadableError
from report_builder.sources.word_package import WordError

FIGURES = "figures.json"
_SAVE_AS = {".doc": ".docx", ".odt": ".docx", ".rtf": ".docx", ".docm": ".docx"}


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found in a paper.

    Attributes:
        findings: in the order of the paper; those of a paper's figures, where it is one of ours, first.
        as_at: the date by which it was judged; None where nobody tells.
        left_aside: what of the file was not read: "comments", "text boxes".
        lacks_original: whether it is an edited paper of ours of which nobody knows what it said at first.
    """

    findings: tuple[Finding, ...]
    as_at: date | None = None
    left_aside: tuple[str, ...] = ()
    lacks_original: bool = False


def proof(
    file: Path, figures: Path | None = None, *, as_at: date | None = None, passwords: Passwords = NO_PASSWORDS
) -> Proof:
    """Every fault of a paper.

    Args:
        file: txt, md, html, docx or pdf.
        figures: the figures.json of the edition that it is; the one beside the file where nothing is named and it is
            one of ours. The archive beside it knows what the paper said at first.
        as_at: the date by which the paper was written; else the later of those which figures.json and the paper tell.
        passwords: tried where a PDF asks for one.

    Raises:
        ConfigError: a file is missing, or is of a kind that is not read.
        DataError: a file is damaged, locked, larger than any paper, or has no text.
        OutsideError: a file cannot be opened.
    """
    content, told = _content(file, passwords), _told(file, figures)
    try:
        paper = read_paper(file.name, content)
    except (UnreadableError, WordError) as error:
        raise DataError(Complaint(error.what, str(file), error.mend)) from error
    known = known_of(paper, told[1] if told else None)
    paper = replace(paper, as_at=as_at or _written(known, paper))
    found = tuple(finding_of(fault) for fault in read_through(paper, known))
    edited = _edited(file, content, told)
    is_edited, lacks_original = edited is not None, edited is not None and not edited[1]
    left_aside = () if is_edited else paper.left_aside
    return Proof((*(edited[0] if edited else ()), *found), paper.as_at, left_aside, lacks_original)


def _written(known: Known, paper: Paper) -> date | None:
    """The later of the day on which the figures stand and that on the paper, which is put together after them."""
    return max((day for day in (known.figures_as_at, paper.as_at) if day is not None), default=None)


def _content(file: Path, passwords: Passwords) -> bytes:
    """The bytes of a file of a kind that is read; of an encrypted PDF without its encryption."""
    if not file.is_file():
        raise ConfigError(Complaint("there is no such file", str(file), "look at the name"))
    suffix = file.suffix.lower()
    if not ending_of(file.name):
        save_as = _SAVE_AS.get(suffix, "")
        mend = f"save it as {save_as}" if save_as else f"give it as {', '.join(ENDINGS)}"
        raise ConfigError(Complaint(f"a file that ends in {suffix or 'nothing'} is not read", str(file), mend))
    if file.stat().st_size > MOST_BYTES:
        mend = "take its pictures out, or give a part of it"
        raise DataError(Complaint("the file is larger than any paper", str(file), mend))
    content = read_bytes(file)
    if ending_of(file.name) != ".pdf":
        return content
    from report_builder.delivery.sealed_pdf import unsealed  # noqa: PLC0415  pikepdf is heavy

    return unsealed(content, passwords, where=str(file))


def _told(file: Path, figures: Path | None) -> tuple[Path, dict[str, Any]] | None:
    """The edition's figures.json and where it lies; None where there is none, or that beside the file is not ours."""
    if figures is not None:
        if not figures.is_file():
            raise ConfigError(Complaint("there is no such file", str(figures), "look at the name"))
        return figures, _figures(figures)
    beside = file.parent / FIGURES
    if not beside.is_file():
        return None
    try:
        return beside, _figures(beside)
    except DataError:
        return None


def _edited(
    file: Path, content: bytes, told: tuple[Path, dict[str, Any]] | None
) -> tuple[tuple[Finding, ...], bool] | None:
    """What editing did to a Word document that the program wrote, and whether its first words are known.

    None of a paper that is not one of ours, or whose figures nobody has.
    """
    if told is None or ending_of(file.name) != ".docx":
        return None
    passages, (path, document) = read_passages(content), told
    if not passages:
        return None
    original = _original(path.parent, passages)
    typed = tuple(_typed(file.name, content, document))
    return check(passages, document, original=original, typed=typed), bool(original)


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
