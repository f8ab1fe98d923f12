"""A Word document at work: where the next paragraph goes, and what is counted on the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from docx.document import Document
from docx.text.paragraph import Paragraph

from report_builder.errors import Complaint, ConfigError, did_you_mean
from report_builder.model.built import Report
from report_builder.report.word.numbers import Numbers
from report_builder.report.word.xml import add_bookmark, number_paragraph

_DEEPEST_HEADING = 5


@dataclass(slots=True)
class Sheet:
    """Paragraph follows paragraph at the end of the document.

    Attributes:
        document: what is written into.
        paper: the paper at work, which may be one that another carries; `depth` says how deep it lies.
        as_png: draws a picture of the paper as PNG.
        places: every anchor that has been set; `asked` what links lead to.
    """

    document: Document
    paper: Report
    as_png: Callable[[bytes], bytes]
    numbers: Numbers
    depth: int = 0
    places: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def paragraph(self, style: str, text: str = "") -> Paragraph:
        """A paragraph in a style."""
        return self.document.add_paragraph(text, style)

    def heading(self, level: int, text: str = "", *, list_id: int | None = None) -> Paragraph:
        """A heading of the paper's own level, a level deeper for each paper around it; without a list, no number."""
        made = self.paragraph(f"Heading {min(level + self.depth, _DEEPEST_HEADING)}", text)
        number_paragraph(made, list_id or 0, 0)
        return made

    def mark(self, paragraph: Paragraph, anchor: str) -> None:
        """Make a paragraph a place that links can lead to."""
        place = self.paper.prefix + anchor
        add_bookmark(paragraph, place, number=len(self.places))
        self.places.append(place)

    def address(self, href: str) -> str:
        """Where a link leads: within the paper, to the paper's own place of that name."""
        if not href.startswith("#"):
            return href
        place = self.paper.prefix + href[1:]
        self.asked.append(place)
        return f"#{place}"

    def insist_links_lead_somewhere(self) -> None:
        """Stop at a link to a place that the document does not have.

        Raises:
            ConfigError: naming each; it came from the commentary.
        """
        wrong = sorted(set(self.asked) - set(self.places))
        if wrong:
            raise ConfigError(
                Complaint(
                    f"a link leads to '#{name}', which the paper does not have", mend=did_you_mean(name, self.places)
                )
                for name in wrong
            )
