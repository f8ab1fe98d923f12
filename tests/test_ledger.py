"""The ledger keeps what left the house, as it was printed, whoever writes at once and whatever is killed."""

from __future__ import annotations

import sqlite3
import tempfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_builder.errors import ConfigError, DataError
from report_builder.ledger.looks import Look
from report_builder.ledger.releases import open_ledger
from report_builder.model.release import PublishedCell, Release

SEVEN = PublishedCell('{"measure":"caseload"}', Decimal(7), Decimal(7), is_withheld=False)
HIDDEN = PublishedCell('{"measure":"custody"}', Decimal(1), Decimal(4), is_withheld=True)

numbers = st.decimals(allow_nan=False, allow_infinity=False, places=3)
cells = st.builds(
    lambda name, ends, is_open, is_withheld: PublishedCell(
        name, min(ends), None if is_open else max(ends), is_withheld=is_withheld
    ),
    st.text(),
    st.tuples(numbers, numbers),
    st.booleans(),
    st.booleans(),
)
releases = st.builds(
    Release,
    st.sampled_from(("built", "mailed", "issued")),
    *(st.text(max_size=5) for _ in range(6)),
    st.lists(cells, max_size=4).map(tuple),
    st.sampled_from(("", "2020-07-13")),
)


def release(kind: str = "issued", audience: str = "public", **parts: str) -> Release:
    named = {"yot": "Leeds", "quarter": "2019-20 Q4", "as_at": "2020-07-13", "fingerprint": "f1", **parts}
    return Release(kind, audience, "board-report", cells=(SEVEN, HIDDEN), **named)


def test_what_was_recorded_is_there_when_the_file_is_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    with open_ledger(path) as ledger:
        ledger.record(replace(release(), went_out_on="2020-07-14"))

    with open_ledger(path) as again:
        (found,) = again.releases()

    assert found == release()
    assert found.went_out_on == "2020-07-14"


@given(st.lists(releases, max_size=5, unique=True))
@settings(max_examples=60, deadline=None)
def test_any_releases_are_read_back_as_they_were_and_in_their_order(recorded: list[Release]) -> None:
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "ledger.sqlite") as ledger:
        placed = [ledger.record(one) for one in recorded]

        found = ledger.releases()

    assert list(found) == recorded
    assert [one.went_out_on for one in found] == [one.went_out_on for one in recorded]
    assert placed == sorted(set(placed))


@given(releases)
@settings(max_examples=30, deadline=None)
def test_a_release_that_is_recorded_twice_is_one(recorded: Release) -> None:
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "ledger.sqlite") as ledger:
        before = ledger.number_of(recorded)

        first, second = ledger.record(recorded), ledger.record(recorded)

        assert (before, first) == (None, second)
        assert ledger.number_of(recorded) == first
        assert ledger.releases() == (recorded,)


def test_a_number_written_otherwise_makes_no_other_release(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "ledger.sqlite") as ledger:
        seven = replace(SEVEN, low=Decimal("7.0"), high=Decimal("0.70E+1"))

        first = ledger.record(release())

        assert ledger.record(replace(release(), cells=(seven, HIDDEN))) == first


@pytest.mark.parametrize(
    "other",
    [
        release("mailed"),
        release(audience="board"),
        release(yot="York"),
        release(quarter="2020-21 Q1"),
        release(as_at="2020-07-14"),
        release(fingerprint="f2"),
        replace(release(), document="tables"),
        replace(release(), cells=(SEVEN,)),
        replace(release(), cells=(SEVEN, replace(HIDDEN, high=Decimal(5)))),
        replace(release(), cells=(SEVEN, replace(HIDDEN, high=None))),
        replace(release(), cells=(SEVEN, replace(HIDDEN, is_withheld=False))),
    ],
)
def test_a_release_that_differs_in_anything_is_another(tmp_path: Path, other: Release) -> None:
    with open_ledger(tmp_path / "ledger.sqlite") as ledger:
        ledger.record(release())
        ledger.record(other)

        assert ledger.releases() == (release(), other)


