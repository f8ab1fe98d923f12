"""The last gate before the shelf: an edition whose finished files give anything away is not written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from report_builder.audit.artefacts import Artefact
from report_builder.audit.compare import Comparison
from report_builder.audit.read import read_artefact
from report_builder.audit.records import plain_hashes
from report_builder.errors import Complaint, DisclosureError


def vouch(
    artefacts: Iterable[Artefact],
    document: Mapping[str, Any],
    *,
    hashes: Mapping[str, str],
    comparison: Comparison | None = None,
) -> tuple[str, ...]:
    """Look in the finished files of an edition for anything that its figures.json does not say.

    The numbers themselves are attacked by `certificate.certify`, which needs no finished file.

    Args:
        artefacts: all files as they will be written, taken apart by `read_artefact`; figures.json is among them.
        document: the figures.json.
        hashes: input file -> its plain sha256, which must stand nowhere.
        comparison: with that figures.json, which may have looked at some of these very files already.

    Returns:
        Warnings: what people wrote and no figure bears out, with its place and without the number.

    Raises:
        DisclosureError: a file says more than figures.json.
    """
    complaints, warnings = _told(artefacts, comparison or Comparison(document))
    complaints += [
        Complaint(what, f"figures.json: {place}", "report it as a fault of ours")
        for place, what in plain_hashes(document, hashes)
    ]
    if complaints:
        raise DisclosureError(complaints)
    return warnings


def told(files: Mapping[str, bytes], document: Mapping[str, Any]) -> tuple[list[Complaint], tuple[str, ...]]:
    """What the finished files tell that a figures.json does not: what is certain, and what is to be looked at."""
    return _told((read_artefact(name, content) for name, content in files.items()), Comparison(document))


def _told(artefacts: Iterable[Artefact], comparison: Comparison) -> tuple[list[Complaint], tuple[str, ...]]:
    leaks = comparison.leaks(artefacts)
    complaints = [
        Complaint(leak.what, f"{leak.file}: {leak.place}", "take out what says so, or report it as a fault of ours")
        for leak in leaks
        if leak.is_certain
    ]
    return complaints, tuple(f"{leak.file}: {leak.place}: {leak.what}" for leak in leaks)
