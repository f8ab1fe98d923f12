"""What a mail says of the paper that it brings: nothing that is not in the edition of its recipients."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from report_builder import bundled
from report_builder.model.built import KeyFigure, KeyFigures, Report
from report_builder.model.period import spell_date
from report_builder.model.release import PUBLIC
from report_builder.report.papers import blocks_of, every_paper

if TYPE_CHECKING:
    from jinja2.sandbox import ImmutableSandboxedEnvironment

SYNTHETIC = "Synthetic data: not about real children"


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a mail is for.

    Attributes:
        is_draft: whether it brings a draft, or the paper as it was issued.
        revision: the issue that it is, or is a draft of.
        comments_by: the day up to which comments on a draft are asked for; None where nothing says when, or it is past.
        links: where the paper is found, if it is not attached.
        is_encrypted: whether a password opens the paper; its figures do not stand in the mail then.
        corrects: whether its readers had another draft of it before.
    """

    is_draft: bool
    revision: int = 1
    comments_by: date | None = None
    links: tuple[str, ...] = ()
    is_encrypted: bool = False
    corrects: bool = False


@dataclass(frozen=True, slots=True)
class MailWords:
    """Subject and body, the body as plain text and as an HTML page."""

    subject: str
    text: str
    html: str


def words_of_paper(
    report: Report, occasion: Occasion, *, checks: Sequence[Mapping[str, Any]], folders: tuple[Path, ...] = ()
) -> MailWords:
    """The mail that brings an edition.

    Args:
        report: as the edition's archive has it: its figures are as printed.
        occasion: what the mail is for.
        checks: what the manifest of that edition says that the checks found.
        folders: of templates, looked in before our own.
    """
    is_draft = occasion.is_draft
    within = {
        "report": report,
        "occasion": occasion,
        "headline": _headline(report, is_draft=is_draft),
        "key_figures": () if occasion.is_encrypted else tuple(_key_figures(report)),
        "findings": () if occasion.is_encrypted else tuple(map(_finding, checks)),
        "is_whole": report.edition != PUBLIC and not occasion.is_encrypted,
        "comments_by": spell_date(occasion.comments_by) if occasion.comments_by else "",
        "synthetic": SYNTHETIC if report.is_synthetic else "",
    }
    return _set("paper", within, subject=_subject(report, occasion), folders=folders)


def words_of_notice(subject: str, lines: Sequence[str], *, folders: tuple[Path, ...] = ()) -> MailWords:
    """The mail that tells the owner of something, one paragraph a line."""
    return _set("notice", {"headline": subject, "lines": tuple(lines)}, subject=subject, folders=folders)


def _set(name: str, within: Mapping[str, object], *, subject: str, folders: tuple[Path, ...]) -> MailWords:
    text, html = (
        _environment(folders, is_html=is_html).get_template(f"mail/{name}.{ending}.jinja").render(within)
        for ending, is_html in (("txt", False), ("html", True))
    )
    return MailWords(subject, text, html)


def _environment(folders: tuple[Path, ...], *, is_html: bool) -> ImmutableSandboxedEnvironment:
    from jinja2 import FileSystemLoader, StrictUndefined  # noqa: PLC0415  heavy
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415  heavy

    return ImmutableSandboxedEnvironment(
        loader=FileSystemLoader([*folders, bundled.folder("templates")]),
        autoescape=is_html,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _headline(report: Report, *, is_draft: bool) -> str:
    title = f"{report.title}, {report.organisation}"
    return f"DRAFT: {title}" if is_draft else title


def _subject(report: Report, occasion: Occasion) -> str:
    """The marking first, then what it is and for which day, and which revision; made up data are said here too."""
    marking = f"{report.marking}: " if report.marking else ""
    day = f", {report.date_words}" if report.date_words else ""
    made_up = " (synthetic data)" if report.is_synthetic else ""
    revision = f", revision {occasion.revision}" if occasion.revision > 1 else ""
    return f"{marking}{_headline(report, is_draft=occasion.is_draft)}{day}{revision}{made_up}"


def _key_figures(report: Report) -> Iterator[KeyFigures]:
    """Those of the paper and of the papers that it carries, marks told in words."""
    for paper in every_paper(report):
        meanings = {line.label: line.text for line in (*report.symbols, *paper.symbols)}
        for block in blocks_of(paper):
            if isinstance(block, KeyFigures):
                figures = tuple(_in_words(one, meanings) for one in block.figures)
                yield replace(block, figures=figures, note=_spelled(block.note, meanings))


def _in_words(figure: KeyFigure, meanings: Mapping[str, str]) -> KeyFigure:
    """A mark is what is read aloud in its place; a unit stands behind a number alone."""
    shown = figure.spoken or _spelled(figure.shown, meanings)
    unit = figure.unit if shown == figure.shown else ""
    change, comparator = (_spelled(words, meanings) for words in (figure.change, figure.comparator))
    return replace(figure, shown=shown, unit=unit, change=change, comparator=comparator)


def _spelled(words: str, meanings: Mapping[str, str]) -> str:
    for mark, meaning in meanings.items():
        words = words.replace(mark, meaning) if mark.startswith("[") else words
    return words


def _finding(check: Mapping[str, Any]) -> str:
    """A finding as a line: what was found where it may be said, else its name in words and its table."""
    place = " ".join(str(check[name]) for name in ("table", "column") if check.get(name))
    what = str(check.get("what") or str(check.get("name", "")).replace("-", " "))
    return f"{place}: {what}" if place else what
