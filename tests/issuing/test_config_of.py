"""Which config makes a report: the one beside the out folder, read without its data where its quarter rolls."""

from __future__ import annotations

from pathlib import Path

import pytest
from mail_server import PostOffice
from mailed_editions import put_workspace

from report_builder.errors import ConfigError
from report_builder.issuing.config_of import spec_of
from report_builder.issuing.issued import Issued, read_issued


@pytest.fixture
def edition(tmp_path: Path) -> Issued:
    return read_issued(put_workspace(tmp_path, PostOffice("localhost", 2525, tmp_path)))


def test_the_config_beside_the_out_folder_is_found_whatever_it_is_called(edition: Issued) -> None:
    spec = spec_of(edition, environment={})

    assert (spec.name, spec.document) == ("leeds-2019-20-q4", "board-report")
    assert spec.delivery.owner == "manager@example.gov.uk"


def test_a_rolling_config_makes_the_report_of_any_quarter(edition: Issued, tmp_path: Path) -> None:
    config = tmp_path / "config" / "leeds.yaml"
    config.write_text(config.read_text(encoding="utf-8").replace("2019-20 Q4", "latest"), encoding="utf-8")

    assert str(spec_of(edition, environment={}).quarter) == "2019-20 Q4"
    assert str(spec_of(edition, config, environment={}).quarter) == "2019-20 Q4"


def test_a_rolling_config_needs_no_day_of_its_own(edition: Issued, tmp_path: Path) -> None:
    config = tmp_path / "config" / "leeds.yaml"
    text = config.read_text(encoding="utf-8").replace("2019-20 Q4", "latest")
    config.write_text(text.replace("as_at: 2020-07-13\n", ""), encoding="utf-8")

    assert "as_at" not in config.read_text(encoding="utf-8")
    assert str(spec_of(edition, environment={}).quarter) == "2019-20 Q4"


def test_where_no_config_makes_it_those_that_cannot_be_read_are_named(edition: Issued, tmp_path: Path) -> None:
    (tmp_path / "config" / "leeds.yaml").write_text("yot: [", encoding="utf-8")

    with pytest.raises(ConfigError, match=r"leeds\.yaml cannot be read"):
        spec_of(edition, environment={})


def test_a_config_that_cannot_be_read_is_passed_over_unless_it_is_named(edition: Issued, tmp_path: Path) -> None:
    broken = tmp_path / "config" / "broken.yaml"
    broken.write_text("yot: [", encoding="utf-8")

    assert spec_of(edition, environment={}).yot == "Leeds"
    with pytest.raises(ConfigError):
        spec_of(edition, broken, environment={})


def test_no_config_folder_is_said_as_such(edition: Issued, tmp_path: Path) -> None:
    (tmp_path / "config").rename(tmp_path / "elsewhere")

    with pytest.raises(ConfigError, match="no config here makes leeds-2019-20-q4-board-report"):
        spec_of(edition, environment={})
    assert spec_of(edition, tmp_path / "elsewhere" / "leeds.yaml", environment={}).yot == "Leeds"