def test_releases_are_narrowed_to_what_is_named(tmp_path: Path) -> None:
    board, york, tables = release(audience="board"), release(yot="York"), replace(release("built"), document="tables")
    with open_ledger(tmp_path / "ledger.sqlite") as ledger:
        for one in (release(), board, york, tables):
            ledger.record(one)

        assert ledger.releases(audiences={"board"}) == (board,)
        assert ledger.releases(yot="York") == (york,)
        assert ledger.releases(document="tables") == (tables,)
        assert ledger.releases(kinds=("built",)) == (tables,)
        assert ledger.releases(quarter="2018-19 Q4") == ()


def test_two_services_in_one_ledger_are_kept_apart(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "ledger.sqlite") as ledger:
        ledger.record(release())
        ledger.record(release(yot="York"))

        assert ledger.known_to("public", yot="York").earlier == (release(yot="York"),)


def test_the_board_has_what_the_public_has_and_the_public_never_has_the_board_s(tmp_path: Path) -> None:
    public, board, built = release(), release(audience="board"), release("built", fingerprint="f9")
    with open_ledger(tmp_path / "ledger.sqlite") as ledger:
        for one in (board, public, built):
            ledger.record(one)

        assert ledger.known_to("board", yot="Leeds").earlier == (board, public)
        assert ledger.known_to("public", yot="Leeds").earlier == (public,)


def test_a_paper_that_has_gone_out_is_made_again_from_what_was_there_before_it(tmp_path: Path) -> None:
    first, second, third = (release(quarter=f"2019-20 Q{number}") for number in (1, 2, 3))
    with open_ledger(tmp_path / "ledger.sqlite") as ledger:
        for one in (first, second, third):
            ledger.record(one)

        known = ledger.known_to("public", yot="Leeds", before=second.paper)

    assert (known.earlier, known.own) == ((first,), (second,))


def test_reading_makes_no_file(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "no-such-folder" / "ledger.sqlite") as ledger:
        assert ledger.releases() == ()
        assert ledger.number_of(release()) is None
        assert ledger.known_to("public", yot="Leeds").earlier == ()

    assert list(tmp_path.iterdir()) == []


def test_only_its_owner_may_read_the_file_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "ledger.sqlite") as ledger:
        ledger.record(release())

    assert [path.name for path in tmp_path.iterdir()] == ["ledger.sqlite"]
    assert (tmp_path / "ledger.sqlite").stat().st_mode & 0o777 == 0o600


def test_a_copy_that_is_put_back_while_the_ledger_is_open_is_written_to(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    with open_ledger(path) as ledger:
        ledger.record(release())
        copy = path.read_bytes()
        path.unlink()
        path.write_bytes(copy)

        ledger.record(release("mailed"))

    with open_ledger(path) as again:
        assert again.releases() == (release(), release("mailed"))


def test_what_leads_to_a_place_without_a_file_makes_one_there(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "ledger.sqlite")

    with open_ledger(tmp_path / "link") as ledger:
        ledger.record(release())

    with open_ledger(tmp_path / "ledger.sqlite") as again:
        assert again.releases() == (release(),)


@pytest.mark.parametrize(
    "wrong",
    [
        replace(release(), kind="whispered"),
        replace(release(), cells=(replace(SEVEN, low=Decimal(8)),)),
        replace(release(), cells=(replace(SEVEN, low=Decimal("NaN")),)),
        replace(release(), cells=(replace(SEVEN, high=Decimal("Infinity")),)),
    ],
)
def test_a_release_that_cannot_be_is_refused_without_its_values(tmp_path: Path, wrong: Release) -> None:
    with (
        open_ledger(tmp_path / "ledger.sqlite") as ledger,
        pytest.raises(ValueError, match=r"a release|a published") as no,
    ):
        ledger.record(wrong)

    assert not any(digit in str(no.value) for digit in "78")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"name,count\n", b"\0" * 4096, b"SQLite"])
