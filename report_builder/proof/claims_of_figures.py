"""Holds the claims of a commentary to the figures of its edition: what the numbers do not say, the text may not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from report_builder.proof.claimed.majorities import majority_faults
from report_builder.proof.claimed.said import Cited, Held, said_in
from report_builder.proof.claimed.series import edition_of
from report_builder.proof.claimed.standings import standing_faults
from report_builder.proof.claimed.trends import trend_faults
from report_builder.proof.paper import Fault, Passage


def claims_held_to(
    passages: Iterable[Passage],
    figures: Iterable[Mapping[str, Any]],
    *,
    stale: Mapping[str, str],
    as_at: date | None = None,
    cited: Mapping[Passage, Iterable[Cited]] | None = None,
) -> Iterator[Fault]:
    """Every claim of some passages that the figures of an edition do not bear out.

    Trend words ("fell", "continues to rise", "improved", "doubled") need two figures of one measure that are neither
    stale nor withheld nor of a cohort still followed, for separate periods of one length, and whose difference is more
    than chance can make. "Below" and "lowest" are held to the periods of which they are said, "most" to the share. What
    stands within a passage's `cited` came from the figures and is left alone. Nothing is said of a withheld figure but
    that the edition does not bear the claim out.

    Args:
        passages: of the commentary, its references filled in; a heading says what "the rate" of its section is.
        figures: as figures.json of the edition lists them, after protection.
        stale: measure -> why it has no new data, as `no_update` of the config says.
        as_at: what the paper may know; without it a cohort is held to be followed for as long as its mean says.
        cited: passage -> (start, end, measure) of its references, where they are known.
    """
    edition = edition_of(figures, stale)
    held = Held(edition, as_at, {passage: tuple(found) for passage, found in (cited or {}).items()})
    heading = ""
    for passage in passages:
        heading = passage.text if passage.kind == "heading" else heading
        if passage.kind in {"heading", "table"}:
            continue
        for said in said_in(passage, held.cited.get(passage, ()), heading):
            yield from trend_faults(said, held)
            yield from standing_faults(said, held)
            yield from majority_faults(said, held)
