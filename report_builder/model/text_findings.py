"""The classes of findings in a text, which a config accepts for the words of one passage alone."""

from __future__ import annotations

TEXT_FINDINGS = frozenset(
    (
        *("acronym-two-meanings", "acronym-unexplained", "claim-without-figures", "comparison", "complement"),
        *("contradicting-dates", "date-that-does-not-exist", "direction", "double-number", "everybody-in-a-group"),
        *("impossible-share", "later-date-as-past", "missing-reference", "numbering", "outdated-term"),
        *("parts-and-whole", "percentage-points", "period", "picked-out-child", "placeholder", "promise-broken"),
        *("rank", "rate-without-base", "ratio", "relative-change", "share-of-count", "share-without-base"),
        *("shares-to-100", "signed-change", "small-number", "stale-claim", "table-sum", "typed-number", "unit"),
        *("unlike-compared", "weekday", "words-and-number"),
    )
)
"""Every class of the proof-reader, and `typed-number`, which only commentary can have."""
