"""The units for systemd: what it accepts, and that its shell gets the very paths that were meant."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from report_builder.issuing.schedule.units import Units, units

PLAIN = units(Path("/srv/venv/bin/python"), Path("/srv/yot/config"), out=Path("/srv/yot/out"), user="yot")
ODD = units(Path("/srv/a b/python"), Path("/srv/50% o'clock/con\"fig"), out=Path("/srv/$HOME/o`ut\\"), user="yot")


def settings(unit: str, name: str) -> list[str]:
    return [line.partition("=")[2] for line in unit.splitlines() if line.startswith(f"{name}=")]


def test_the_service_names_whole_paths_and_takes_the_day_from_the_clock() -> None:
    assert settings(PLAIN.service, "ExecStart") == [
        '/bin/sh -c \'exec "/srv/venv/bin/python" -m report_builder due "/srv/yot/config" '
        '--out "/srv/yot/out" --send --brief --as-at "$$(date +%%F)"\''
    ]


def test_a_relative_folder_is_made_whole() -> None:
    found = units(Path("/srv/python"), Path("config"), out=Path("out"), user="yot")

    assert str(Path("config").absolute()) in found.service
    assert settings(found.service, "ReadWritePaths") == [f'"{Path("out").absolute()}"']


def test_secrets_stand_in_a_file_of_their_own() -> None:
    assert settings(PLAIN.service, "EnvironmentFile") == ["-/etc/report-builder/due.env"]
    assert "PASSWORD" not in str(PLAIN)


def test_the_timer_makes_up_for_a_machine_that_was_off() -> None:
    assert settings(PLAIN.timer, "Persistent") == ["true"]
    assert settings(PLAIN.timer, "RandomizedDelaySec") == ["5min"]


@pytest.mark.parametrize("name", ["/srv/a b/python", "/srv/50% o'clock/con\"fig", "/srv/$HOME/o`ut\\"])
def test_an_odd_path_reaches_the_program_as_it_is(name: str) -> None:
    # What systemd.service(5) does with the line: it takes the quotes off, undoes the doubled signs and the backslashes.
    (line,) = settings(ODD.service, "ExecStart")
    inner = line.removeprefix("/bin/sh -c '").removesuffix("'").replace("%%", "%").replace("$$", "$")
    command = inner.replace("\\\\", "\0").replace("\\'", "'").replace("\0", "\\").removeprefix("exec ")

    words = subprocess.run(["/bin/sh", "-c", f"printf '%s\\n' {command}"], check=True, capture_output=True, text=True)

    assert name in words.stdout.splitlines()


@pytest.mark.parametrize("found", [PLAIN, ODD])
def test_systemd_accepts_both(found: Units, tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("there is no systemd-analyze here")
    files = [tmp_path / found.service_name, tmp_path / found.timer_name]
    files[0].write_text(found.service)
    files[1].write_text(found.timer)

    done = subprocess.run(["systemd-analyze", "verify", *files], check=False, capture_output=True, text=True)

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
