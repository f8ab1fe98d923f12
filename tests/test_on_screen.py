"""Every paper on screen, in a browser: what axe-core finds, a narrow window, the keyboard, no call to a network.

The rules are those of WCAG 2.2 to level AA and axe-core's best practices. What it cannot judge is judged here: it loses
sight of the ground behind a head that spans two rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser import opened
from every_paper import EDITIONS, PAPERS, EveryPaper

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow

STANDARDS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
NARROWEST = 320  # pixels of CSS: WCAG 2.2, 1.4.10 Reflow
FAULTY = """\
<!DOCTYPE html><html><head><title>A</title><style>p { color: #BBBBBB } div { width: 900px }</style></head>
<body><main><h1>A</h1><p>Too faint</p><img src="https://example.invalid/a.png"><div>wide</div></main></body></html>
"""
COLOURS_OF_HEADS = """() => [...document.querySelectorAll("thead th[rowspan]")].map(head => {
  const beside = head.closest("thead").rows[1].cells[0];
  return [head, beside].map(one => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor].join(" on "));
})"""
FOCUSED = """() => {
  const at = document.activeElement, style = getComputedStyle(at), box = at.getBoundingClientRect();
  return {
    tag: at.tagName, ring: style.outlineStyle, width: parseFloat(style.outlineWidth),
    left: box.left, right: box.right, top: box.top, bottom: box.bottom,
  };
}"""
REACHED = "a[href], [tabindex='0']"


def found_by_axe(page: Page) -> dict[str, Any]:
    return Axe().run(page, options={"runOnly": list(STANDARDS), "resultTypes": ["violations", "incomplete"]}).response


def said(findings: list[dict[str, Any]]) -> list[str]:
    return [f"{one['id']}: {one['help']}: {node['html'][:200]}" for one in findings for node in one["nodes"]]


@pytest.fixture(scope="module", params=EDITIONS, ids="-".join)
def paper(request: pytest.FixtureRequest, papers: EveryPaper) -> Path:
    config, edition = request.param
    return papers.built(config) / edition / f"{PAPERS[config].document}.html"


@pytest.fixture(scope="module")
def shown(browser: Browser, paper: Path) -> Iterator[tuple[Page, list[str]]]:
    with opened(browser, paper) as one:
        yield one


def test_axe_finds_nothing(shown: tuple[Page, list[str]]) -> None:
    found = found_by_axe(shown[0])

    assert said(found["violations"]) == []
    unsettled = [one for one in said(found["incomplete"]) if "rowspan=" not in one]
    assert unsettled == []


def test_a_head_over_two_rows_has_the_colours_of_the_heads_beside_it(shown: tuple[Page, list[str]]) -> None:
    for head, beside in shown[0].evaluate(COLOURS_OF_HEADS):
        assert head == beside


def test_the_paper_asks_for_nothing_but_itself(shown: tuple[Page, list[str]], paper: Path) -> None:
    assert [address for address in shown[1] if not address.startswith("data:")] == [paper.as_uri()]


def test_the_paper_reflows_in_the_narrowest_window(browser: Browser, paper: Path) -> None:
    with opened(browser, paper, width=NARROWEST) as (page, _):
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROWEST


def test_the_first_key_leads_past_the_front_to_the_text(browser: Browser, paper: Path) -> None:
    with opened(browser, paper) as (page, _):
        page.keyboard.press("Tab")
        seen = page.evaluate(FOCUSED)
        page.keyboard.press("Enter")

        assert seen["tag"] == "A"
        assert seen["left"] >= 0  # it comes into sight when it is reached
        assert seen["top"] >= 0
        assert page.evaluate("location.hash") == "#content"
        assert abs(page.evaluate("document.querySelector('#content').getBoundingClientRect().top")) < 40


def test_whatever_the_keyboard_reaches_shows_that_it_has(browser: Browser, paper: Path) -> None:
    with opened(browser, paper) as (page, _):
        stops = page.locator(REACHED).count()
        for _ in range(stops):
            page.keyboard.press("Tab")
            seen = page.evaluate(FOCUSED)
            assert (seen["ring"], seen["width"] >= 2) == ("solid", True), seen
        assert stops > 1
        assert page.evaluate(f'document.activeElement === [...document.querySelectorAll("{REACHED}")].at(-1)')


def test_faults_of_a_page_are_found(browser: Browser, tmp_path: Path) -> None:
    """Else all of the above would prove nothing."""
    file = tmp_path / "faulty.html"
    file.write_text(FAULTY, encoding="utf-8")
    with opened(browser, file, width=NARROWEST) as (page, asked):
        found = {one["id"] for one in found_by_axe(page)["violations"]}

        assert {"color-contrast", "html-has-lang", "image-alt"} <= found
        assert asked[1:] == ["https://example.invalid/a.png"]
        assert page.evaluate("document.documentElement.scrollWidth") > NARROWEST
