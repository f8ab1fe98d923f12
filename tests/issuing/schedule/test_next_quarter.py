"""The next quarter's config beside the old one: its name, its data's folder, what to look at, and over nothing."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from report_builder import bundled
from report_builder.configfile.next_quarter import read_old
from report_builder.configfile.read import read_spec
from report_builder.errors import ConfigError, OutsideError
from report_builder.issuing.schedule.next_quarter import name_after, next_quarter, write_next
from report_builder.model.period import Quarter

CONFIGS = bundled.folder("config")
SHIPPED = sorted(
    path.name
    for path in CONFIGS.glob("*.yaml")
    if path.name not in {"default.yaml", "families.yaml"} and not path.name.startswith("pack")
)
HEAD = "document: board-report\nyot: Rotherham\nquarter: 2019-20 Q4\nas_at: 2020-07-13\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """The shipped configs, and an empty folder for each data set that they name."""
    shutil.copytree(CONFIGS, tmp_path / "config")
    for name in SHIPPED:
        folder = read_spec(CONFIGS / name).data.path
        assert folder is not None
        (tmp_path / "data" / folder.name).mkdir(parents=True, exist_ok=True)
    return tmp_path


def config_of(folder: Path, more: str, *, name: str = "board.yaml") -> Path:
    (folder / "cases").mkdir(exist_ok=True)
    path = folder / name
    path.write_text(HEAD + more, encoding="utf-8")
    return path


def looks(path: Path) -> dict[str, str]:
    return {look.key: look.what for look in next_quarter(path).looks}


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_config_can_be_rolled_forward_four_times_and_read_each_time(workspace: Path, name: str) -> None:
    path = workspace / "config" / name
    quarter = read_spec(path).quarter

    for _ in range(4):
        made = next_quarter(path)
        write_next(made, like=path)
        path = made.path
        spec = read_spec(path)

    assert spec.quarter == Quarter(quarter.first_year + 1, quarter.number)
    assert not spec.commentary


@pytest.mark.parametrize(
    ("name", "becomes"),
    [
        ("rotherham-2019-20-q4", "rotherham-2020-21-q1"),
        ("2019_20_Q4", "2020_21_Q1"),
        ("scrutiny-2020-07", "scrutiny-2020-10"),
        ("board-2020-07-13", "board-2020-10-12"),
        ("headlines-2019-20", "headlines-2020-21-q1"),
        ("board", "board-2020-21-q1"),
    ],
)
def test_the_name_moves_on_by_what_it_says(tmp_path: Path, name: str, becomes: str) -> None:
    path = config_of(tmp_path, "data: cases\n", name=f"{name}.yaml")

    assert next_quarter(path).path == tmp_path / f"{becomes}.yaml"


def test_a_config_of_the_latest_quarter_has_nothing_to_move_but_days(tmp_path: Path) -> None:
    text = "document: board-report\nyot: A\nquarter: latest\ndata: cases\n"
    path = tmp_path / "a.yaml"
    path.write_text(text)
    assert next_quarter(path).moved == ()

    path.write_text(f"{text}meeting: {{date: 2020-07-13}}\n")
    made = next_quarter(path)

    assert made.moved == ("meeting.date: 2020-07-13 -> 2020-10-12",)
    assert any("latest" in look.what for look in made.looks)
    assert name_after(read_old(path, path.read_bytes()), meeting=None) == "a-next-quarter"


def test_an_empty_folder_is_made_for_the_new_tables_and_only_its_owner_may_look_into_it(tmp_path: Path) -> None:
    (tmp_path / "data-2019-20-q4").mkdir()
    path = config_of(tmp_path, "data: data-2019-20-q4\n")
    made = next_quarter(path)

    assert made.data == tmp_path / "data-2020-21-q1"
    assert write_next(made, like=path)
    assert read_spec(made.path).data.path == made.data.resolve()
    assert made.data.stat().st_mode & 0o777 == 0o700


def test_no_folder_is_made_of_a_workbook_or_a_database(tmp_path: Path) -> None:
    assert next_quarter(config_of(tmp_path, "data: cases-2019-20-q4.xlsx\n")).data is None
    database = "data: postgresql+psycopg://reader:${PASSWORD}@host/cases_2019_20_q4\n"
    made = next_quarter(config_of(tmp_path, database))
    assert made.data is None
    assert not any("host" in look.what for look in made.looks)


def test_nothing_is_written_over_and_nothing_elsewhere(tmp_path: Path) -> None:
    path = config_of(tmp_path, "data: cases\n")
    made = next_quarter(path)
    made.path.write_text("mine")

    with pytest.raises(ConfigError, match="there is a file of that name already"):
        next_quarter(path)
    with pytest.raises(ConfigError, match="there is a file of that name already"):
        write_next(made, like=path)
    with pytest.raises(ConfigError, match="folder of the old one"):
        next_quarter(path, file=tmp_path / "cases" / "new.yaml")

    assert made.path.read_text() == "mine"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["board-2020-21-q1.yaml", "board.yaml", "cases"]


def test_a_folder_that_takes_no_file_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = config_of(tmp_path, "data: cases\n")
    made = next_quarter(path)

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", refuse)
    with pytest.raises(OutsideError, match="no space left"):
        write_next(made, like=path)

    assert sorted(one.name for one in tmp_path.iterdir()) == ["board.yaml", "cases"]


def test_what_may_have_stopped_being_true_is_listed_with_its_line(tmp_path: Path) -> None:
    path = config_of(
        tmp_path,
        """\
