"""A chart of the analyst's own: a file in a fresh workspace and a line in its config, and the paper shows it."""

from __future__ import annotations

from pathlib import Path

from report_builder.cli.main import run

CHART = """\
kind: multiples
plain: "Children on the caseload by age and area, {{ quarter_words }}"
along: age
split: locality_area
without_zero: true
view: {measure: caseload, by: [age, locality_area]}
"""


def test_a_chart_file_and_a_line_in_the_config_are_enough(tmp_path: Path) -> None:
    assert run(["-q", "init", str(tmp_path / "board")]) == 0
    (tmp_path / "board" / "charts").mkdir()
    (tmp_path / "board" / "charts" / "by-area.yaml").write_text(CHART, encoding="utf-8")
    config = tmp_path / "board" / "config" / "rotherham-2019-20-q4.yaml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("\nsections:\n", "\nsections:\n  charts: {local-picture: [by-area]}\n"), "utf-8")
    wishes = ["--only", "local-picture", "--edition", "public", "--format", "html", "--out", str(tmp_path / "out")]

    assert run(["-q", "build", str(config), *wishes]) == 0

    (page,) = (tmp_path / "out").rglob("board-report.html")
    figure = page.read_text(encoding="utf-8").partition('<figure id="chart-12a"')[2].partition("</figure>")[0]
    assert "Children on the caseload by age and area, January to March 2020" in figure
    assert '<div class="chart-numbers' in figure
    assert '<th scope="row">14</th>' in figure


def test_a_chart_of_the_boys_beside_all_children_is_protected_and_not_refused(tmp_path: Path) -> None:
    assert run(["-q", "init", str(tmp_path / "board")]) == 0
    (tmp_path / "board" / "charts").mkdir()
    view = "view: {measure: caseload, by: [locality], pick: {sex: male}}"
    chart = f'kind: bars\nplain: "Boys by locality"\nalong: locality\n{view}\n'
    (tmp_path / "board" / "charts" / "boys.yaml").write_text(chart, encoding="utf-8")
    config = tmp_path / "board" / "config" / "rotherham-2019-20-q4.yaml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("\nsections:\n", "\nsections:\n  charts: {local-picture: [boys]}\n"), "utf-8")
    wishes = ["--only", "local-picture", "--edition", "public", "--format", "html", "--out", str(tmp_path / "out")]

    assert run(["-q", "build", str(config), *wishes]) == 0
