"""Leaks in a small ODS, made by hand; and the same in an XLSX, wherever a workbook has room for words."""

from __future__ import annotations

import pytest
from three_localities import packed, printed_at

from report_builder.audit.artefacts import Leak
from report_builder.audit.compare import compare
from report_builder.audit.read import read_artefact
from report_builder.errors import DataError

NAMES = ["office", "style", "text", "table", "meta", "config", "manifest", "number", "fo", "xlink", "dc", "draw"]
SPACES = " ".join(f'xmlns:{name}="urn:{name}"' for name in NAMES)
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


FIGURES = printed_at("table 1")


def words(said: str, more: str = "") -> str:
    return f'<table:table-cell office:value-type="string"{more}><text:p>{said}</text:p></table:table-cell>'


def number(value: str, shown: str = "", more: str = "") -> str:
    given = f'office:value-type="float" office:value="{value}"{more}'
    return f"<table:table-cell {given}><text:p>{shown or value}</text:p></table:table-cell>"


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row{more}>{''.join(cells)}</table:table-row>"


def sheet(
    clifton: str = words("[c]"), *, title: str = "Table 1: Children by locality [note 1]", name: str = "Table 1"
) -> str:
    rows = [
        row(words(title)),
        row(words("This sheet holds one table.")),
        f"<table:table-header-rows>{row(words('Locality'), words('Children'))}</table:table-header-rows>",
        row(words("Maltby"), number("20")),
        row(words("Clifton"), clifton),
        row(words("All"), number("31")),
    ]
    return f'<table:table table:name="{name}">{"".join(rows)}</table:table>'


def ods(content: str = "", *, before: str = "", **parts: str) -> bytes:
    body = f"<office:body><office:spreadsheet>{content or sheet()}</office:spreadsheet></office:body>"
    made = {"content.xml": f"<office:document-content {SPACES}>{before}{body}</office:document-content>"}
    return packed({**made, **{name.replace("__", "/").replace("_xml", ".xml"): part for name, part in parts.items()}})


def part(inside: str) -> str:
    return f"<office:document {SPACES}>{inside}</office:document>"


def leaks(name: str, content: bytes) -> tuple[Leak, ...]:
    return compare([read_artefact(name, content)], FIGURES)


def test_an_honest_workbook_tells_no_more_than_its_figures() -> None:
    styles = part(
        '<style:style style:name="width-a"><style:table-column-properties style:column-width="62.5mm"/></style:style>'
    )
    meta = part("<dc:title>Report of January to March 2020</dc:title>")
    settings = part('<config:config-item config:name="VerticalSplitPosition">7</config:config-item>')

    assert leaks("tables.ods", ods(styles_xml=styles, meta_xml=meta, settings_xml=settings)) == ()


@pytest.mark.parametrize(
    "content",
    [
        ods(sheet(number("11"))),
        ods(sheet(number("20"))),
        ods(sheet(number("11", "[c]"))),
        ods(sheet(words("[c]", ' office:value="11"'))),
        ods(sheet(words("[c]", ' office:string-value="11"'))),
        ods(sheet(words("[c]", ' table:formula="of:=[.B5]-11"'))),
        ods(sheet(words("[c]</text:p><office:annotation><text:p>11</text:p></office:annotation><text:p>"))),
        ods(
            sheet(words("[c]"))
            + sheet(number("11"), name="Hidden").replace("<table:table ", '<table:table table:display="false" ')
        ),
        ods(sheet(title="Table 1: Children by locality, 11 of them in Clifton")),
        ods(sheet(name="Clifton 11")),
        ods(sheet() + '<table:database-ranges><table:database-range table:name="clifton_11"/></table:database-ranges>'),
        ods(sheet() + '<table:named-expression table:name="x" table:expression="11"/>'),
        ods(
            sheet().replace(
                "</table:table>",
                row(words("Clifton"), number("11"), more=' table:visibility="collapse"') + "</table:table>",
            )
        ),
        ods(sheet() + "<!-- 11 in Clifton -->"),
        ods(before='<office:automatic-styles><style:style style:name="clifton-11"/></office:automatic-styles>'),
        ods(before='<number:number-style style:name="n"><number:text>11</number:text></number:number-style>'),
        ods(styles_xml=part("<style:header><text:p>11 in Clifton</text:p></style:header>")),
        ods(meta_xml=part('<meta:user-defined meta:name="Clifton">11</meta:user-defined>')),
        ods(meta_xml=part('<meta:document-statistic meta:cell-count="11"/>')),
        ods(settings_xml=part('<config:config-item config:name="Clifton">11</config:config-item>')),
        ods(**{"Object 1__content_xml": part("11")}),
        ods(Thumbnails__thumbnail="11"),
        packed({"mimetype": "11", "content.xml": part("")}),
    ],
)
def test_a_number_is_found_wherever_it_is_planted_in_an_ods(content: bytes) -> None:
    assert any(leak.is_certain for leak in leaks("tables.ods", content))


