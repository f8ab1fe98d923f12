"""The last gate before the shelf: an edition whose finished files give anything away is not written."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from report_builder.audit.certificate import Certificate, certify
from report_builder.audit.compare import compare
from report_builder.audit.knowledge import Rules
from report_builder.audit.read import read_artefact
from report_builder.audit.records import plain_hashes
from report_builder.errors import Complaint, DisclosureError
from report_builder.model.release import Release


@dataclass(frozen=True, slots=True)
class Vouched:
    """An edition that withstood both attacks.

    Attributes:
        certificate: what a reader could at most work out.
        warnings: what people wrote and no figure bears out, with its place and without the number.
    """

    certificate: Certificate
    warnings: tuple[str, ...]


def vouch(
    files: Mapping[str, bytes], rules: Rules, *, earlier: Iterable[Release] = (), hashes: Mapping[str, str]
) -> Vouched:
    """Attack figures.json together with all that its readers hold, and look for anything else in the finished files.

    Args:
        files: name -> content, figures.json among them, as they will be written.
        rules: the edition's.
        earlier: what the same audience, or a wider one, was sent before.
        hashes: input file -> its plain sha256, which must stand nowhere.

    Raises:
        DisclosureError: a reader could work out a withheld number, or a file says more than figures.json.
    """
    document = json.loads(files["figures.json"])
    certificate = certify(document, rules, earlier=earlier)
    complaints, warnings = told(files, document)
    complaints += [
        Complaint(what, f"figures.json: {place}", "report it as a fault of ours")
        for place, what in plain_hashes(document, hashes)
    ]
    if complaints:
        raise DisclosureError(complaints)
    return Vouched(certificate, warnings)


def told(files: Mapping[str, bytes], document: Mapping[str, Any]) -> tuple[list[Complaint], tuple[str, ...]]:
    """What the finished files tell that a figures.json does not: what is certain, and what is to be looked at."""
    leaks = compare([read_artefact(name, content) for name, content in files.items()], document)
    complaints = [
        Complaint(leak.what, f"{leak.file}: {leak.place}", "take out what says so, or report it as a fault of ours")
        for leak in leaks
        if leak.is_certain
    ]
    return complaints, tuple(f"{leak.file}: {leak.place}: {leak.what}" for leak in leaks)
