"""No child is in a message, a log, the ledger or the archive; nothing temporary is left, however a run ends."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DATA = ROOT / "data" / "rotherham-2019-20-q4"
CHILD, EPISODE, OFFENCE, WARD, BORN = "Zqchild-7781", "Zqepisode-4", "Zqoffence-9", "Zqwardle Moor", "2004-02-29"
"""A child's ids, ward and birthday that stand nowhere else. S-0014 has a sentence, offences and a cohort."""
MARKS = (CHILD, EPISODE, OFFENCE, WARD, BORN, "29 February 2004", "29/02/2004")
REPORT = "rotherham-2019-20-q4-board-report"


class Workspace:
    """The demonstration with one child marked, and the means to run the program in it as its users do."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.temporary = folder / "temporary"
        self.temporary.mkdir()
        shutil.copytree(ROOT / "config", folder / "config")
        self.data = folder / "data" / DATA.name
        shutil.copytree(DATA, self.data)
        for table in self.data.glob("*.csv"):
            rows = table.read_text(encoding="utf-8")
            rows = rows.replace("S-0014,", f"{CHILD},").replace("E-00001,", f"{EPISODE},")
            table.write_text(rows.replace("F-00002,", f"{OFFENCE},"), encoding="utf-8")
        self._mark_person()
        config = folder / "config" / "rotherham-2019-20-q4.yaml"
        mail = "delivery:\n  to: {board: [chair@example.gov.uk], public: [public@example.gov.uk]}\n"
        mail += "  from: yot@example.gov.uk\n  smtp: {host: 127.0.0.1, port: 9, tls: none}\n"
        mail += "  allowed_domains: [example.gov.uk]\n"
        config.write_text(config.read_text(encoding="utf-8") + mail, encoding="utf-8")

    def _mark_person(self) -> None:
        persons = self.data / "persons.csv"
        head, *rows = persons.read_text(encoding="utf-8").splitlines()
        place = head.split(",").index("date_of_birth")
        born = next(row for row in rows if row.startswith(CHILD)).split(",")[place]
        marked = [
            row.replace(born, BORN, 1).replace(",,no,yes", f",{WARD},no,yes") if row.startswith(CHILD) else row
            for row in rows
        ]
        persons.write_text("\n".join([head, *marked, ""]), encoding="utf-8")

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """The command in a process of its own."""
        call = [sys.executable, "-m", "report_builder", *arguments]
        environment = {**os.environ, "TMPDIR": str(self.temporary)}
        streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        return subprocess.Popen(call, cwd=self.folder, env=environment, text=True, **streams)  # type: ignore[call-overload, no-any-return]

    def run(self, *arguments: str) -> str:
        """All that the command says."""
        with self.start(*arguments) as process:
            said, told = process.communicate(timeout=120)
        return f"{said}{told}"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return Workspace(tmp_path_factory.mktemp("private"))


@pytest.fixture(scope="module")
def said(workspace: Workspace) -> str:
    """All that is said on the way of a paper, from its checks to its mail, and where the data are wrong."""
    config = "config/rotherham-2019-20-q4.yaml"
    calls = [
        ["-v", "check", config],
        ["-v", "build", config, "--format", "pdf,html"],
        ["-v", "send", f"out/{REPORT}/board", "--config", config],
        ["-v", "send", f"out/{REPORT}/board", "--config", config, "--dry-run"],
        ["-v", "release", f"out/{REPORT}/public"],
        ["-v", "appendix", f"out/{REPORT}/public", "chart 5"],
        ["-v", "purge", "out", "--before", "2020-07-01", "--dry-run"],
    ]
    told = [workspace.run(*call) for call in calls]
    persons = workspace.data / "persons.csv"
    whole = persons.read_text(encoding="utf-8")
    persons.write_text(
        whole.replace(BORN, f"{BORN} {CHILD}").replace(f"{WARD},no", f"{WARD},{CHILD}"), encoding="utf-8"
    )
    told += [workspace.run(*call) for call in (["-v", "check", config], ["-v", "build", config])]
    persons.write_text(whole, encoding="utf-8")
    return "\n".join(told)


def contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Each file below a folder, and each entry of one that is a zip."""
    for file in sorted(one for one in folder.rglob("*") if one.is_file()):
        content = file.read_bytes()
        yield str(file.relative_to(folder)), content
        if content.startswith(b"PK"):
            with zipfile.ZipFile(BytesIO(content)) as archive:
                for name in archive.namelist():
                    yield f"{file.name}/{name}", archive.read(name)


def test_the_marks_are_in_the_data_and_the_paper_was_made(workspace: Workspace, said: str) -> None:
    tables = "".join(file.read_text(encoding="utf-8") for file in workspace.data.glob("*.csv"))

    assert [mark for mark in MARKS[:5] if mark not in tables] == []
    assert "Nothing stops a build" in said
    assert "A build would stop" in said
    assert "recorded as issued" in said
    assert "Traceback" not in said


def test_no_message_of_any_command_has_a_value_of_a_case(said: str) -> None:
    assert [mark for mark in MARKS if mark.casefold() in said.casefold()] == []


def test_neither_ledger_nor_archive_nor_paper_has_one(workspace: Workspace, said: str) -> None:
    assert said
    found = [
        (name, mark)
        for name, content in contents(workspace.folder / "out")
        for mark in MARKS
        if mark.encode() in content
    ]

    assert found == []


def test_all_that_is_written_is_for_its_owner_alone(workspace: Workspace, said: str) -> None:
    assert said
    out = workspace.folder / "out"

    wrong = [str(one) for one in (out, *out.rglob("*")) if one.stat().st_mode & 0o077]

    assert wrong == []


def test_nothing_temporary_is_left(workspace: Workspace, said: str) -> None:
    assert said

    assert list(workspace.temporary.iterdir()) == []


def test_a_build_that_is_told_to_end_leaves_nothing_temporary_and_no_half_paper(workspace: Workspace) -> None:
    with workspace.start("build", "config/rotherham-2019-20-q4.yaml", "--out", "other") as process:
        deadline = time.monotonic() + 60
        while not any(workspace.temporary.iterdir()) and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.02)
        assert any(workspace.temporary.iterdir())
        process.send_signal(signal.SIGTERM)
        _, told = process.communicate(timeout=60)

    assert process.returncode == 143
    assert "Traceback" not in told
    assert list(workspace.temporary.iterdir()) == []
    left = [one.name for one in (workspace.folder / "other").rglob("*") if one.is_dir() and one.name.startswith(".")]
    assert left == []
