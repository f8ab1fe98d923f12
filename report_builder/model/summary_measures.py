"""A service's own yearly indicators, as its plans print them: each year is set down in `published` with its source."""

from __future__ import annotations

from report_builder.model.definition import Measure

_PLAN = "The service's own yearly return"

SUMMARY = (
    Measure(
        "fte_change", "First time entrants, change from the year before", "difference", 1,
        "first time entrants of the year less those of the year before", "%", "first time entrants of the year before",
        good_is="low", period="latest", source=_PLAN, lag="about six months", is_published=True,
        comparability="first time entrants, yearly change",
        subject="the change in first time entrants from the year before",
    ),
    Measure(
        "local_reoffences", "Reoffences per child, local 12-month tracker", "ratio", 2,
        "reoffences within 12 months", "reoffences per child",
        "children with a substantive outcome from January to March",
        good_is="low", period="latest", source=_PLAN, lag="12 months", is_published=True,
        comparability="local tracker, cohort of January to March, 12 months",
        subject="the number of reoffences per child by the local 12-month tracker",
    ),
    Measure(
        "custody_share", "Custodial sentences, share of children sentenced", "share", 1,
        "children sentenced to custody in the year", "%", "children who appeared at court and were sentenced in the year",
        base=100, good_is="low", period="latest", source=_PLAN, lag="one quarter", is_published=True,
        comparability="custodial sentences, share of court outcomes",
        subject="the share of children sentenced who were sentenced to custody",
    ),
    Measure(
        "ete_suitable_year", "In suitable education, training or employment at the end, yearly", "share", 1,
        "orders ended in the year in suitable education, training or employment", "%", "orders ended in the year",
        base=100, counts="events", good_is="high", period="latest", source=_PLAN, lag="one quarter", is_published=True,
        comparability="education, training or employment at the end of an order, yearly",
        subject="the share of orders of the year that ended in suitable education, training or employment",
    ),
)  # fmt: skip
