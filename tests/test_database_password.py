"""A database's password is said nowhere: not on screen, not with -v, and in no file that the commands write."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import postgres
import pytest

from report_builder.cli.main import run

CANARY = "s3cret@/:#%25 &ca'nary"
PIECES = ("s3cret", "ca'nary", "%27nary", "%2525")
CONFIG = """\
document: board-report
yot: Rotherham
quarter: 2019-20 Q4
as_at: 2020-07-13
data: postgresql://teller:${PASSWORD}@127.0.0.1:PORT/NAME
meeting: {body: Board, date: 2020-07-13}
accept: [{finding: missing-table, reason: not collected, by: Manager}]
"""


@pytest.fixture
def config(
    postgresql: postgres.Server, database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """A config of a small good database, whose user's password comes from the environment."""
    said = CANARY.replace("'", "''")
    postgres.tell(
        database,
        f"CREATE ROLE teller LOGIN PASSWORD '{said}'",
        "CREATE TABLE persons (person_id text PRIMARY KEY, sex text, date_of_birth date)",
        "CREATE TABLE episodes (episode_id text PRIMARY KEY, person_id text, type text, start_date date)",
        "INSERT INTO persons VALUES ('p1', 'male', '2004-05-17')",
        "INSERT INTO episodes VALUES ('e1', 'p1', 'yro', '2020-01-06')",
        "GRANT SELECT ON persons, episodes TO teller",
    )
    text = CONFIG.replace("PORT", str(postgresql.port)).replace("NAME", database.rpartition("/")[2])
    (tmp_path / "board.yaml").write_text(text)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PASSWORD", CANARY)
    yield Path("board.yaml")
    postgres.tell(database, "DROP OWNED BY teller", "DROP ROLE teller")


def said_anywhere(capfd: pytest.CaptureFixture[str]) -> list[str]:
    texts = ["".join(capfd.readouterr())]
    texts += [path.read_bytes().decode("latin-1") for path in Path().rglob("*") if path.is_file()]
    return [piece for piece in PIECES if any(piece in text for text in texts)]


def test_a_paper_is_made_and_its_files_do_not_hold_the_password(
    config: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    options = ["--edition", "board", "--format", "html", "--only", "custody"]

    assert run(["-v", "check", str(config)]) == 0
    assert run(["-v", "build", str(config), *options]) == 0

    assert (Path("out") / "rotherham-2019-20-q4-board-report" / "board-custody" / "manifest.json").exists()
    assert said_anywhere(capfd) == []


@pytest.mark.parametrize(
    ("spoil", "status"),
    [
        (("teller:", "postgres:"), 2),  # the user of another password
        (("127.0.0.1:", "127.0.0.1:1"), 2),  # a port beyond the last
        (("127.0.0.1", "no-host.invalid"), 4),
        (("127.0.0.1", "${PASSWORD}@127.0.0.1"), 2),
        (("postgresql:", "postgresql+nothing:"), 2),
        (("postgresql://", "postgresql:"), 2),
        (("/t", "/nowhere_t"), 2),
        (("\nmeeting", "?options=${PASSWORD}\nmeeting"), 4),
        (("\nmeeting", "?sslmode=${PASSWORD}\nmeeting"), 2),
        (("\nmeeting", "?${PASSWORD}\nmeeting"), 2),
    ],
)
def test_what_goes_wrong_is_told_without_the_password(
    config: Path, capfd: pytest.CaptureFixture[str], spoil: tuple[str, str], status: int
) -> None:
    config.write_text(config.read_text().replace(*spoil, 1))

    assert run(["-v", "check", str(config)]) == status
    assert said_anywhere(capfd) == []
