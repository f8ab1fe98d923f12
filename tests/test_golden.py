"""The page of every paper against the one that was looked at last: what a change of a template does, in one file.

`pytest tests/test_golden.py --write-golden` writes the files in tests/golden anew; look at their difference before it
goes in.
"""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest
from every_paper import EDITIONS, EveryPaper
from golden import readable

pytestmark = pytest.mark.slow

GOLDEN = Path(__file__).parent / "golden"
MOST_SHOWN = 300
PAGE = (
    '<!DOCTYPE html><html><head><meta name="fingerprint" content="{fingerprint}"><style>{style}</style></head><body>'
    '<main><h1>A</h1><p id="p">One  child, <strong>two</strong> more. {sentence}</p><img src="{drawing}" alt="Bars">'
    "<table><tr><th>Area</th>\n<td>3</td></tr></table></main></body></html>"
)
PARTS = {"fingerprint": "ab", "style": "p {}", "sentence": "And a third.", "drawing": "data:,A"}


@pytest.mark.parametrize(("config", "edition"), EDITIONS)
def test_the_page_is_the_one_that_was_looked_at_last(
    config: str, edition: str, papers: EveryPaper, pytestconfig: pytest.Config
) -> None:
    file = GOLDEN / f"{config}-{edition}.html"
    found = readable(papers.read(config, edition, "html").decode())
    if pytestconfig.getoption("--write-golden"):
        GOLDEN.mkdir(exist_ok=True)
        file.write_text(found, encoding="utf-8")
        return

    kept = file.read_text(encoding="utf-8") if file.exists() else ""
    lines = [*difflib.unified_diff(kept.splitlines(), found.splitlines(), file.name, "as built now", lineterm="", n=2)]
    if lines:
        more = [f"... and {len(lines) - MOST_SHOWN} more lines"] if len(lines) > MOST_SHOWN else []
        said = ["the page has changed; if that is meant, write it anew: pytest tests/test_golden.py --write-golden"]
        pytest.fail("\n".join([*said, *lines[:MOST_SHOWN], *more]), pytrace=False)


def test_every_kept_page_is_of_a_paper_and_all_are_small(pytestconfig: pytest.Config) -> None:
    if pytestconfig.getoption("--write-golden"):
        pytest.skip("the pages are being written")
    kept = sorted(GOLDEN.iterdir())

    assert [file.name for file in kept] == sorted(f"{config}-{edition}.html" for config, edition in EDITIONS)
    assert sum(file.stat().st_size for file in kept) < 3_000_000


@pytest.mark.parametrize(
    ("part", "other", "is_seen"),
    [
        ("fingerprint", "cd", False),
        ("style", "p { margin: 0 }", False),
        ("drawing", "data:,B", False),
        ("sentence", "And a fourth.", True),
    ],
)
def test_what_no_template_and_no_sentence_says_is_left_out(part: str, other: str, is_seen: bool) -> None:
    assert (readable(PAGE.format(**PARTS)) != readable(PAGE.format(**{**PARTS, part: other}))) == is_seen


def test_an_element_has_a_line_and_a_long_one_a_line_for_each_sentence() -> None:
    sentence = "It goes on for so long that it does not fit on the line of its paragraph, whatever it is of. And ends."

    assert readable(PAGE.format(**{**PARTS, "sentence": sentence})).splitlines() == [
        "<html>",
        " <head>",
        '  <meta name="fingerprint">',
        "  <style></style>",
        " </head>",
        " <body>",
        "  <main>",
        "   <h1>A</h1>",
        '   <p id="p">',
        "    One child, <strong>two</strong> more.",
        "    It goes on for so long that it does not fit on the line of its paragraph, whatever it is of.",
        "    And ends.",
        "   </p>",
        '   <img alt="Bars">',
        "   <table>",
        "    <tr>",
        "     <th>Area</th>",
        "     <td>3</td>",
        "    </tr>",
        "   </table>",
        "  </main>",
        " </body>",
        "</html>",
    ]
