"""From the keys of a config to the ReportSpec that the other rooms read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from report_builder.configfile.commentary import read_words
from report_builder.configfile.committee_keys import CommitteeKeys, ExemptKeys
from report_builder.configfile.content_keys import SectionsKeys
from report_builder.configfile.report_keys import ComparatorKeys, EditionKeys, MeetingKeys, ReportKeys
from report_builder.configfile.source import Source
from report_builder.configfile.words import Words
from report_builder.marked_yaml.fault import Fault, FaultsError, Place, nearest_place, spell_path
from report_builder.marked_yaml.strict_yaml import Tree
from report_builder.model.committee import HEADER_PARTS
from report_builder.model.publication import last_day_to_publish
from report_builder.model.slug import slug
from report_builder.model.spec import (
    Accepted,
    AddedSection,
    AskedView,
    Committee,
    Comparators,
    Correction,
    Edition,
    Exemption,
    FamilyMember,
    HeaderText,
    Meeting,
    Sections,
)


def name_of(yot: str, quarter: object) -> str:
    """The report's name in file names: rotherham-2019-20-q4; letters lose their accents."""
    return slug(f"{yot} {quarter}")


def digest_of(contents: Iterable[bytes]) -> str:
    """One hash of several files, in which the ends of the files count."""
    whole = sha256()
    for content in contents:
        whole.update(f"{len(content)}:".encode())
        whole.update(content)
    return whole.hexdigest()


_OF_NO_PAGE = ("delivery", "schedule")
"""Keys that say when a paper is due and who is mailed: another recipient does not make another paper."""


def asked(tree: Mapping[str, object]) -> bytes:
    """What a config asks of the paper itself, in one spelling: no remark, no recipient and no deadline is in it."""
    return json.dumps({key: value for key, value in tree.items() if key not in _OF_NO_PAGE}, sort_keys=True).encode()


def guarded(tree: Mapping[str, Tree]) -> bytes:
    """The same less the values of corrections and the address of a database."""
    corrections = tree.get("corrections")
    entries = corrections if isinstance(corrections, list) else []
    kept = {
        **tree,
        "corrections": [
            {key: value for key, value in one.items() if key != "value"} for one in entries if isinstance(one, dict)
        ],
        "data": None if "://" in str(tree.get("data")) else tree.get("data"),
    }
    return asked(kept)


def files_among(words: Iterable[Words], files: Iterable[Path]) -> list[bytes]:
    """The bytes of each file that a config includes, once: what it holds of words, a logo, fonts."""
    contents = [one.content for one in words if one.content is not None]
    return list(dict.fromkeys([*contents, *(file.read_bytes() for file in files)]))


def paragraphs_of(words: Iterable[Words]) -> dict[str, tuple[int, ...]]:
    """Word document -> the paragraph that each line of its Markdown comes from."""
    return {one.where.rpartition(":")[0]: one.paragraphs for one in words if one.paragraphs}


def left_aside_of(words: Iterable[Words]) -> tuple[str, ...]:
    """What of Word documents was not read, each thing once."""
    found = [(Path(one.where.rpartition(":")[0]).name, kind) for one in words for kind in one.left_aside]
    return tuple(f"{name}: its {kind} are not read" for name, kind in dict.fromkeys(found))


def comparators(keys: ComparatorKeys, members: tuple[FamilyMember, ...]) -> Comparators:
    """The comparators, with the family's members found."""
    return Comparators(members, keys.family_average, keys.pcc, keys.region, keys.national, keys.family_name)


def editions(keys: ReportKeys) -> dict[str, Edition]:
    """The editions by name, board first; a paper that is exempt as a whole has none for the public."""
    names = ("board",) if keys.committee.exempt else ("board", "public")
    return {name: _edition(name, getattr(keys.editions, name)) for name in names}


def _edition(name: str, keys: EditionKeys) -> Edition:
    return Edition(
        name=name,
        threshold=keys.smallest_count,
        marking=keys.marking,
        profile=keys.profile,
        is_zero_safe=keys.safe_zero,
        group_disclosure=keys.group_disclosure,
        minimum_denominator=keys.minimum_denominator,
        costs=keys.costs.model_dump(),
        encrypt=keys.encrypt,
        contributors=keys.contributors,
        alternatives=keys.alternatives,
        fewer_decimals=keys.fewer_decimals,
    )


def meeting(keys: MeetingKeys | None, as_at: date, *, is_late: bool) -> Meeting:
    """The meeting; without a date of its own it is on the day up to which the paper knows things.

    The paper is published on the council's own day, else on the last that the law allows, unless it is late.
    """
    if keys is None:
        return Meeting("", as_at)
    officers = keys.lead_officer, keys.prepared_by, keys.data_source
    by_law = last_day_to_publish(keys.date) if keys.date and not is_late else None
    return Meeting(keys.body, keys.date or as_at, *officers, keys.venue, keys.time, keys.publication or by_law)


def committee(keys: CommitteeKeys, places: Mapping[Any, Place]) -> Committee:
    """The header's parts in their order, and what is exempt."""
    header = tuple(
        HeaderText(part, keys.header[part], nearest_place(("committee", "header", part), places).of_text)
        for part in HEADER_PARTS
        if part in keys.header
    )
    appendices = {name: exemption(one) for name, one in keys.exempt_appendices.items()}
    whole = exemption(keys.exempt) if keys.exempt else None
    return Committee(header, whole, appendices, keys.late, keys.reference)


def exemption(keys: ExemptKeys) -> Exemption:
    """Why something is kept from the public."""
    return Exemption(tuple(keys.paragraphs), keys.interest)


def sections(keys: SectionsKeys, source: Source) -> tuple[tuple[Sections, list[Words]], list[Fault]]:
    """Changes to the outline, with the texts of added sections read."""
    added, read, faults = [], list[Words](), list[Fault]()
    for index, one in enumerate(keys.add):
        path = ("sections", "add", index, "text")
        try:
            words = read_words(one.text, path, source)
        except FaultsError as error:
            faults += [found.under(path) for found in error.faults]
            continue
        read.append(words)
        kind = one.kind, one.by, one.consent, one.printed_in
        added.append(AddedSection(one.after, one.title, words.text, words.where, *kind))
    charts = {section: tuple(names) for section, names in keys.charts.items()}
    return (Sections(tuple(keys.leave_out), tuple(keys.order), keys.titles, tuple(added), charts), read), faults


def asked_views(keys: ReportKeys, places: Mapping[Any, Place]) -> tuple[AskedView, ...]:
    """The further views, each with its place."""
    return tuple(
        AskedView(figure.view, f"{places[('figures', index)]}: {spell_path(('figures', index))}")
        for index, figure in enumerate(keys.figures)
    )


def accepted(entries: Iterable[Any]) -> tuple[Accepted, ...]:
    """Findings that somebody answers for."""
    return tuple(Accepted(one.finding, one.reason, one.by, getattr(one, "words", "")) for one in entries)


def corrections(keys: ReportKeys) -> tuple[Correction, ...]:
    """Figures that are set right."""
    return tuple(Correction(one.figure, one.value, one.reason, one.by) for one in keys.corrections)
