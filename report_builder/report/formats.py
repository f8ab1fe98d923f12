"""A composed report in each form that was asked for. A new form is one function here, and a file of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from report_builder.model.built import Report
from report_builder.model.spec import ReportSpec

Folders = tuple[Path, ...]


def files_of(
    report: Report, spec: ReportSpec, *, name: str, formats: Sequence[str], folders: Folders
) -> dict[str, bytes]:
    """File name -> bytes, in the order of `WRITERS`.

    Args:
        report: what to set.
        spec: the council's own wishes, such as its Word document.
        name: of the files, without their endings.
        formats: endings, among `WRITERS`.
        folders: template folders that are looked in before our own.

    Raises:
        ConfigError: a text uses a character that the fonts lack, or a template of the workspace's own is at fault.
        OutsideError: a system library is missing.
    """
    return {f"{name}.{ending}": write(report, spec, folders) for ending, write in WRITERS.items() if ending in formats}


def _pdf(report: Report, spec: ReportSpec, folders: Folders) -> bytes:  # noqa: ARG001  all have one signature
    from report_builder.report.typeset import to_pdf  # noqa: PLC0415  weasyprint is heavy

    return to_pdf(report, folders=folders)


def _html(report: Report, spec: ReportSpec, folders: Folders) -> bytes:  # noqa: ARG001
    from report_builder.report.html import to_html  # noqa: PLC0415  jinja2 is heavy

    return to_html(report, for_print=False, folders=folders).encode("utf-8")


WRITERS: Mapping[str, Callable[[Report, ReportSpec, Folders], bytes]] = {"pdf": _pdf, "html": _html}