data: cases
# words for January to March 2020
no_update: {fte_rate: access was limited}
targets: {custody_share: 5}
corrections:
  - {figure: caseload/yjs/2020-01-01/2020-03-31, value: 3, reason: late, by: Manager}
  - {figure: caseload/yjs/2020-04-01/2020-06-30, value: 3, reason: late, by: Manager}
sections: {add: [{after: custody, title: Visit, text: In July 2020 three visits were made.}]}
committee: {exempt_appendices: {budget: {paragraphs: [1], interest: so}}}
schedule: {draft_due: 2020-06-01}
commentary: words-2019-20-q4.md
""",
    )
    found = {look.key: look for look in next_quarter(path, meeting=date(2020, 10, 20)).looks}

    assert found["no_update.fte_rate"].where == f"{tmp_path}/board-2020-21-q1.yaml:7"
    assert "still true" in found["no_update.fte_rate"].what
    assert "target of 2020-21" in found["targets.custody_share"].what
    assert "earlier period" in found["corrections.1"].what
    assert "earlier period" not in found["corrections.2"].what
    assert "July, 2020" in found["sections.add.1"].what
    assert "reason" in found["committee.exempt_appendices"].what
    assert "moved" in found["schedule.draft_due"].what
    assert "'words-2020-21-q1.md'" in found["commentary"].what
    assert found[""].where.endswith(":6")


def test_recipients_are_asked_about_for_each_edition_that_has_any(tmp_path: Path) -> None:
    mail = "delivery: {to: {board: [chair@example.gov.uk], public: []}, allowed_domains: [example.gov.uk]}\n"

    found = looks(config_of(tmp_path, f"data: cases\n{mail}"))

    assert "still" in found["delivery.to.board"]
    assert "chair" not in found["delivery.to.board"]
    assert "delivery.to.public" not in found


def test_commentary_in_a_file_without_a_quarter_in_its_name_gets_the_new_config_s(tmp_path: Path) -> None:
    path = config_of(tmp_path, "data: cases\ncommentary: {custody: text/custody.md, tracker: board.docx}\n")

    found = looks(path)

    assert "'text/custody-board-2020-21-q1.md'" in found["commentary.custody"]
    assert "'board-2020-21-q1.docx'" in found["commentary.tracker"]


def test_a_pack_is_of_a_meeting_and_is_not_rolled_forward(workspace: Path) -> None:
    with pytest.raises(ConfigError, match="the config of a pack"):
        next_quarter(workspace / "config" / "pack-2020-09-22.yaml")
