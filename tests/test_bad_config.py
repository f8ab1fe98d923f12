"""A user's slip in the config: one clear message for each fault, exit status 2, and out/ as it was.

Each config is the demonstration's with one thing changed, and goes through the command itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from bad_workspace import COMMENTED, CONFIG, Workspace

from report_builder import pipeline
from report_builder.cli.main import run


@pytest.fixture
def workspace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Workspace]:
    """A workspace whose out/ is as it was once the test has ended."""
    made = Workspace(tmp_path, capsys)
    yield made
    assert not made.is_changed()


SLIPS = [
    # what stands in the demonstration, what stands there instead, the key or place, essential words
    ("document: board-report", "document: board-raport", "document", "did you mean 'board-report'?"),
    ("document: board-report", "documnt: board-report", "documnt", "unknown key; did you mean 'document'?"),
    ("yot: Rotherham", "yot:", "yot", "the key has no value"),
    ("yot: Rotherham", "yot: Rotherham\nyot: Leeds", "yot", "the key is repeated"),
    ("yot: Rotherham", "yot: &name Rotherham", "yot", "an anchor, which is not read"),
    ("yot: Rotherham", "yot: !!python/object/apply:os.system [id]", "yot", "a tag, which is not read"),
    ("yot: Rotherham", 'yot: "Leeds \u4eac"', "yot", "the paper's font has no character U+4EAC"),
    ("yot: Rotherham", 'yot: "Rother\\0ham"', "yot", "a character that cannot be printed"),
    ("quarter: 2019-20 Q4", "quarter: 2019-20 Q5", "quarter", "Q1 (April to June) to Q4 (January to March)"),
    ("quarter: 2019-20 Q4", "quarter: 2019-21 Q4", "quarter", "the two years do not follow each other"),
    ("as_at: 2020-07-13", "as_at: 13/07/2020", "as_at", "write 2020-07-13"),
    ("as_at: 2020-07-13", "as_at: 2020-06-31", "as_at", "June 2020 has 30 days"),
    (
        "data: ../data/rotherham-2019-20-q4",
        "data: ../data/rothrham",
        "data",
        "there is no folder or file '../data/rothrham'",
    ),
    ("data: ../data/rotherham-2019-20-q4", "data: postgres+x://host/yot", "data", "no driver for this kind of"),
    ("data: ../data/rotherham-2019-20-q4", "data: .", "data", "holds no table"),
    ("family: rotherham-2020", "family: rotheram-2020", "comparators.family", "did you mean 'rotherham-2020'?"),
    ("family: rotherham-2020", "family: [Wigan, Rotherham]", "comparators.family.2", "is the service itself"),
    ("family_average: pooled", "family_average: mean", "comparators.family_average", "pooled or mean-of-rates"),
    ("threshold: 5", "threshold: 1", "editions.public.threshold", "write 0 to switch it off, or 2 or more"),
    ("threshold: 5", "threshold: five", "editions.public.threshold", "a whole number"),
    ("threshold: 5", "treshold: 5", "editions.public.treshold", "did you mean 'threshold'?"),
    ("profile: yot", "profile: nhs", "editions.public.profile", "which is not done yet"),
    ("encrypt: false", "encrypt: maybe", "editions.board.encrypt", "true or false"),
    ("terminology: current", "house: {logo: families.yaml}", "house.logo", "save the logo as svg or png"),
    ("terminology: current", "house: {logo: crest.svg}", "house.logo", "the file is no SVG"),
    ("terminology: current", "terminology: modern", "terminology", "current or legacy-2020"),
    ("  fte_rate: access", "  fte_rat: access", "no_update.fte_rat", "did you mean 'fte_rate'?"),
    (
        "cohort: 2020-01-01/2020-03-31",
        "cohort: 2020-03-31/2020-01-01",
        "tracker.cohort",
        "write the earlier date first",
    ),
    ("[budget, scorecard]", "[budget, scorecards]", "appendices.2", "did you mean 'scorecard'?"),
    ("[budget, scorecard]", "[custody]", "appendices.1", "has no appendix 'custody'"),
    ("[budget, scorecard]", "[budget, board-report]", "appendices.2", "a paper cannot carry itself"),
    ("after: staffing-budget", "after: staffing", "sections.add.1.after", "did you mean 'staffing-budget'?"),
    ("  custody:\n    board: |", "  custdy:\n    board: |", "commentary.custdy", "did you mean 'custody'?"),
    ("    board: |", "    bord: |", "commentary.custody.bord", "there is no such edition"),
    ("terminology: current", "columns: {persons: {Ref: persn_id}}", "columns.persons.Ref", "did you mean 'person_id'?"),
    ("terminology: current", "values: {persons.sexx: {1: male}}", "values.persons.sexx", "did you mean 'persons.sex'?"),
    ("terminology: current", "set_aside: [{finding: ragged-row, by: me}]", "set_aside.1.reason", "the key is missing"),
    ("terminology: current", "figures: [{measure: caselod}]", "figures.1.measure", "did you mean 'caseload'?"),
]

REFERENCES = [
    ("{{ caselod.shown }}", "did you mean 'caseload'?"),
    ("{{ caseload.shwn }}", "did you mean 'shown'?"),
    ("{{ caseload.by(colour='red').shown }}", "no breakdown by 'colour'"),
    ("{{ caseload.by(statutory='maybe').shown }}", "statutory has no category 'maybe'"),
    ("{{ caseload.shown }", "mend the braces"),
    ("{{ ''.__class__.__mro__ }}", "'.__mro__' is nothing that a figure can say"),
    ("{% include '/etc/passwd' %}", "only figures and {% if %} may stand in braces"),
    ("{{ 'a' * 1000000000 }}", "only figures and {% if %} may stand in braces"),
    ("{% for x in 'abc' %}{{ x }}{% endfor %}", "only figures and {% if %} may stand in braces"),
]

FILES = [
    (b"", "the file is empty"),
    (b"- yot\n- quarter\n", "not a mapping of keys"),
    (b"yot: [Rotherham\nquarter: 2019-20 Q4\n", "a bracket is not closed"),
    (b"yot: 'Rotherham\n", "a quotation mark is opened and not closed"),
    (b"editions:\n\tboard: {}\n", "indent with spaces"),
    (CONFIG.encode("utf-16"), "save it as UTF-8"),
    (CONFIG.replace("Rotherham", "C\xf4te").encode("cp1252"), "the file is not UTF-8"),
    (CONFIG.encode() + b"# padding\n" * 30_000, "the file is larger than 256 kB"),
]


@pytest.mark.parametrize(("old", "new", "key", "words"), SLIPS, ids=[f"{slip[2]}: {slip[3][:30]}" for slip in SLIPS])
def test_a_slip_in_a_key_gives_one_message_with_its_line(
    workspace: Workspace, old: str, new: str, key: str, words: str
) -> None:
    workspace.change_config(old, new)
    (workspace.folder / "config" / "crest.svg").write_text("<svg/>", encoding="utf-8")

    status, said = workspace.build()

    assert (status, len(said)) == (2, 1)
    assert said[0].startswith(f"Error: {workspace.config}:")
    assert f": {key}: " in said[0]
    assert words in said[0]


@pytest.mark.parametrize(("text", "words"), REFERENCES, ids=[text for text, _ in REFERENCES])
def test_a_wrong_reference_in_commentary_gives_one_message_with_its_line(
    workspace: Workspace, text: str, words: str
) -> None:
    workspace.change_config(COMMENTED, f"{COMMENTED}\n    {text}")
    line = workspace.config.read_text(encoding="utf-8").split(COMMENTED)[0].count("\n") + 2

    status, said = workspace.build()

    assert (status, len(said)) == (2, 1)
    assert said[0].startswith(f"Error: {workspace.config}:{line}: ")
    assert words in said[0]


@pytest.mark.parametrize(("content", "words"), FILES, ids=[words for _, words in FILES])
def test_a_file_that_is_no_config_gives_one_message(workspace: Workspace, content: bytes, words: str) -> None:
    workspace.config.write_bytes(content)

    status, said = workspace.build()

    assert (status, len(said)) == (2, 1)
    assert said[0].startswith(f"Error: {workspace.config}:")
    assert words in said[0]


def test_several_slips_are_told_at_once_in_the_order_of_their_lines(workspace: Workspace) -> None:
    workspace.change_config("quarter: 2019-20 Q4", "quarter: 2019-20 Q5")
    workspace.change_config("threshold: 5", "threshold: 1")
    workspace.change_config("terminology: current", "terminology: modern")

    status, said = workspace.build()

    assert status == 2
    assert [line.split(": ")[2] for line in said] == ["quarter", "terminology", "editions.public.threshold"]


@pytest.mark.parametrize("name", ["nowhere.yaml", "", "families.yaml/x.yaml", "n\u00f6.yaml", "x" * 300])
def test_a_config_that_is_not_there_or_is_a_folder_is_said_to_be_so(workspace: Workspace, name: str) -> None:
    workspace.config = workspace.config.parent / name

    status, said = workspace.build()

    assert (status, len(said)) == (2, 1)


CALLS = [
    (["--edition", "publick"], "did you mean 'public'?"),
    (["--only", "custdy"], "did you mean 'custody'?"),
    (["--only", "../../elsewhere"], "there are: summary, introduction, "),
    (["--format", "odt"], "'odt' is not made; there are: pdf, html, docx, xlsx, ods"),
    (["--as-at", "yesterday"], "does not match the format"),
    (["--outt", "x"], "No such option"),
]


@pytest.mark.parametrize(("options", "words"), CALLS, ids=[" ".join(options) for options, _ in CALLS])
def test_a_slip_in_the_call_stops_before_anything_is_built(
    workspace: Workspace, options: list[str], words: str
) -> None:
    status, said = workspace.build(*options)

    assert (status, len(said)) == (2, 1)
    assert words in said[0]


def test_check_and_figures_say_the_same_of_a_config_as_build(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace.change_config("threshold: 5", "treshold: 5")
    _, said = workspace.build()

    for command in ("check", "figures"):
        status = run(["-q", command, str(workspace.config)])

        spoken = capsys.readouterr()
        assert (status, spoken.out, spoken.err.splitlines()) == (2, "", said)


def test_names_of_welsh_services_and_with_marks_of_markup_are_no_slip(workspace: Workspace) -> None:
    workspace.change_config("yot: Rotherham", 'yot: "O\'Neill & <Sons> of Ynys M\u00f4n {{ 7*7 }}"')

    counted = pipeline.count(workspace.config)

    assert counted.name == "o-neill-sons-of-ynys-mon-7-7-2019-20-q4-board-report"


def test_a_changed_out_would_be_noticed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workspace = Workspace(tmp_path, capsys)

    (workspace.out / "rotherham-2019-20-q4-board-report" / "public" / "board-report.pdf").write_bytes(b"new")

    assert workspace.is_changed()
