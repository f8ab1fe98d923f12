"""Papers in Markdown and HTML: the same passages as their readers see, each on its line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.proof.reading.html import html_passages
from report_builder.proof.reading.markdown import markdown_passages

MARKDOWN = """---
title: not for readers
---
# 1. Background

1.1 Of the 14 **young
people** 72% (10) have needs.

* one
* two

| Area | 2019 | 2020 |
|---|--:|--:|
| North | 1 | 2 |

Chart 1a: The title
"""

HTML = """<html><head><title>no</title><style>p {}</style></head><body>
<nav><p>Contents</p></nav>
<h2>Custody</h2>
<dl><dt>Date</dt><dd>13 July 2020</dd></dl>
<p><span>2.4</span> There were <b>12</b>%
of them.<!-- <p>not this</p> -->
<ul><li>one<li><p>two</p></ul>
<table><caption>Table 3: Children</caption>
<tr><th rowspan="2">Area<th colspan="2">Boys</tr><tr><th>10<th>11</tr><tr><td>North<td>1<td>2</table>
<p hidden>nor this</p><div aria-hidden="true"><p>nor that</p></div>
<svg><text>9</text></svg><script>var a = "<p>8</p>";</script><p>end
"""


def test_markdown_is_read_as_its_reader_sees_it() -> None:
    found = [(each.kind, each.number, each.text) for each in markdown_passages(MARKDOWN)]

    assert found == [
        ("heading", "1", "Background"),
        ("paragraph", "1.1", "Of the 14 young people 72% (10) have needs."),
        ("item", "", "one"),
        ("item", "", "two"),
        ("table", "", "Area | 2019 | 2020 | North | 1 | 2"),
        ("caption", "Chart 1a", "The title"),
    ]


def test_markdown_knows_the_line_of_every_word() -> None:
    paragraph = markdown_passages(MARKDOWN)[1]

    assert paragraph.place_at(paragraph.text.index("young")) == "line 6"
    assert paragraph.place_at(paragraph.text.index("72%")) == "line 7"


def test_a_table_in_markdown_has_its_rows() -> None:
    assert markdown_passages(MARKDOWN)[4].rows == (("Area", "2019", "2020"), ("North", "1", "2"))


def test_html_within_markdown_is_read_as_html() -> None:
    (found,) = markdown_passages("\n\n<p>There were <b>12</b>%</p>\n")

    assert (found.text, found.place_at(0)) == ("There were 12%", "line 3")


def test_html_is_read_as_its_reader_sees_it() -> None:
    found = [(each.kind, each.number, each.text) for each in html_passages(HTML)]

    assert found == [
        ("heading", "", "Custody"),
        ("paragraph", "", "Date: 13 July 2020"),
        ("paragraph", "2.4", "There were 12% of them."),
        ("item", "", "one"),
        ("item", "", "two"),
        ("caption", "Table 3", "Children"),
        ("table", "", "Area | Boys | Boys |  | 10 | 11 | North | 1 | 2"),
        ("paragraph", "", "end"),
    ]


def test_heads_that_reach_over_columns_and_rows_stand_over_each() -> None:
    table = next(each for each in html_passages(HTML) if each.rows)

    assert table.rows == (("Area", "Boys", "Boys"), ("", "10", "11"), ("North", "1", "2"))


def test_html_knows_the_line_of_every_word() -> None:
    paragraph = html_passages(HTML)[2]

    assert paragraph.place_at(paragraph.text.index("12%")) == "line 5"
    assert paragraph.place_at(paragraph.text.index("of them")) == "line 6"


def test_a_cell_that_claims_a_million_columns_covers_one() -> None:
    (table,) = html_passages('<table><tr><th colspan="1000000">Area</tr></table>')

    assert table.rows == (("Area",),)


def test_a_comment_that_never_ends_hides_the_rest() -> None:
    assert [each.text for each in html_passages("<p>one</p><!-- <p>two</p>")] == ["one"]


def test_a_sign_for_less_than_is_a_sign() -> None:
    assert [each.text for each in html_passages("<p>custody < 5 of 20</p>")] == ["custody < 5 of 20"]


@pytest.mark.parametrize(
    "piece", ["<a ", "<a b='", "<!--", "<![x>", "<?", "</", "<td>", "<svg>", "&#x", "<tr><th rowspan=99>"]
)
def test_markup_without_end_is_read_to_its_end(piece: str) -> None:
    assert isinstance(html_passages(piece * 2_000 + "words"), tuple)


@given(st.text(alphabet="<>/!-&;\"'= \nabdhlprt1", max_size=200))
def test_every_page_is_read(text: str) -> None:
    for passage in (*html_passages(text), *markdown_passages(text)):
        assert passage.text
        assert all(0 <= start <= len(passage.text) for start, _ in passage.places)
