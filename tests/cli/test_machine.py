"""What a machine lacks: each lack is found, and comes with the line that mends it."""

from __future__ import annotations

import re
import signal
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from report_builder import bundled
from report_builder.cli import machine
from report_builder.errors import OutsideError

APT = "apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
LINUX = pytest.mark.skipif(machine.sys.platform != "linux", reason="names of libraries are Linux's")


@LINUX
def test_only_the_library_that_does_not_load_is_named_with_the_exact_line() -> None:
    def load(library: str) -> None:
        if "harfbuzz" in library:
            raise OSError

    lacking = list(machine.missing_libraries(load))

    assert [complaint.what for complaint in lacking] == [
        "the system library libharfbuzz-subset.so.0 (Debian's package libharfbuzz-subset0) is missing"
    ]
    assert lacking[0].mend == f"run as root: {APT}"


@LINUX
def test_the_makefile_installs_the_packages_and_looks_for_the_libraries_that_doctor_names() -> None:
    makefile = (Path(__file__).parents[2] / "Makefile").read_text()

    packages = re.search(r"^PACKAGES := (.*)$", makefile, re.M)
    libraries = re.search(r"^SONAMES := (.*)$", makefile, re.M)

    assert packages
    assert libraries
    assert packages[1].split() == list(machine.SYSTEM_LIBRARIES.values())
    assert re.findall(r'"(.*?)"', libraries[1]) == list(machine.SYSTEM_LIBRARIES)


def test_a_library_of_another_version_is_named_with_both() -> None:
    lacking = list(machine.wrong_versions(["weasyprint==70.0", "click>=8.1"], lambda _: "69.0"))

    assert [complaint.what for complaint in lacking] == ["the Python library weasyprint is of version 69.0, not ==70.0"]
    assert lacking[0].mend.endswith("-m pip install 'weasyprint==70.0'")


def test_a_library_that_is_not_installed_is_missing() -> None:
    def installed(name: str) -> str:
        raise PackageNotFoundError(name)

    lacking = list(machine.wrong_versions(["nh3>=0.2"], installed))

    assert [complaint.what for complaint in lacking] == ["the Python library nh3 is missing"]


def test_a_requirement_for_other_machines_is_not_asked_for() -> None:
    assert not list(machine.wrong_versions(["colorama>=99; sys_platform == 'nowhere'"], lambda _: "1.0"))


def test_the_fonts_complaint_is_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_fonts() -> tuple[Path, ...]:
        raise OutsideError("the font is missing", mend="install it")

    monkeypatch.setattr(bundled, "font_files", no_fonts)

    assert [str(complaint) for complaint in machine.missing_fonts()] == ["the font is missing; install it"]


def test_a_line_can_be_set_on_this_machine() -> None:
    assert not list(machine.cannot_typeset())


def test_without_any_font_the_crash_is_caught_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_fonts(place: Path) -> Path:
        empty = place / "fonts.conf"
        empty.write_text(f"<fontconfig><cachedir>{place}</cachedir></fontconfig>")
        return empty

    monkeypatch.setattr(bundled, "write_fontconfig", no_fonts)

    lacking = list(machine.cannot_typeset())

    assert [complaint.what for complaint in lacking] == [
        "WeasyPrint cannot set a line of text: it was killed by SIGSEGV"
    ]


def test_a_program_that_kills_itself_does_not_take_the_doctor_with_it() -> None:
    lacking = list(machine.cannot_typeset(f"import os; os.kill(os.getpid(), {signal.SIGKILL.value})"))

    assert "killed by SIGKILL" in lacking[0].what


def test_the_last_line_of_a_failure_is_shown() -> None:
    lacking = list(machine.cannot_typeset("raise OSError('cannot load libpango')"))

    assert lacking[0].what.endswith("it ended with: OSError: cannot load libpango")
    assert APT in lacking[0].mend


def test_typesetting_that_never_ends_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "SECONDS_TO_TYPESET", 0.2)

    lacking = list(machine.cannot_typeset("import time; time.sleep(30)"))

    assert "within 0.2 seconds" in lacking[0].what


def test_a_folder_that_is_yet_to_be_made_is_judged_by_its_parent_and_not_made(tmp_path: Path) -> None:
    assert not list(machine.unwritable(tmp_path / "new" / "out"))
    assert not list(tmp_path.iterdir())


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")

    lacking = list(machine.unwritable(tmp_path / "out" / "board"))

    assert len(lacking) == 1
    assert str(tmp_path / "out") in lacking[0].mend


def test_nothing_is_set_where_something_needed_is_known_to_be_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine.metadata, "requires", lambda _: ["no-such-library-of-ours==1"])
    monkeypatch.setattr(machine, "ONE_LINE", "raise SystemExit(9)")

    lacking = machine.everything_lacking(tmp_path)

    assert [complaint.what for complaint in lacking] == ["the Python library no-such-library-of-ours is missing"]
