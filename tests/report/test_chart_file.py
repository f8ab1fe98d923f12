"""A chart file: every fault at once, each on its line; what is good becomes the chart that it describes."""

from __future__ import annotations

from pathlib import Path

import pytest

from report_builder import bundled
from report_builder.errors import ConfigError
from report_builder.model.view import View
from report_builder.report.chart_file import chart_names, read_chart

GOOD = """\
kind: columns
plain: "Children by age and sex"
along: age
split: sex
view: {measure: caseload, by: [age, sex]}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "ages.yaml"


def faults(file: Path, text: str) -> list[str]:
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as refused:
        read_chart(file, name="ages")
    return [str(complaint).removeprefix(f"{file}:") for complaint in refused.value.complaints]


def test_all_our_own_charts_are_good() -> None:
    folder = bundled.folder("charts")

    for name in chart_names((folder,)):
        assert read_chart(folder / f"{name}.yaml", name=name).id == name


def test_every_key_is_read(file: Path) -> None:
    more = (
        'number: 8\ntitle: ["One", "Two"]\ncategories: ["14", 15-17]\nwithout_zero: true\nheight_mm: 82.5\nleast: 2\n'
    )
    file.write_text(GOOD + more, encoding="utf-8")

    chart = read_chart(file, name="ages")

    assert (chart.number, chart.kind, chart.along, chart.split) == ("8", "columns", "age", "sex")
    assert chart.title.sentences == (("One", "Two"),)
    assert chart.categories == ("14", "15-17")
    assert (chart.without_zero, chart.height_mm, chart.least, chart.is_ranked) == (True, 82.5, 2, False)
    assert [one.view for one in chart.series] == [View("caseload", ("age", "sex"))]
    assert chart.where == f"{file}:1"


def test_every_fault_of_a_file_is_told_at_once_in_its_line(file: Path) -> None:
    text = (
        "kind: colums\nplain: \"{{ caseload.by(sex='femal').shown }}\n  and {{ caselod }}\"\nalong: age\nsplt: sex\n"
        "view:\n  measure: caselod\n  by: [age,\n    sexx]\n  areas: [own, famly]\nheight_mm: -3\nleast: none\n"
    )

    told = [(one.partition(":")[0], one.partition("; ")[2]) for one in faults(file, text)]

    assert told == [
        ("1", "did you mean 'columns'?"),
        ("5", "did you mean 'split'?"),
        ("7", "did you mean 'caseload'?"),
        ("9", "did you mean 'sex'?"),
        ("10", "did you mean 'family'?"),
        ("11", "write a number up to 240, such as 90"),
        ("12", "write it in digits, such as 2"),
        ("2", "did you mean 'female'?"),
        ("3", "did you mean 'caseload'?"),
    ]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (("kind: columns\n", ""), "1:1: the key 'kind' is missing"),
        (("kind: columns", "kind: &a columns"), "1:7: kind: '&a' is an anchor"),
        (("kind: columns", "kind: columns\nkind: bars"), "2:1: kind: the key is repeated"),
        (("split: sex", "split: age"), "4:1: split: the chart runs along this already"),
        (("split: sex", "split: area"), "4:1: split: the view has one area only"),
        (("split: sex", "split: tier"), "4:1: split: the view is not broken down by tier"),
        (("split: sex", "categories: [14, 14]"), "4:18: categories.2: '14' stands here twice"),
        (("split: sex", "categories: [99]"), "4:14: categories.1: age has no category '99'"),
        (("split: sex", "categories: []"), "4:1: categories: a list of categories should stand here"),
        (("split: sex", "scale: own"), "4:1: scale: only small multiples have scales"),
        (("split: sex", "number: thirteen"), "4:1: number: a chart's number should stand here"),
        (("split: sex", "boundaries: a.json"), "4:1: boundaries: a map, and nothing else, has boundaries"),
        (("kind: columns", "kind: map"), "1:1: kind: a map, and nothing else, has boundaries"),
        (("by: [age, sex]", "by: [age, sen]"), "4:1: split: the view is not broken down by sex"),
        (("caseload, by", "over_representation, by"), "5:43: view.by.1: over_representation is not broken down by age"),
        (("view: {measure: caseload, by: [age, sex]}", "view: 5"), "5:1: view: a view should stand here"),
        (("by: [age, sex]}", "by: [age, sex], periods: lately}"), "there is no period 'lately'"),
        (("by: [age, sex]}", "by: [age, sex], pick: {sex: femal}}"), "sex has no category 'femal'"),
        (("by: [age, sex]}", "by: [age, sex], pick: {sx: female}}"), "view.pick.sx: there is no dimension 'sx'"),
        (('plain: "Children by age and sex"', "plain: [a]"), "2:1: plain: a text should stand here"),
        (
            ("view:", "series: [{name: A, view: {measure: caseload}}]\nview:"),
            "a chart has one view, or a list of series",
        ),
    ],
)
def test_a_wrong_key_is_named_with_its_line(file: Path, changed: tuple[str, str], told: str) -> None:
    assert any(told in one for one in faults(file, GOOD.replace(*changed))), faults(file, GOOD.replace(*changed))


@pytest.mark.parametrize(
    ("kind", "series", "told"),
    [
        ("lines", 5, "the kind lines holds at most 4 series"),
        ("dots", 4, "the kind dots holds at most 3 series"),
        ("dots", 1, "the kind dots needs two series or more"),
        ("pyramid", 3, "the kind pyramid holds at most 2 series"),
        ("multiples", 13, "the kind multiples holds at most 12 series"),
        ("bars", 7, "the kind bars holds at most 6 series"),
    ],
)
def test_a_kind_that_cannot_show_so_many_series_is_told(file: Path, kind: str, series: int, told: str) -> None:
    rows = "".join(f"  - {{name: S{one}, view: {{measure: caseload, by: [age]}}}}\n" for one in range(series))

    assert told in "".join(faults(file, f"kind: {kind}\nplain: x\nalong: age\nseries:\n{rows}"))


def test_ten_thousand_wrong_categories_are_told_of_in_a_few_words(file: Path) -> None:
    many = ", ".join(f"x{one}" for one in range(10_000))

    assert len(faults(file, GOOD.replace("split: sex", f"categories: [{many}]"))) <= 5


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"\xff\xfe", b"a: [", b"x", b"kind: {}\n", b"view: {view: {view: {}}}\n"]
)
def test_what_is_no_chart_at_all_is_refused_in_words(file: Path, content: bytes) -> None:
    file.write_bytes(content)

    with pytest.raises(ConfigError) as refused:
        read_chart(file, name="ages")
    assert all(one.where.startswith(f"{file}:") for one in refused.value.complaints)


@pytest.mark.parametrize("name", ["/etc/passwd", "../areas.json", "areas/../../x.json"])
def test_a_boundary_file_lies_beside_its_chart(file: Path, name: str) -> None:
    text = f"kind: map\nplain: x\nalong: locality\nview: {{measure: caseload, by: [locality]}}\nboundaries: {name}\n"

    assert "must lie beside the chart file" in "".join(faults(file, text))


def test_a_character_that_the_font_lacks_is_told_with_its_line(file: Path) -> None:
    (told,) = faults(file, GOOD.replace("Children by age and sex", "Children \N{GRINNING FACE} by age"))

    assert told == "2: the paper's font has no character U+1F600 (grinning face); write it in words"
