"""A changed figure in words that tell it from every other of one list: with its area and the base of its rate."""

from __future__ import annotations

from report_builder.model.changed import Json
from report_builder.report.explained import in_words


def words_of(figure: Json) -> str:
    """Custodial sentences, Doncaster, per 1,000 children aged 10 to 17; the 12 months to March 2020.

    Args:
        figure: an entry of figures.json.
    """
    what, _, period = in_words(figure).rpartition("; ")
    return "; ".join((", ".join(filter(None, (what, _service(figure), _base(figure)))), period))


def _service(figure: Json) -> str:
    """Another service of the same kind, of which `in_words` does not say whose the figure is."""
    place = str(figure["id"]).split("/")[1]
    return str(figure["area"]) if place.startswith("yjs=") else ""


def _base(figure: Json) -> str:
    return str(figure["unit"]) if str(figure["unit"]).startswith("per ") else ""