def test_a_file_that_is_no_ledger_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "ledger.sqlite"
    path.write_bytes(content)

    with pytest.raises(ConfigError) as no:
        open_ledger(path)

    assert str(no.value) == f"{path}: this file is not a ledger of ours; name another file with --ledger"
    assert path.read_bytes() == content


def test_another_program_s_database_and_a_folder_are_no_ledgers(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "cases.sqlite")
    other.execute("CREATE TABLE cases (person_id)")
    other.close()

    for path in (tmp_path / "cases.sqlite", tmp_path):
        with pytest.raises(ConfigError, match="is not a ledger of ours"):
            open_ledger(path)


def test_a_newer_ledger_is_named_as_newer(tmp_path: Path) -> None:
    path = ledger_of(tmp_path, 1)
    change(path, "PRAGMA user_version = 4")

    with pytest.raises(ConfigError, match=r"a newer version .* \(form 4, this one knows 3\); use that version"):
        open_ledger(path)


def look(day: str = "2020-08-03") -> Look:
    return Look(release(audience="board").paper, "custody_count/yjs/2019-04-01/2020-03-31", day)


def test_each_look_at_the_records_behind_a_figure_is_kept_in_its_order(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    with open_ledger(path) as ledger:
        assert ledger.looks() == ()
        for day in ("2020-08-03", "", "2020-08-03"):
            ledger.record_look(look(day))

    with open_ledger(path) as again:
        assert [one.looked_on for one in again.looks()] == ["2020-08-03", "", "2020-08-03"]
        assert again.looks()[0] == look()
        assert again.releases() == ()


def test_a_ledger_of_the_form_before_looks_keeps_its_releases_and_takes_one(tmp_path: Path) -> None:
    path = ledger_of(tmp_path, 3)
    for table in ("looks", "steps", "files", "deliveries"):
        change(path, f"DROP TABLE {table}")
    change(path, "PRAGMA user_version = 1")

    with open_ledger(path) as ledger:
        assert ledger.looks() == ()
        before = ledger.releases()
        ledger.record_look(look())
        assert ledger.looks() == (look(),)

    assert len(before) == 3
    with open_ledger(path) as again:
        assert again.releases() == before


@pytest.mark.parametrize("kept", [0, 0.01, 0.3, 0.5, 0.99])
def test_a_ledger_whose_end_is_missing_is_damaged_and_not_empty(tmp_path: Path, kept: float) -> None:
    path = ledger_of(tmp_path, 40)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * kept)])

    with pytest.raises(DataError) as no:
        open_ledger(path)

    assert str(no.value).startswith(f"{path}: the ledger is damaged: ")
    assert str(no.value).endswith("; put its last copy back; do not begin a new one")


def test_pages_that_were_overwritten_are_damage(tmp_path: Path) -> None:
    path = ledger_of(tmp_path, 40)
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))

    with pytest.raises(DataError, match="the ledger is damaged: it is not in order"), open_ledger(path) as ledger:
        ledger.releases()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE cells SET low = '3' WHERE low = '7'",
        "UPDATE cells SET is_withheld = 0",
        "DELETE FROM cells WHERE place = 1",
    ],
)
def test_a_cell_that_was_changed_by_hand_is_damage_and_is_not_shown(tmp_path: Path, statement: str) -> None:
    path = ledger_of(tmp_path, 1)
    change(path, statement)

    with open_ledger(path) as ledger, pytest.raises(DataError) as no:
        ledger.releases()

    assert "the ledger is damaged: release 1 is not as it was recorded" in str(no.value)
    assert "caseload" not in str(no.value)


def ledger_of(folder: Path, count: int) -> Path:
    path = folder / "ledger.sqlite"
    with open_ledger(path) as ledger:
        for number in range(count):
            ledger.record(release(fingerprint=f"f{number}"))
    return path


def change(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()
