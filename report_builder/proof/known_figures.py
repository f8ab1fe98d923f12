"""The figures that an edition shows, as a proof-reader of its commentary looks them up: by value, and by words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from report_builder.proof.text.rule import rule
from report_builder.proof.text.tokens import Sort, Token

_SORTS = {
    "count": {Sort.COUNT},
    "share": {Sort.PERCENT, Sort.RATIO},
    "rate": {Sort.COUNT, Sort.NUMBER},
    "ratio": {Sort.COUNT, Sort.NUMBER},
    "mean": {Sort.COUNT, Sort.NUMBER},
    "difference": {Sort.POINTS, Sort.PERCENT},
    "money": {Sort.MONEY},
}
_WORD = rule(r"[a-z]{3,}|\d+")
_COMMON = frozenset(
    (
        *(
            "the",
            "and",
            "for",
            "with",
            "all",
            "not",
            "any",
            "share",
            "number",
            "rate",
            "per",
            "children",
            "child",
            "young",
        ),
        *("people", "person", "aged", "years", "known", "recorded", "other", "under", "over"),
    )
)


@dataclass(frozen=True, slots=True)
class KnownFigure:
    """A figure that is shown.

    Attributes:
        kind: count, share, rate, ratio, mean, difference or money.
        value: as printed.
        shown: its printed words.
        subject: what it is of: "Children on the caseload, girls".
        reference: what prints it, as it stands within braces.
        is_plain: whether words without an area and a period may mean it.
    """

    kind: str
    value: Decimal
    shown: str
    subject: str
    reference: str
    is_plain: bool

    @property
    def braced(self) -> str:
        """The reference as it is typed."""
        return f"{{{{ {self.reference} }}}}"

    def is_like(self, token: Token) -> bool:
        """Whether a number in a text may be meant for a figure of this kind; people are counted, not rated."""
        if token.is_person and self.kind != "count":
            return False
        return token.sort in _SORTS.get(self.kind, ())


def figures_of_value(token: Token, figures: Iterable[KnownFigure]) -> list[KnownFigure]:
    """The figures that a number may have been copied from: of its kind, and equal at its decimals."""
    step = Decimal(1).scaleb(-token.decimals)
    return [
        each
        for each in figures
        if each.is_like(token)
        and (each.value == token.value or (each.kind != "count" and each.value.quantize(step) == token.value))
    ]


def figures_of_words(text: str, figures: Sequence[KnownFigure]) -> list[KnownFigure]:
    """Of some figures those that a sentence speaks of: all of their words are in it, and of no other more are.

    Of figures that differ in common words alone it is the one with the shortest subject, which is the whole.

    Args:
        text: the sentence.
        figures: the service's own figures of now alone are looked at.
    """
    said = _words(text)
    plain = ((each, _words(each.subject)) for each in figures if each.is_plain)
    found = [((len(words), -len(each.subject)), each) for each, words in plain if words and words <= said]
    most = max((mark for mark, _ in found), default=(0, 0))
    return [each for mark, each in found if mark == most]


def _words(text: str) -> frozenset[str]:
    """The words that tell one figure from another, without the endings of their plurals."""
    return frozenset(word.removesuffix("s") for word in _WORD.findall(text.lower()) if word not in _COMMON)
