"""Whatever a commentary asks of whatever figure, and however it is reproached, nothing tells of what is withheld."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from any_service import write_service
from swapped_rows import Swap
from withheld_pairs import cells_of, printed_of

from report_builder import pipeline
from report_builder.linting import Remark
from report_builder.model.key import Key
from report_builder.model.measure import MEASURES
from report_builder.model.view import View
from report_builder.report.references import WORDS
from report_builder.report.steps import cannot_say, take_step

SWAPS = (
    Swap("tracker", "age_at_entry", 5, 0),
    Swap("episodes", "type", 4, 1),
)
"""Of two children each; they move withheld counts alone."""

GROUPS = {
    "sex": "female",
    "age": "15",
    "ethnic_group": "mixed",
    "case_type": "early help",
    "tier": "community",
}

TYPED = (
    "There were 2 girls on the caseload, and 3 children in care.",
    "The caseload fell, and most children on it were boys.",
    "One boy aged 15 in care was sentenced for robbery.",
    "Of 14 children on the caseload, 40% (3) were girls.",
    "The largest group on the caseload was early help, and fewer girls than boys were on it.",
    "Half of the tracked children reoffended, which is significantly more than before.",
    "{{ tracker_binary }} of the cohort reoffended, below the {{ reoff_binary }} that was published.",
)
"""Words that the figures may bear out or not: what is said of them must not depend on what is withheld."""


def references() -> Iterator[str]:
    """Every word that can be said of every measure and of one group in each of its breakdowns."""
    for measure, known in MEASURES.items():
        groups = {name: category for name, category in GROUPS.items() if name in known.dimensions}
        asked = {measure: View(measure)}
        asked |= {f"{measure}.by({n}='{c}')": take_step(View(measure), "by", [], {n: c}) for n, c in groups.items()}
        for said, view in asked.items():
            words = (word for word in WORDS if not cannot_say(view, word)[0])
            yield from (f"{said}.{word}" for word in words if word != "composition" or said == measure)
        yield from (f"{measure}.across('{name}').composition" for name in groups)


@dataclass(frozen=True)
class Read:
    """What a reader of the public edition, and whoever builds it, is told; and what only the data know."""

    printed: object
    words: tuple[str, ...]
    remarks: tuple[Remark, ...]
    cells: dict[Key, object]


def read(config: Path) -> Read:
    """The public edition's commentary, and all remarks on it."""
    counted = pipeline.count(config)
    protected = pipeline.protect_edition(counted, counted.spec.editions["public"])
    composed = pipeline.compose_edition(counted, protected, is_drawn=False)
    words = tuple(said.text for prose in composed.prose for said in prose.passages)
    lint = pipeline.lint_edition(counted, protected, composed)
    return Read(printed_of(protected), words, lint.remarks, dict(cells_of(counted.tables)))


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The config of a service of fourteen children, whose commentary asks for everything."""
    asked = [f"It says: {{{{ {one} }}}}." for one in references()]
    words = "\n\n".join([*asked, *TYPED])
    config = {"commentary": {"local-picture": {"public": words}}}
    return write_service(tmp_path_factory.mktemp("asked") / "service", children=14, seed=14, config=config)


@pytest.fixture(scope="module")
def first(service: Path) -> Read:
    """The edition of the data as they are."""
    return read(service)


def test_the_commentary_asks_for_what_is_withheld_and_is_reproached(first: Read) -> None:
    assert len(first.words) > 1_000
    assert sum("not shown to protect" in words for words in first.words) > 100
    assert {"typed-number", "picked-out-child", "small-number"} <= {one.kind for one in first.remarks}


@pytest.mark.parametrize("swap", SWAPS, ids=lambda swap: swap.column)
def test_words_and_remarks_are_the_same_where_only_withheld_counts_differ(
    swap: Swap, service: Path, first: Read
) -> None:
    with swap.made(service.parent / "data"):
        second = read(service)

    assert first.cells != second.cells
    assert second.printed == first.printed
    assert second.words == first.words
    assert second.remarks == first.remarks
