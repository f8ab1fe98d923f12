"""Whatever is written into a config: it is read or complained of, and never ends in a traceback."""

from __future__ import annotations

from pathlib import Path

from good_config import GOOD_LINES
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from report_builder.configfile.read import read_spec
from report_builder.errors import ConfigError

SCRAPS = st.sampled_from(
    [
        *GOOD_LINES,
        *("yot: ", "- ", "  ", "\t", ": ", "{", "}", "[", "]", "*a", "&a ", "!t ", '"', "'", "|\n", ">\n", "#"),
        *("figures:", "measure: caseload", "commentary:", "by: ", "sex", "latest", "2020-02-30", "~", "\n", "---\n"),
        *(
            "comparators:",
            "family:",
            "case_types:",
            "order:",
            "groups:",
            "\\U",
            "%YAML 1.1\n",
            "a.md",
            "\x85",
            "? ",
            "é",
        ),
    ]
)


def said_of(config: Path) -> list[str]:
    """The complaints of a config; none where it is read."""
    try:
        read_spec(config)
    except ConfigError as error:
        return [str(complaint) for complaint in error.complaints] or ["an error that says nothing"]
    return []


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    text=st.one_of(st.text(max_size=200), st.lists(SCRAPS, max_size=25).map("".join), st.lists(SCRAPS).map("\n".join))
)
def test_any_text_is_a_config_or_a_config_error(workspace: Path, text: str) -> None:
    (workspace / "board.yaml").write_bytes(text.encode("utf-8", "surrogatepass"))

    assert all(complaint.startswith("board.yaml:") for complaint in said_of(Path("board.yaml")))


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    key=st.sampled_from(
        [
            "quarter",
            "as_at",
            "data",
            "figures",
            "commentary",
            "sections",
            "case_types",
            "house",
            "delivery",
            "comparators",
        ]
    ),
    value=st.recursive(
        st.one_of(st.none(), st.booleans(), st.integers(), st.sampled_from(["2020-01-01", "sex", "../..", "x.md", ""])),
        lambda inner: st.one_of(
            st.lists(inner, max_size=3),
            st.dictionaries(st.sampled_from(["measure", "by", "add", "text", "order", "family", "to", "logo"]), inner),
        ),
        max_leaves=6,
    ),
)
def test_any_value_of_a_key_is_read_or_complained_of(workspace: Path, key: str, value: object) -> None:
    import json

    lines = [line for line in GOOD_LINES if not line.startswith(f"{key}:")]
    (workspace / "board.yaml").write_text("\n".join([*lines, f"{key}: {json.dumps(value)}"]), encoding="utf-8")

    assert all(complaint.startswith("board.yaml:") for complaint in said_of(Path("board.yaml")))
