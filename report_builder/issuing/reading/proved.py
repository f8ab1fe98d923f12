"""What is said of a part that was regenerated: what was proved of it, and of which issue it is."""

from __future__ import annotations

from report_builder.issuing.issued import Issued
from report_builder.issuing.reading.appendix import Regenerated
from report_builder.model.period import spell_date


def proved_of(edition: Issued, made: Regenerated) -> list[str]:
    """What was proved of a part, and which issue it is of."""
    issue = f"as in revision {edition.revision}" if edition.revision else "as it was built"
    if edition.issued_on:
        issue += f", issued on {spell_date(edition.issued_on)}"
    if set(made.as_issued) == set(made.files):
        return [f"{made.name}: byte for byte {issue}"]
    figures = "1 figure, " if made.proved == 1 else f"{made.proved} figures, each "
    lines = [f"{made.name}: {figures if made.proved else 'it states no figure; taken '}{issue}"]
    return lines + [f"{name}: byte for byte {issue}" for name in made.as_issued]
