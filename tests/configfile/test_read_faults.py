"""Each kind of bad config gives one clear complaint, in its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from good_config import GOOD_LINES, Complaints

from report_builder.configfile.read import read_spec
from report_builder.errors import ConfigError


def with_line(number: int, line: str) -> str:
    lines = [*GOOD_LINES]
    lines[number - 1] = line
    return "\n".join(lines) + "\n"


CHANGED = [
    # line of the good config, what stands there instead, beginning of the complaint, words in it
    (1, "documnt: board-report", "1:1: documnt: unknown key", "did you mean 'document'?"),
    (1, "document: annual-review", "1:1: document: ", "what exists is board-report"),
    (1, "document: board-raport", "1:1: document: ", "did you mean 'board-report'?"),
    (2, "yot:", "2:1: yot: ", "has no value"),
    (2, "yot: [Rotherham]", "2:1: yot: ", "should be text, not a list"),
    (2, "yot: true", "2:1: yot: ", "should be text, not true; put it in quotes"),
    (2, "yot: &name Rotherham", "2:6: yot: ", "anchor"),
    (2, "yot: *name", "2:1: yot: ", "alias"),
    (2, "yot: !!str Rotherham", "2:6: yot: ", "tag"),
    (2, 'yot: "Rother\\0ham"', "2:1: yot: ", "cannot be printed"),
    (3, "quarter: 2019-20 Q5", "3:1: quarter: ", "Q1 (April to June) to Q4"),
    (3, "quarter: 2019-21 Q4", "3:1: quarter: ", "do not follow each other"),
    (3, "quarter: 2019", "3:1: quarter: ", "write it as 2019-20 Q4"),
    (3, "quarter: last winter", "3:1: quarter: ", "write it as 2019-20 Q4"),
    (3, "quarter: 1066-67 Q1", "3:1: quarter: ", "between 1990 and 2100"),
    (3, "quarter: latest", "3:1: quarter: ", "write it as 2019-20 Q4"),
    (4, "as_at: 2020-06-31", "4:1: as_at: ", "June 2020 has 30 days"),
    (4, "as_at: 2019-02-29", "4:1: as_at: ", "February 2019 has 28 days"),
    (4, "as_at: 2020-13-01", "4:1: as_at: ", "no such month"),
    (4, "as_at: 13/7/2020", "4:1: as_at: ", "write 2020-07-13"),
    (4, "as_at: yesterday", "4:1: as_at: ", "write it as 2020-07-13"),
    (4, "as_at:", "4:1: as_at: ", "write as_at: 2020-07-13, or the date of the meeting"),
    (5, "data: cases2", "5:1: data: there is no folder or file", "relative to the config"),
    (5, "data: board.yaml", "5:1: data: ", "is neither a folder, nor a workbook (.xlsx, .ods), nor a SQLite file"),
    (5, "data: postgresql://${NOBODY}@host/yot", "5:1: data: the environment has no variable NOBODY", "export NOBODY"),
    (5, "data: oracle+nothing://host/yot", "5:1: data: there is no driver", "write postgresql+psycopg"),
    (6, "editions: [board, public]", "7:3: ", "the indentation does not fit the lines above"),
    (7, "  bored: {threshold: 0}", "7:3: editions.bored: unknown key", "did you mean 'board'?"),
    (7, "  board: {threshold: 1}", "7:11: editions.board.threshold: ", "write 0 to switch it off, or 2 or more"),
    (7, "  board: {marking: [SECRET]}", "7:11: editions.board.marking: ", "not a list"),
    (7, "  board: {encrypt: yes}", "7:11: editions.board.encrypt: ", "true or false"),
    (9, '    threshold: "5"', "9:5: editions.public.threshold: ", "without quotes"),
    (9, "    threshold: -5", "9:5: editions.public.threshold: ", "below 0"),
    (9, "    threshold: 5.0", "9:5: editions.public.threshold: ", "a whole number"),
    (9, "    threshhold: 5", "9:5: editions.public.threshhold: ", "did you mean 'threshold'?"),
    (9, "    profile: nsh", "9:5: editions.public.profile: ", "did you mean 'nhs'?"),
    (9, "    profile: nhs", "9:5: editions.public.profile: ", "rounds counts to 5, which is not done yet"),
    (9, "    profile: custom", "8:3: editions.public.threshold: ", "needs a threshold"),
    (9, "    group_disclosure: halt", "9:5: editions.public.group_disclosure: ", "warn or stop"),
    (9, "    costs: {leef: 2}", "9:13: editions.public.costs.leef: ", "did you mean 'leaf'?"),
    (9, "\tthreshold: 5", "9:1: ", "a tab stands where only spaces may; indent with spaces"),
    (9, "    threshold: 5: 6", "9:17: ", "a colon stands where no key can be"),
    (9, "    marking: 'NOT CLOSED", "9:14: ", "a quotation mark is opened and not closed"),
    (9, "    costs: {leaf: 2", "10:1: ", "a bracket is not closed"),
    (9, "    marking: @all", "9:14: ", "put the text in quotes"),
    (9, "    marking: {{ caseload }}", "9:15: editions.public.marking: ", "in quotes"),
]

APPENDED = [
    # what stands from line 10 on, beginning of the complaint, words in it
    ("yot: Wigan", "10:1: yot: ", "the key is repeated; it stands in line 2 already"),
    ("---\nyot: Wigan", "10:1: ", "a second document begins here"),
    ("zebra: red", "10:1: zebra: unknown key", "known: document, yot"),
    ("no_update: {fte_rat: late}", "10:13: no_update.fte_rat: ", "did you mean 'fte_rate'?"),
    ("no_update: {fte_rate: }", "10:13: no_update.fte_rate: ", "has no value"),
    ("no_update: late", "10:1: no_update: ", "a mapping, measure: reason"),
    ("published_is_public: sometimes", "10:1: published_is_public: ", "true or false"),
    ("published_is_public: {fte_rate: 1}", "10:23: published_is_public.fte_rate: ", "true or false"),
    ("terminology: 2020", "10:1: terminology: ", "should be current or legacy-2020"),
    ("comparators: {national: england & wales}", "10:15: comparators.national: ", "did you mean 'england and wales'?"),
    ("comparators: {family_average: mean}", "10:15: comparators.family_average: ", "pooled or mean-of-rates"),
    ("comparators: {family: rotheram-2020}", "10:15: comparators.family: ", "did you mean 'rotherham-2020'?"),
    ("comparators: {family: [Wigan, Dudley, wigan]}", "10:39: comparators.family.3: ", "twice"),
    ("comparators: {family: [Wigan, rotherham]}", "10:31: comparators.family.2: ", "the service itself"),
    ("comparators: {family: 5}", "10:15: comparators.family: ", "a list of names, or the name of a list"),
    ("meeting: {date: 2020-04-31}", "10:11: meeting.date: ", "April 2020 has 30 days"),
    ("sections: {leave_out: custody}", "10:12: sections.leave_out: ", "put it in brackets"),
    ("sections: {order: [custody, {}]}", "10:29: sections.order.2: ", "should be text, not a mapping"),
    ("sections:\n  add:\n    - {after: custody, text: Good}", "12:7: sections.add.1.title: ", "the key is missing"),
    ("sections:\n  add: {after: custody}", "11:3: sections.add: ", "should be a list, not a mapping"),
    ("sections:\n  add:\n    - {after: custody, title: A, text: a.md}", "12:34: sections.add.1.text: ", "no such file"),
    ("appendices: [budget, budget]", "10:22: appendices.2: ", "twice"),
    ("figures: [{measure: caselode}]", "10:12: figures.1.measure: ", "did you mean 'caseload'?"),
    ("figures: [{by: [sex]}]", "10:11: figures.1.measure: ", "the key is missing"),
    ("figures: [{measure: caseload, by: [sexx]}]", "10:36: figures.1.by.1: ", "did you mean 'sex'?"),
    ("figures: [{measure: caseload, by: {sex: femal}}]", "10:36: figures.1.by.sex: ", "did you mean 'female'?"),
    ("figures: [{measure: caseload, of: {sexe: male}}]", "10:36: figures.1.of.sexe: ", "did you mean 'sex'?"),
    ("figures: [{measure: caseload, by: [tier]}]", "10:36: figures.1.by.1: ", "caseload is not broken down by tier"),
    ("figures: [{measure: caseload, by: {age: 15-14}}]", "10:36: figures.1.by.age: ", "no category '15-14'"),
    ("figures: [{measure: caseload, by: {case_type: yroo}}]", "10:36: figures.1.by.case_type: ", "did you mean 'yro'?"),
    ("figures: [{measure: caseload, areas: [familie]}]", "10:39: figures.1.areas.1: ", "did you mean 'family'?"),
    ("figures: [{measure: caseload, period: quarters ago}]", "10:31: figures.1.period: ", "did you mean 'quarters'?"),
    (
        "figures: [{measure: caseload, period: 2020-03-31/2020-01-01}]",
        "10:31: figures.1.period: ",
        "earlier date first",
    ),
    ("figures: [{measure: caseload, variety: rang}]", "10:31: figures.1.variety: ", "did you mean 'rank'?"),
    ("figures: [{measure: caseload, by: [sex], fixed: {sex: male}}]", "10:50: figures.1.fixed.sex: ", "spread by 'by'"),
    ("commentary: {custody: {bord: x}}", "10:24: commentary.custody.bord: ", "did you mean 'board'?"),
    ("commentary: {custody: }", "10:14: commentary.custody: ", "has no value"),
    ("commentary: [custody]", "10:1: commentary: ", "a mapping, section: text"),
    ("commentary: A good quarter.", "10:1: commentary: ", "the name of an .md or .docx file"),
    ("commentary: words.md", "10:1: commentary: 'words.md': there is no such file", "look at the name"),
    ("commentary: {custody: {board: gone.md}}", "10:24: commentary.custody.board: ", "no such file"),
    ("commentary: words.docx", "10:1: commentary: ", "there is no such file"),
    ("figures: [{measure: caseload, areas: []}]", "10:31: figures.1.areas: ", "the list is empty"),
    ("figures: [{measure: caseload, by: {sex: male}, fixed: {age: 14}}]", "10:48: figures.1.fixed: ", "under 'by'"),
    ("accept: [{finding: a, reason: b, by: c}, {finding: a, reason: d, by: c}]", "10:42: accept.2: ", "twice"),
    ("tracker: {cohort: 2020-06-01/2020-06-31}", "10:11: tracker.cohort: ", "June 2020 has 30 days"),
    ("tracker: {green_within: 30}", "10:1: tracker.amber_within: ", "amber reaches no further than green"),
    (
        "case_types: {statutory_from: youth cauton}",
        "10:14: case_types.statutory_from: ",
        "did you mean 'youth caution'?",
    ),
    ("case_types: {order: [custody, yro]}", "10:14: case_types.order: the order leaves out: yro iss, ", "name every"),
    ("case_types: {groups: {a: [yro], b: [yro]}}", "10:37: case_types.groups.b.1: ", "in the group 'a' already"),
    ("case_types: {groups: {a: [yoro]}}", "10:27: case_types.groups.a.1: ", "did you mean 'yro'?"),
    ("columns: {person: {Ref: person_id}}", "10:11: columns.person: ", "did you mean 'persons'?"),
    ("columns: {persons: {A: sex, B: sex}}", "10:29: columns.persons.B: ", "two columns are mapped to 'sex'"),
    ("values: {persons: {1: male}}", "10:10: values.persons: ", "write persons.column"),
    ("accept: [{finding: orphan-episode, by: Data Manager}]", "10:10: accept.1.reason: ", "the key is missing"),
    ("set_aside: [{finding: a, words: b, reason: c, by: d}]", "10:26: set_aside.1.words: ", "unknown key"),
    ("set_aside: [{finding: a, reason: b, by: ' '}]", "10:37: set_aside.1.by: ", "write some words"),
    (
        "accept: [{finding: a, reason: b, by: c}]\nset_aside: [{finding: a, reason: b, by: c}]",
        "11:13: set_aside.1: ",
        "either accept it or set it aside",
    ),
    ("corrections: [{figure: a, value: many, reason: b, by: c}]", "10:27: corrections.1.value: ", "write it as 12.5"),
    ("house: {logo: crest.svg}", "10:9: house.logo: there is no file", "relative to the config"),
    ("house: {logo: board.yaml}", "10:9: house.logo: ", "svg or png"),
    ("house: {colours: {dark blue: '#12436'}}", "10:19: house.colours.dark blue: ", "six hexadecimal digits"),
    (
        "house:\n  colours:\n    dark blue: #12436D",
        "12:5: house.colours.dark blue: ",
        "in quotes where it begins with #",
    ),
    ("schedule: {draft_due: soon}", "10:12: schedule.draft_due: ", "30 working days after quarter end"),
    ("delivery: {from: manager}", "10:12: delivery.from: ", "not an e-mail address"),
    (
        "delivery: {to: {board: [a@example.com]}, allowed_domains: [example.gov.uk]}",
        "10:25: delivery.to.board.1: 'a@example.com' is outside allowed_domains",
        "allowed: example.gov.uk",
    ),
    ("delivery: {from: a@b.uk, allowed_domains: [b]}", "10:44: delivery.allowed_domains.1: ", "not a domain"),
    ("delivery: {smtp: [localhost]}", "10:12: delivery.smtp: ", "should be a mapping of keys, not a list"),
    ("delivery: {smtp: {host: localhost, port: 0}}", "10:36: delivery.smtp.port: ", "from 1 to 65535"),
    ("delivery: {smtp: {host: localhost, tls: ssl}}", "10:36: delivery.smtp.tls: ", "starttls, tls or none"),
    ("delivery: {smtp: {host: localhost, password: x}}", "10:36: delivery.smtp.password: unknown key", "known: host"),
    ("? [a, b]\n: c", "10:3: ", "a key must be a word"),
    ("commentary: " + "[" * 30 + "]" * 30, "10:29: ", "nested more than 16 deep"),
]


@pytest.mark.parametrize(("number", "line", "start", "words"), CHANGED, ids=[case[1].strip() for case in CHANGED])
def test_a_bad_line_gives_one_complaint_in_its_place(
    complaints: Complaints, number: int, line: str, start: str, words: str
) -> None:
    said = complaints(with_line(number, line))

    assert len(said) == 1
    assert said[0].startswith(f"board.yaml:{start}")
    assert words in said[0]


@pytest.mark.parametrize(("more", "start", "words"), APPENDED, ids=[case[0][:60] for case in APPENDED])
def test_a_bad_key_gives_one_complaint_in_its_place(complaints: Complaints, more: str, start: str, words: str) -> None:
    said = complaints("\n".join(GOOD_LINES) + "\n" + more + "\n")

    assert len(said) == 1
    assert said[0].startswith(f"board.yaml:{start}")
    assert words in said[0]


def test_a_logo_that_cannot_stand_on_a_paper_is_refused(workspace: Path, complaints: Complaints) -> None:
    (workspace / "crest.svg").write_text("<svg/>", encoding="utf-8")

    said = complaints("\n".join([*GOOD_LINES, "house: {logo: crest.svg}"]))

    assert said == ["board.yaml:10:9: house.logo: the file is no SVG; save the logo again as plain SVG"]


@pytest.mark.parametrize("key", ["yot", "quarter", "data"])
def test_a_key_that_no_default_can_know_is_missed(complaints: Complaints, key: str) -> None:
    lines = [line for line in GOOD_LINES if not line.startswith(f"{key}:")]

    said = complaints("\n".join(lines))

    assert said == [f"board.yaml:1:1: {key}: the key is missing; write '{key}: ...'"]


WHOLE_FILES = [
    (b"", "board.yaml:1:1: the file is empty"),
    (b"# nothing but a comment\n", "board.yaml:1:1: the file is empty"),
    (b"- yot\n- quarter\n", "board.yaml:1:1: the file is not a mapping of keys"),
    (b"Rotherham", "board.yaml:1:1: the file is not a mapping of keys"),
    (b"yot: Rother\x00ham\n", "board.yaml:1:12: an unprintable character (U+0000) stands here"),
    (b"yot: Rotherham\nregion: C\xf4te\n", "board.yaml:2:10: the file is not UTF-8; save it as UTF-8"),
    ("yot: Rotherham\n".encode("utf-16"), "board.yaml:1:1: the file is UTF-16; save it as UTF-8"),
    (b"yot: R\n" + b"# padding\n" * 30_000, "board.yaml:1:1: the file is larger than 256 kB"),
    (b'yot: "\\UFFFFFFFF"\n', "board.yaml:1:1: this is not YAML"),
]


@pytest.mark.parametrize(("content", "start"), WHOLE_FILES, ids=[start[11:50] for _, start in WHOLE_FILES])
def test_a_file_that_is_no_config_at_all_gives_one_complaint(workspace: Path, content: bytes, start: str) -> None:
    (workspace / "board.yaml").write_bytes(content)

    with pytest.raises(ConfigError) as caught:
        read_spec(Path("board.yaml"))

    assert len(caught.value.complaints) == 1
    assert str(caught.value).startswith(start)


@pytest.mark.parametrize(
    ("name", "words"),
    [("none.yaml", "there is no such file"), ("cases", "this is a folder, not a file"), ("a\0b", "cannot be read")],
)
def test_a_path_that_is_no_file_gives_one_complaint(workspace: Path, name: str, words: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read_spec(Path(name))

    assert len(caught.value.complaints) == 1
    assert words in str(caught.value)


def test_all_faults_of_a_file_are_said_at_once_from_top_to_bottom(complaints: Complaints) -> None:
    said = complaints(
        "document: board-report\n"
        "yot: Rotherham\n"
        "yot: Wigan\n"
        "quarter: 2019-20 Q5\n"
        "data: nowhere\n"
        "comparators: {family: [Rotherham, Dudley], pcc: *x}\n"
        "editions: {public: {threshold: 1, colour: red}}\n"
        "figures: [{measure: caselode}, {measure: caseload, by: [tier]}]\n"
        "commentary: {custody: gone.md}\n"
        "schedule: {draft_due: soon}\n"
    )

    assert [complaint.split(": ")[:2] for complaint in said] == [
        ["board.yaml:1:1", "as_at"],
        ["board.yaml:3:1", "yot"],
        ["board.yaml:4:1", "quarter"],
        ["board.yaml:5:1", "data"],
        ["board.yaml:6:24", "comparators.family.1"],
        ["board.yaml:6:44", "comparators.pcc"],
        ["board.yaml:7:21", "editions.public.threshold"],
        ["board.yaml:7:35", "editions.public.colour"],
        ["board.yaml:8:12", "figures.1.measure"],
        ["board.yaml:8:57", "figures.2.by.1"],
        ["board.yaml:9:14", "commentary.custody"],
        ["board.yaml:10:12", "schedule.draft_due"],
    ]


def test_a_fault_in_families_yaml_is_said_of_that_file(workspace: Path, complaints: Complaints) -> None:
    (workspace / "families.yaml").write_text("families:\n  ours: [Wigan, Wigan]\n", encoding="utf-8")

    said = complaints("\n".join([*GOOD_LINES, "comparators: {family: rotherham-2020}"]))

    assert len(said) == 1
    assert said[0].startswith(f"{workspace.resolve()}/families.yaml:2:17: families.ours.2: ")


def test_a_families_yaml_that_cannot_be_read_is_said_of_that_file(workspace: Path, complaints: Complaints) -> None:
    (workspace / "families.yaml").write_text("families:\n\tours: [Wigan]\n", encoding="utf-8")

    said = complaints("\n".join([*GOOD_LINES, "comparators: {family: rotherham-2020}"]))

    assert len(said) == 1
    assert said[0].startswith(f"{workspace.resolve()}/families.yaml:2:1: a tab stands")


def test_words_above_the_first_heading_are_said_of_their_line(workspace: Path, complaints: Complaints) -> None:
    (workspace / "words.md").write_text("# Words\n\nLost.\n\n## custody\nFew.\n", encoding="utf-8")

    said = complaints("\n".join([*GOOD_LINES, "commentary: words.md"]))

    assert len(said) == 1
    assert said[0].startswith("words.md:3:1: commentary: this text stands above the first heading")


def test_a_heading_that_comes_twice_is_said_of_its_line(workspace: Path, complaints: Complaints) -> None:
    (workspace / "words.md").write_text("# Words\n\n## custody\nFew.\n\n## Custody\nMany.\n", encoding="utf-8")

    said = complaints("\n".join([*GOOD_LINES, "commentary: words.md"]))

    assert said == ["words.md:6:1: commentary: a second heading 'custody'; join the two"]
