"""The council's own looks on a paper: logo, colours and fonts, in print and on screen."""

from __future__ import annotations

import io
from dataclasses import replace

import page as page_validation
import pikepdf
import pytest
from fontTools.ttLib import TTFont
from small_specs import asked

from report_builder import bundled
from report_builder.model.built import House, Report
from report_builder.report.fonts import fonts_in
from report_builder.report.house import house_of, house_style
from report_builder.report.html import to_html
from report_builder.report.typeset import to_pdf

LOGO = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><title>x</title><rect width="40" height="20"/></svg>'
)
SPEC = asked(yot="Northbridge", editions={})


def renamed(ending: str) -> bytes:
    """One of our fonts under a council's name."""
    file = next(file for file in bundled.font_files() if file.stem.endswith(f"-{ending}"))
    with TTFont(file) as font:
        for name in font["name"].names:
            name.string = (
                name.toUnicode().replace("Source Sans Pro", "Bridge Sans").replace("SourceSansPro", "BridgeSans")
            )
        out = io.BytesIO()
        font.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    folder = tmp_path_factory.mktemp("house")
    (folder / "logo.svg").write_bytes(LOGO)
    for ending in ("Regular", "Bold"):
        (folder / f"Bridge-{ending}.ttf").write_bytes(renamed(ending))
    spec = replace(
        SPEC,
        logo=folder / "logo.svg",
        paper_colours={"head": "#5B2C83"},
        fonts=(folder / "Bridge-Regular.ttf", folder / "Bridge-Bold.ttf"),
    )
    return house_of(spec, organisation="Northbridge Youth Justice Service")


@pytest.fixture(scope="module")
def printed(report: Report, house: House) -> bytes:
    return to_pdf(replace(report, house=house))


def test_without_wishes_the_house_is_ours(report: Report) -> None:
    assert house_of(SPEC, organisation="N") == House()
    assert house_style(report) == ""


def test_the_logo_has_the_services_name_where_the_config_has_no_words_for_it(house: House) -> None:
    assert house.logo_alt == "Northbridge Youth Justice Service"


def test_the_logo_is_shorn_of_words(house: House) -> None:
    assert b"title" not in house.logo
    assert b"<rect" in house.logo


def test_the_paper_is_set_in_the_councils_family_and_its_charts_in_ours(printed: bytes) -> None:
    families = {name.replace("-", "")[:10] for name in fonts_in(printed)}

    assert families == {"BridgeSans", "SourceSans"}


def test_a_paper_with_logo_and_fonts_conforms_and_its_logo_is_read_aloud(printed: bytes) -> None:
    found = page_validation.validate_pdf_bytes(printed, profile="ua1")

    assert [(failure.rule_id, failure.message) for failure in found.failures] == []
    with pikepdf.open(io.BytesIO(printed)) as file:
        spoken = [str(one.Alt) for one in file.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one]
    assert "Northbridge Youth Justice Service" in spoken


def test_the_same_house_gives_the_same_bytes(report: Report, house: House, printed: bytes) -> None:
    assert to_pdf(replace(report, house=house)) == printed


def test_a_page_on_screen_holds_the_logo_and_names_colours_and_family(report: Report, house: House) -> None:
    page = to_html(replace(report, house=house), for_print=False)

    assert '<img src="data:image/svg+xml;base64,' in page
    assert 'alt="Northbridge Youth Justice Service"' in page
    assert ':root { --head: #5B2C83; --family: "Bridge Sans"; }' in page


def test_a_header_has_the_logo_as_well(report: Report, house: House) -> None:
    page = to_html(replace(report, house=house, front="header"), for_print=False)

    assert page.index('class="logo"') < page.index("<h1>")


def test_a_logo_without_words_is_a_fault_of_ours(report: Report, house: House) -> None:
    with pytest.raises(ValueError, match="the logo has no alternative text"):
        to_html(replace(report, house=replace(house, logo_alt="")), for_print=False)


@pytest.mark.parametrize("colours", [{"head": "red"}, {"head;": "#000000"}, {"head": "#00000"}])
def test_what_is_no_colour_never_reaches_the_page(report: Report, colours: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="is no colour of the house"):
        to_html(replace(report, house=House(colours=colours)), for_print=False)
