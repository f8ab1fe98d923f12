"""Commentary is found where it is written, in the config or in files beside it, and cut at its headings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from report_builder.model.spec import Commentary, ReportSpec

More = Callable[[str], ReportSpec]


def test_commentary_knows_the_line_on_which_each_text_begins(workspace: Path, read_more: More) -> None:
    (workspace / "tracker.md").write_text("So far.\n", encoding="utf-8")

    spec = read_more(
        "commentary:\n"
        "  custody: |\n"
        "    Few.\n"
        "  reoffending: None.\n"
        "  tracker: tracker.md\n"
        "  ethnicity:\n"
        "    board: >-\n"
        "      For\n"
        "      members.\n"
        "    public: For all.\n"
    )

    assert spec.commentary == (
        Commentary("custody", {"board": "Few.\n", "public": "Few.\n"}, "board.yaml:12"),
        Commentary("reoffending", {"board": "None.", "public": "None."}, "board.yaml:13"),
        Commentary("tracker", {"board": "So far.\n", "public": "So far.\n"}, "tracker.md:1"),
        Commentary("ethnicity", {"board": "For members."}, "board.yaml:17"),
        Commentary("ethnicity", {"public": "For all."}, "board.yaml:19"),
    )


def test_a_file_of_all_commentary_is_split_at_its_headings(workspace: Path, read_more: More) -> None:
    (workspace / "words.md").write_text(
        "# July\n\n## custody\n\nFew.\n\n### Why\n\n```\n## not a heading\n```\n## First time entrants ##\nMany.\n",
        encoding="utf-8",
    )

    spec = read_more("commentary: words.md\n")

    custody = "\nFew.\n\n### Why\n\n```\n## not a heading\n```\n"
    assert spec.commentary == (
        Commentary("custody", {"board": custody, "public": custody}, "words.md:4"),
        Commentary("first-time-entrants", {"board": "Many.\n", "public": "Many.\n"}, "words.md:13"),
    )
