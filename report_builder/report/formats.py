"""A composed report in each form that was asked for. A new form is one function here, and a file of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from report_builder.aside.asking import HERE, Answer, Aside, Later
from report_builder.model.built import Report

Folders = tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """What a form may need besides the paper.

    `reference_document` is the council's own for Word; `folders` of templates are looked in before our own; `as_png`
    draws the chart of an SVG picture of the report once more, as PNG.
    """

    reference_document: Path | None
    folders: Folders
    as_png: Callable[[bytes], bytes]


def files_of(report: Report, setting: Setting, *, name: str, formats: Sequence[str]) -> dict[str, bytes]:
    """File name -> bytes, in the order of `WRITERS`.

    Args:
        report: what to set.
        setting: what its forms need besides.
        name: of the files, without their endings.
        formats: endings, among `WRITERS`.

    Raises:
        ConfigError: a text uses a character that the fonts lack, or a template of the workspace's own is at fault.
        OutsideError: a system library is missing.
    """
    return {file: form.get() for file, form in asked_of(report, setting, name=name, formats=formats).items()}


def asked_of(
    report: Report, setting: Setting, *, name: str, formats: Sequence[str], aside: Aside = HERE
) -> dict[str, Answer[bytes]]:
    """File name -> its bytes, sooner or later, in the order of `WRITERS`: pages are set `aside`, the rest is made here.

    Args:
        report: as of `files_of`, whose errors the answers raise.
        setting: likewise.
        name: likewise.
        formats: likewise.
        aside: where pages are set.
    """
    made: dict[str, Answer[bytes]] = {}
    for ending, write in WRITERS.items():
        if ending in formats:
            is_aside = ending == "pdf"
            made[f"{name}.{ending}"] = (
                aside.ask(_pages, report, setting.folders) if is_aside else Later(partial(write, report, setting))
            )
    return made


def _pdf(report: Report, setting: Setting) -> bytes:
    return _pages(report, setting.folders)


def _pages(report: Report, folders: Folders) -> bytes:
    from report_builder.report.typeset import to_pdf  # noqa: PLC0415  weasyprint is heavy

    return to_pdf(report, folders=folders)


def _html(report: Report, setting: Setting) -> bytes:
    from report_builder.report.html import to_html  # noqa: PLC0415  jinja2 is heavy

    return to_html(report, for_print=False, folders=setting.folders).encode("utf-8")


def _docx(report: Report, setting: Setting) -> bytes:
    from report_builder.report.word.document import to_docx  # noqa: PLC0415  python-docx is heavy

    return to_docx(report, base=setting.reference_document, as_png=setting.as_png)


def _xlsx(report: Report, setting: Setting) -> bytes:  # noqa: ARG001  all have one signature
    from report_builder.report.workbook.front import workbook_of  # noqa: PLC0415  only where it is asked for
    from report_builder.report.workbook.xlsx import to_xlsx  # noqa: PLC0415

    return to_xlsx(workbook_of(report))


def _ods(report: Report, setting: Setting) -> bytes:  # noqa: ARG001
    from report_builder.report.workbook.front import workbook_of  # noqa: PLC0415  only where it is asked for
    from report_builder.report.workbook.ods import to_ods  # noqa: PLC0415

    return to_ods(workbook_of(report))


WRITERS: Mapping[str, Callable[[Report, Setting], bytes]] = {
    "pdf": _pdf,
    "html": _html,
    "docx": _docx,
    "xlsx": _xlsx,
    "ods": _ods,
}
