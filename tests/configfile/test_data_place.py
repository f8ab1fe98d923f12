from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import make_url

from report_builder.configfile.data_place import data_place
from report_builder.configfile.source import Source
from report_builder.marked_yaml.fault import FaultsError
from report_builder.model.place import DataPlace, PlaceKind

CANARY = "s3cret-Canary"


class Folder:
    """As much of a config as the place of its data depends on."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder


def place_of(folder: Path, value: str, **environment: str) -> DataPlace:
    source: Source = Folder(folder)  # type: ignore[assignment]
    place, faults = data_place(value, source, environment)
    if faults:
        raise FaultsError(*faults)
    return place


@pytest.mark.parametrize(
    "password", ["p@ss", "a/b:c", "#hash", "100%", "%40", "q?x=1&y", "sp ace", "£é", "[x]", "${X}"]
)
def test_a_password_from_the_environment_may_have_any_character(tmp_path: Path, password: str) -> None:
    place = place_of(tmp_path, "postgresql+psycopg://reader:${PASSWORD}@db.example/yot", PASSWORD=password)

    url = make_url(place.url)
    assert (url.username, url.password, url.host, url.database) == ("reader", password, "db.example", "yot")


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), st.text("ab@:/?#%", min_size=1))
def test_whatever_user_and_password_are_they_arrive(password: str, user: str) -> None:
    value = "postgresql+psycopg://${WHO}:${PASSWORD}@db.example:5433/yot"

    place = place_of(Path("nowhere"), value, WHO=user, PASSWORD=password)

    url = make_url(place.url)
    assert (url.username, url.password, url.host, url.port) == (user, password, "db.example", 5433)


def test_a_variable_may_hold_the_whole_address(tmp_path: Path) -> None:
    address = f"postgresql://reader:{CANARY}%40x@db.example:5433/yot"

    place = place_of(tmp_path, "${DATABASE_URL}", DATABASE_URL=address)

    url = make_url(place.url)
    assert (url.drivername, url.password, url.port) == ("postgresql+psycopg", f"{CANARY}@x", 5433)


def test_a_variable_may_stand_for_an_option_of_the_address(tmp_path: Path) -> None:
    value = "postgresql+psycopg://reader@db.example/yot?password=${PASSWORD}&sslmode=require"

    place = place_of(tmp_path, value, PASSWORD="a&b=c+d")

    assert make_url(place.url).query == {"password": "a&b=c+d", "sslmode": "require"}


@pytest.mark.parametrize(
    "value",
    [
        f"postgresql+psycopg://reader:{CANARY}@db.example/yot",
        f"postgres://reader:{CANARY}@db.example/yot?sslmode=require",
        f"postgresql+psycopg://reader@db.example/yot?password={CANARY}",
    ],
)
def test_messages_name_a_database_without_its_password(tmp_path: Path, value: str) -> None:
    place = place_of(tmp_path, value)

    assert str(place) == "postgresql+psycopg://reader@db.example/yot"
    assert CANARY not in repr(place)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (f"postgresql+psycopg://reader:{CANARY}@{CANARY}@db/yot", "more than one @"),
        (f"postgresql+psycopg://reader:x@{CANARY}/y@db/yot", "more than one @"),
        (f"postgresql+psycopg://reader:{CANARY}@db:{CANARY}/yot", "cannot be read"),
        (f"postgresql://reader:{CANARY}@db/yot?row_factory={CANARY}", "not PostgreSQL's: row_factory"),
        (f"postgresql://reader:{CANARY}@db/yot?sslmode=require&autocommit=1", "not PostgreSQL's: autocommit"),
        (f"postgresql+psycopg2://reader:{CANARY}@db/yot", "no driver"),
        (f"postgresql+asyncpg://reader:{CANARY}@db/yot", "no driver"),
        (f"postgresql+nothing://reader:{CANARY}@db/yot", "no driver"),
        (f"nothing://reader:{CANARY}@db/yot", "no driver"),
        (f"postgresql:reader:{CANARY}@db/yot", "a database's address?"),
        (f"://reader:{CANARY}@db/yot", "cannot be read"),
    ],
)
def test_a_wrong_address_is_complained_of_without_its_password(tmp_path: Path, value: str, said: str) -> None:
    with pytest.raises(FaultsError) as caught:
        place_of(tmp_path, value)

    (fault,) = caught.value.faults
    assert said in f"{fault.what}; {fault.mend}"
    assert CANARY not in str(fault.complaint)


def test_a_variable_that_is_not_set_is_named_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(FaultsError) as caught:
        place_of(tmp_path, "postgresql+psycopg://reader:${YOT_PASWORD}@db/yot", YOT_PASSWORD=CANARY)

    (fault,) = caught.value.faults
    assert fault.what == "the environment has no variable YOT_PASWORD"
    assert fault.mend == "did you mean 'YOT_PASSWORD'?"
    assert CANARY not in str(fault.complaint)


@pytest.mark.parametrize("value", ["${ROOT}/cases.sqlite", "sqlite:///${ROOT}/cases.sqlite", "cases.sqlite"])
def test_a_sqlite_file_is_named_by_path_or_by_address(tmp_path: Path, value: str) -> None:
    sqlite3.connect(tmp_path / "cases.sqlite").close()

    place = place_of(tmp_path, value, ROOT=str(tmp_path))

    assert place == DataPlace(PlaceKind.DATABASE, tmp_path / "cases.sqlite", shown=str(tmp_path / "cases.sqlite"))


def test_a_folder_may_be_named_by_a_variable(tmp_path: Path) -> None:
    (tmp_path / "2020").mkdir()

    assert place_of(tmp_path, "${YEAR}", YEAR="2020") == DataPlace.folder(tmp_path / "2020")


@pytest.mark.parametrize("value", ["sqlite://", "sqlite:///:memory:", "sqlite:///nowhere.db", "nowhere.db", "a\0b"])
def test_a_file_that_is_not_there_is_missed(tmp_path: Path, value: str) -> None:
    with pytest.raises(FaultsError, match="there is no"):
        place_of(tmp_path, value)
