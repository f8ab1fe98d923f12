"""A view: the only thing that a chart, a table, a sentence or a commentary can ask for."""

from __future__ import annotations

from dataclasses import dataclass

from report_builder.model.key import Labels

AREAS = ("own", "family", "members", "pcc", "region", "national")
"""own: the service; family: the comparator average; members: each family member; national: as config names it."""

PERIODS = ("default", "quarter", "year", "quarters", "months", "five-years", "two-years", "latest", "cohort", "month")
"""quarter: of the report. year: the 12 months to its end. quarters/months: those of that year, each.
month: its last month. latest, two-years, five-years: the latest known published periods. cohort: the tracker's,
default: what the registry names for the measure. An explicit `2020-01-01/2020-03-31` is allowed too."""


@dataclass(frozen=True, slots=True, order=True)
class View:
    """A measure x dimensions x areas x periods, of a named group.

    Attributes:
        measure: an id of the registry.
        dimensions: crossed with each other, every category of each: ("age", "sex").
        fixed: categories that are picked, not spread: (("sex", "female"),). They stand in `by`.
        of: the group that it is narrowed to; the denominator of a share. It stands in `of`.
        areas: words of AREAS.
        periods: a word of PERIODS, or an explicit period.
        variety: "" or `rank`, `change` or `one` (what one more child or event adds to a rate).
    """

    measure: str
    dimensions: tuple[str, ...] = ()
    fixed: Labels = ()
    of: Labels = ()
    areas: tuple[str, ...] = ("own",)
    periods: str = "default"
    variety: str = ""
