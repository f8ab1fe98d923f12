"""Any paper, by the ending of its file's name."""

from __future__ import annotations

from report_builder.proof.paper import Paper
from report_builder.proof.reading.plain import passages_of

ENDINGS = (".txt", ".md", ".html", ".docx", ".pdf")
"""What is read."""


def read_paper(name: str, content: bytes) -> Paper:
    """A paper as the proof-reader sees it.

    Args:
        name: the file's.
        content: its bytes.
    """
    lines = content.decode("utf-8").split("\n")
    return Paper(name, passages_of((f"line {number}", line) for number, line in enumerate(lines, 1)))
