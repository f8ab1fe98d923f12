"""WeasyPrint reads what the build made and nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from report_builder.errors import ConfigError
from report_builder.model.built import Report
from report_builder.report import typeset
from report_builder.report.html import to_html
from report_builder.report.typeset import to_pdf


@pytest.fixture(scope="module")
def fetcher():
    typeset._weasyprint()
    from report_builder.report.fetcher import MemoryFetcher

    return MemoryFetcher({"memory:picture/a.svg": b"<svg/>"})


def test_what_the_build_made_is_served(fetcher) -> None:
    response = fetcher.fetch("memory:picture/a.svg")

    assert response.read() == b"<svg/>"
    assert response.content_type == "image/svg+xml"


@pytest.mark.parametrize(
    "address",
    [
        "http://localhost/a.svg",
        "https://example.org/a.svg",
        "file:///etc/hosts",
        "ftp://localhost/a",
        "data:text/plain,a",
        "memory:picture/b.svg",
        "memory:picture/../a.svg",
        "a.svg",
    ],
)
def test_any_other_address_stops_the_rendering(fetcher, address: str) -> None:
    from weasyprint.urls import FatalURLFetchingError

    with pytest.raises(FatalURLFetchingError, match="did not make"):
        fetcher.fetch(address)


@pytest.mark.parametrize(
    "rule",
    [
        "body { background: url(file:///etc/hosts) }",
        "@import url(http://localhost:9/x.css);",
        "body { background: url(data:image/png;base64,AA) }",
    ],
)
def test_a_stylesheet_cannot_reach_out(report: Report, tmp_path: Path, rule: str) -> None:
    (tmp_path / "house.css").write_text(rule, encoding="utf-8")

    with pytest.raises(ConfigError, match="did not make"):
        to_pdf(report, folders=(tmp_path,))


def test_a_template_cannot_embed_a_file(report: Report, tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    secret = tmp_path / "secret.txt"
    secret.write_text("not for print", encoding="utf-8")
    (tmp_path / "shared" / "cover.html.jinja").write_text(
        f'<h1>x</h1><p><a rel="attachment" href="{secret.as_uri()}">x</a></p>', encoding="utf-8"
    )
    assert "attachment" in to_html(report, for_print=True, folders=(tmp_path,))

    with pytest.raises(ConfigError, match="did not make"):
        to_pdf(report, folders=(tmp_path,))


def test_a_picture_cannot_pull_in_another(report: Report) -> None:
    reaching = b'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><image href="file:///etc/hosts"/></svg>'

    with pytest.raises(RuntimeError):
        to_pdf(replace(report, pictures={**report.pictures, "1a.svg": reaching}))
