"""What stands beside a document: figures.json for other programs, manifest.json to vouch for the files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from report_builder.model.spec import Edition, ReportSpec
from report_builder.model.tables import Cases, Figure
from report_builder.report.figures import figure_json, findings_json
from report_builder.report.fingerprint import digest
from report_builder.report.stated import Stated


def figures_json(
    spec: ReportSpec,
    figures: tuple[Figure, ...],
    *,
    edition: Edition,
    cases: Cases,
    places: Mapping[str, tuple[str, ...]],
    key: bytes,
    commentary: tuple[str, ...] = (),
    stated: tuple[Stated, ...] = (),
    own_words: tuple[str, ...] = (),
    references: Mapping[str, str] | None = None,
    replaced: Mapping[str, Any] | None = None,
) -> bytes:
    """Every figure of an edition after protection, in the fixed form of the interface.

    `references` are the ways in which commentary asks for them, by their ids.
    `commentary` are the paragraphs that people wrote: numbers of their own stand in no figure. `stated` are the
    numbers that the service set down itself, such as a target; `own_words` what people wrote outside their
    paragraphs, such as a heading; `replaced` the issue that the paper was compared with, and its numbers that stand
    beside those of now. Where there is none, nothing is said of them; nor of words that are today's.
    """
    return _json(
        {
            "document": spec.document,
            "edition": edition.name,
            "yot": spec.yot,
            "quarter": str(spec.quarter),
            "as_at": spec.as_at.isoformat(),
            **({"terminology": spec.terminology} if spec.terminology != "current" else {}),
            "inputs": _inputs(cases, key),
            "figures": [
                figure_json(figure, places=places, reference=(references or {}).get(figure.key.id, ""))
                for figure in figures
            ],
            "findings": findings_json(cases.findings, is_protected=bool(edition.threshold)),
            "commentary": list(commentary),
            **({"stated": [one.as_json for one in stated]} if stated else {}),
            **({"own_words": list(own_words)} if own_words else {}),
            **({"replaced": replaced} if replaced else {}),
        }
    )


def manifest_json(
    spec: ReportSpec,
    files: Mapping[str, bytes],
    *,
    edition: Edition,
    cases: Cases,
    versions: Mapping[str, str],
    key: bytes,
    fingerprint: str,
    vouched: Mapping[str, Any],
) -> bytes:
    """The files' hashes, the versions that made them and keyed digests of the inputs; no time of day.

    `vouched` is what the disclosure audit has to say: its certificate, the rules, and the releases it reckoned with.
    Where the config requires an approval it says so, since an issue is made without the config.
    """
    return _json(
        {
            "document": spec.document,
            "edition": edition.name,
            "yot": spec.yot,
            "quarter": str(spec.quarter),
            "as_at": spec.as_at.isoformat(),
            "fingerprint": fingerprint,
            "config": digest(spec.digest, key=key),
            "inputs": _inputs(cases, key),
            "checks": findings_json(cases.findings, is_protected=bool(edition.threshold)),
            **({"approval": spec.approval} if spec.approval == "required" else {}),
            **vouched,
            "versions": dict(versions),
            "files": {name: sha256(content).hexdigest() for name, content in sorted(files.items())},
        }
    )


def _inputs(cases: Cases, key: bytes) -> list[dict[str, str]]:
    return [{"file": one.file, "digest": digest(one.sha256, key=key)} for one in cases.inputs]


def _json(content: Mapping[str, Any]) -> bytes:
    return (json.dumps(content, indent=1, ensure_ascii=False) + "\n").encode("utf-8")
