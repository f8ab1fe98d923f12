"""Commentary becomes clean, numberable blocks."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from report_builder.report.markdown import MarkdownBlock, clean_markup, markdown_blocks, render_markdown


def test_paragraphs_come_without_their_element_and_lists_with_it() -> None:
    text = "First.\n\n- one\n- two\n\nLast **word**."

    blocks = markdown_blocks(text)

    assert blocks == (
        MarkdownBlock("paragraph", "First."),
        MarkdownBlock("list", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"),
        MarkdownBlock("paragraph", "Last <strong>word</strong>."),
    )


def test_each_kind_of_block_is_named() -> None:
    text = "# Head\n\ntext\n\n1. one\n\n> said\n\n|a|\n|-|\n|b|\n\n---\n"

    kinds = [block.kind for block in markdown_blocks(text)]

    assert kinds == ["heading", "paragraph", "list", "quote", "table", "other"]


def test_headings_start_below_the_section_and_none_is_skipped() -> None:
    text = "# A\n\n### B\n\n## C\n\n##### D\n\n# E"

    html = render_markdown(text)

    assert re.findall(r"<(h\d)>(\w)", html) == [("h3", "A"), ("h4", "B"), ("h4", "C"), ("h5", "D"), ("h3", "E")]


def test_headings_go_no_lower_than_six() -> None:
    html = render_markdown("# A\n## B\n### C\n#### D", top_level=4)

    assert re.findall(r"<(h\d)>", html) == ["h4", "h5", "h6", "h6"]


def test_raw_html_is_printed_and_not_obeyed() -> None:
    html = render_markdown('<script>alert(1)</script>\n\na <img src="x" onerror="y"> b')

    assert "<script" not in html
    assert "<img" not in html
    assert "&lt;script&gt;" in html


def test_a_picture_is_replaced_by_its_text() -> None:
    html = render_markdown("See ![the *map*](http://example.org/map.png).")

    assert html == "<p>See the map.</p>"


def test_only_links_that_lead_out_or_within_are_kept() -> None:
    html = render_markdown(
        "[a](https://example.org) [b](#table-3) [c](other.html) <mailto:x@example.org> [d](file:///etc/hosts)"
    )

    assert re.findall(r'href="([^"]*)"', html) == ["https://example.org", "#table-3", "mailto:x@example.org"]
    assert "<a>" not in html
    assert "c" in html


def test_heads_of_a_table_say_their_scope_and_numbers_stand_right() -> None:
    html = render_markdown("|Area|Rate|\n|-|-:|\n|North|1.5|")

    assert '<th scope="col">Area</th>' in html
    assert '<td class="is-number">1.5</td>' in html


def test_plain_text_with_a_sign_of_markup_comes_out_escaped() -> None:
    assert clean_markup("Bell & Son: 3 < 4", is_inline=True) == "Bell &amp; Son: 3 &lt; 4"


def test_a_block_inside_a_paragraph_is_reduced_to_its_words() -> None:
    assert clean_markup("<p>one</p> <strong>two</strong>", is_inline=True) == "one <strong>two</strong>"


@given(st.text(alphabet=st.sampled_from('ab<>"&#*_[]()!|-\n /:;=' + "'"), max_size=60))
def test_no_text_can_make_an_element_that_we_do_not_allow(text: str) -> None:
    html = render_markdown(text)

    found = set(re.findall(r"</?([A-Za-z][A-Za-z0-9]*)", html))
    lists = {"ul", "ol", "li", "blockquote", "pre", "code", "p", "hr", "br"}
    tables = {"table", "thead", "tbody", "tr", "th", "td"}
    assert found <= {"h3", "h4", "h5", "h6", "a", "em", "strong"} | lists | tables