def test_a_cell_that_is_repeated_is_read_as_often_as_it_is_seen() -> None:
    twice = sheet().replace(number("20"), number("20", more=' table:number-columns-repeated="2"'))

    assert any("more often" in leak.what for leak in leaks("tables.ods", ods(twice)))


def test_a_cell_that_is_repeated_without_measure_takes_no_memory() -> None:
    endless = sheet().replace(
        "</table:table>", row(words(""), more=' table:number-rows-repeated="1048000"') + "</table:table>"
    )

    assert leaks("tables.ods", ods(endless)) == ()


def test_a_note_is_borne_out_by_each_table_that_refers_to_it() -> None:
    def noted(said: str) -> bytes:
        rows = row(words("Note"), words("What it says")) + row(words("[note 1]"), words(said))
        return ods(sheet() + f'<table:table table:name="Notes">{row(words("Notes"))}{rows}</table:table>')

    assert leaks("tables.ods", noted("Of 31 children in all.")) == ()
    assert any(leak.is_certain for leak in leaks("tables.ods", noted("Of these, 11 live in Clifton.")))


def test_a_note_that_no_table_refers_to_may_hold_no_number() -> None:
    rows = row(words("[note 2]"), words("Of 31 children in all."))

    assert leaks("tables.ods", ods(sheet() + f'<table:table table:name="Notes">{rows}</table:table>')) != ()


@pytest.mark.parametrize("content", [b"PK\x03\x04", b"nothing of the kind", packed({"content.xml": "<a"})])
def test_a_broken_ods_is_refused(content: bytes) -> None:
    with pytest.raises(DataError):
        read_artefact("tables.ods", content)


def xlsx(**parts: str) -> bytes:
    def cell(at: str, said: str) -> str:
        return f'<c r="{at}" t="inlineStr"><is><t>{said}</t></is></c>'

    rows = (
        f'<row r="1">{cell("A1", "Table 1: Children by locality")}</row>'
        f'<row r="2">{cell("A2", "Locality")}{cell("B2", "Children")}</row>'
        f'<row r="3">{cell("A3", "Maltby")}<c r="B3"><v>20</v></c></row>'
        f'<row r="4">{cell("A4", "Clifton")}{cell("B4", "[c]")}</row>'
        f'<row r="5">{cell("A5", "All")}<c r="B5"><v>31</v></c></row>'
    )
    after = parts.pop("after", "")
    made = {"xl/worksheets/sheet1.xml": f"<worksheet {S}><sheetData>{rows}</sheetData>{after}</worksheet>"}
    return packed({**made, **{name.replace("__", "/"): one for name, one in parts.items()}})


def test_an_honest_table_of_a_workbook_tells_no_more_than_its_figures() -> None:
    table = f'<table {S} id="1" name="table_1" displayName="table_1"><tableColumn id="2" name="Children (%)"/></table>'
    link = '<hyperlinks><hyperlink ref="A9" location="\'Table 1\'!A1" display="Back"/></hyperlinks>'

    assert leaks("tables.xlsx", xlsx(after=link, **{"xl__tables__table1.xml": table})) == ()


@pytest.mark.parametrize(
    "content",
    [
        xlsx(after='<hyperlinks><hyperlink ref="A9" display="11 in Clifton"/></hyperlinks>'),
        xlsx(after='<hyperlinks><hyperlink ref="A9" location="Clifton11" tooltip="Clifton has 11"/></hyperlinks>'),
        xlsx(after='<dataValidations><dataValidation prompt="11 in Clifton"/></dataValidations>'),
        xlsx(after="<dataValidations><dataValidation><formula1>11</formula1></dataValidation></dataValidations>"),
        xlsx(after="<headerFooter><oddFooter>11 in Clifton</oddFooter></headerFooter>"),
        xlsx(**{"xl__tables__table1.xml": f'<table {S}><tableColumn name="Clifton: 11"/></table>'}),
        xlsx(**{"xl__tables__table1.xml": f'<table {S} displayName="clifton_11"/>'}),
        xlsx(**{"xl__tables__table1.xml": f'<table {S}><tableColumn name="x" totalsRowLabel="11"/></table>'}),
        xlsx(**{"xl__styles.xml": f"<styleSheet {S}><numFmt formatCode='&quot;11&quot;'/></styleSheet>"}),
    ],
)
def test_a_number_is_found_wherever_it_is_planted_in_a_workbook(content: bytes) -> None:
    assert any(leak.is_certain for leak in leaks("tables.xlsx", content))
