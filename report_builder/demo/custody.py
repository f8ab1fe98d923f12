"""Custodial sentences and remands: 4 sentences April 2019 to March 2020, as the board was told in July 2020."""

from __future__ import annotations

from collections.abc import Iterable

from report_builder.demo.child import Child, Detention
from report_builder.demo.days import age_on
from report_builder.demo.records import Custody


def custody(detentions: Iterable[Detention], children: Iterable[Child], ids: dict[str, str]) -> list[Custody]:
    """The table `custody`, by the day on which it began."""
    born = {child.tag: child.born for child in children}
    rows = [
        Custody(
            person_id=ids[each.tag],
            kind=each.kind,
            start_date=each.start,
            end_date=each.end,
            age_at_offence=age_on(each.offence_date, born[each.tag]),
            age_at_sentence=age_on(each.start, born[each.tag]) if each.kind == "sentence" else None,
            order="detention and training order" if each.kind == "sentence" else "remand to youth detention",
            offence_category=each.category,
            breach_of=each.breach_of,
        )
        for each in detentions
    ]
    return sorted(rows, key=lambda row: (row.start_date, row.person_id))
