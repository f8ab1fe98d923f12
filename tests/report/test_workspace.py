"""A hostile or careless template of a workspace's own is told as theirs, and reaches nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from report_builder.errors import ConfigError
from report_builder.model.built import Report
from report_builder.report.html import to_html
from report_builder.report.typeset import to_pdf
from report_builder.report.workspace import insist_at_rest, own_faults

COVER = "shared/cover.html.jinja"


def own(folder: Path, text: str, name: str = COVER) -> tuple[Path, ...]:
    (folder / name).parent.mkdir(parents=True)
    (folder / name).write_text(text, encoding="utf-8")
    return (folder,)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{% include '/etc/passwd' %}", "'/etc/passwd' not found"),
        ("{% include '../../../../../../etc/passwd' %}", "etc/passwd"),
        ("{{ stylesheet('../../../../../../etc/passwd') }}", "etc/passwd"),
        ("{{ report.__class__.__mro__ }}", "access to attribute '__class__'"),
        ("{{ symbols_in.__globals__ }}", "access to attribute '__globals__'"),
        ("{{ cycler.__init__.__globals__.os.popen('id').read() }}", "access to attribute '__init__'"),
        ("{{ report.nothing }}", "no attribute 'nothing'"),
        ("{{ 1 / 0 }}", "ZeroDivisionError"),
        ("{% for _ in range(10 ** 9) %}{% endfor %}", "OverflowError"),
        ("{% if %}", "Expected an expression"),
    ],
)
def test_what_a_template_may_not_do_is_told_with_its_line(
    report: Report, tmp_path: Path, text: str, words: str
) -> None:
    with pytest.raises(ConfigError) as refused:
        to_html(report, for_print=False, folders=own(tmp_path, text))

    (complaint,) = refused.value.complaints
    assert complaint.where == f"{tmp_path / COVER}:1"
    assert words in complaint.what
    assert "root:" not in str(complaint)


@pytest.mark.parametrize(
    "text",
    [
        "<h1>x</h1><script>alert(1)</script>",
        "<h1>x</h1><iframe src='data:text/html,x'></iframe>",
        "<h1>x</h1><img alt=x src=https://example.org/x.png>",
        "<h1>x</h1><p onclick='alert(1)'>y</p>",
        "<h1>x</h1><a href=' java\tscript:alert(1)'>y</a>",
        "<h1>x</h1><link rel=stylesheet href=https://example.org/x.css>",
    ],
)
def test_a_page_that_would_run_or_fetch_something_is_refused(report: Report, tmp_path: Path, text: str) -> None:
    with pytest.raises(ConfigError, match="would run or fetch something"):
        to_html(report, for_print=False, folders=own(tmp_path, text))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("shared/paper.css", "body { background: url(file:///etc/passwd) }"),
        ("shared/paper.css", "@import url(http://127.0.0.1/x.css);"),
        (COVER, "<h1>x</h1><p style='background: url(file:///etc/passwd)'>y</p>"),
    ],
)
def test_a_file_or_an_address_that_a_template_asks_for_stops_the_pdf(
    report: Report, tmp_path: Path, name: str, text: str
) -> None:
    with pytest.raises(ConfigError, match="the workspace's own template cannot be used"):
        to_pdf(report, folders=own(tmp_path, text, name))


def test_words_that_look_like_markup_are_words() -> None:
    insist_at_rest(
        "<p>&lt;img src=x onerror=alert(1)&gt; &lt;script&gt;</p><img alt='a src=x' src='data:image/svg+xml;x'>"
    )


def test_without_templates_of_its_own_a_fault_stays_ours(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="ours"), own_faults((tmp_path,)):
        raise ValueError("a fault of ours")


def test_the_words_of_an_error_that_is_not_ours_are_not_passed_on(tmp_path: Path) -> None:
    folders = own(tmp_path, "x")

    with pytest.raises(ConfigError) as refused, own_faults(folders):
        raise ValueError("zqwyvern")

    assert "zqwyvern" not in str(refused.value)
