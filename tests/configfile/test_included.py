"""What a config is made of: every file that it includes, by a name that says where it lay, and no data."""

from __future__ import annotations

from pathlib import Path

from report_builder.configfile.read import read_spec

CONFIG = """
document: board-report
yot: Leeds
quarter: 2019-20 Q4
data: data
meeting: {body: Board, date: 2020-07-13}
comparators: {family: near}
house: {logo: ../looks/logo.svg}
commentary:
  custody: custody.md
"""
FAMILIES = "families: {near: [Doncaster, Wigan]}\n"
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="10" height="10"/></svg>'


def workspace(folder: Path) -> Path:
    for name, text in {
        "config/leeds.yaml": CONFIG,
        "config/families.yaml": FAMILIES,
        "config/custody.md": "Fewer were remanded.\n",
        "looks/logo.svg": LOGO,
        "config/data/persons.csv": "person_id\n1\n",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder / "config/leeds.yaml"


def test_each_file_that_was_read_is_named_and_the_data_are_not(tmp_path: Path) -> None:
    files = read_spec(workspace(tmp_path)).files

    assert set(files) == {
        *("leeds.yaml", "families.yaml", "custody.md", "../looks/logo.svg"),
        *("shipped/default.yaml", "shipped/families.yaml"),
    }
    assert files["leeds.yaml"] == CONFIG.encode()
    assert files["custody.md"] == b"Fewer were remanded.\n"
    assert files["../looks/logo.svg"] == LOGO.encode()


def test_a_file_that_lies_elsewhere_does_not_tell_where(tmp_path: Path) -> None:
    config = workspace(tmp_path / "deep" / "er")
    logo = tmp_path / "logo.svg"
    logo.write_text(LOGO, encoding="utf-8")
    config.write_text(CONFIG.replace("../looks/logo.svg", str(logo)), encoding="utf-8")

    files = read_spec(config).files

    assert "elsewhere/logo.svg" in files
    assert not any(str(tmp_path) in name for name in files)
