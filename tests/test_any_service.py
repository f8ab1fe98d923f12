"""Made-up services of every size and custom: no fault, no small number in public, nothing that can be worked out."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from any_service import write_service
from curious_reader import worked_out

from report_builder import pipeline
from report_builder.disclosure.protected import Protected
from report_builder.model.measure import MEASURES
from report_builder.report.compose import Composed
from report_builder.report.records import figures_json

FURTHER = [
    {"measure": "caseload", "by": ["sex", "care_status"]},
    {"measure": "caseload_share", "by": ["ethnic_group"], "of": {"statutory": "yes"}},
    {"measure": "needs_share", "by": ["need"]},
    {"measure": "tracker_share", "by": ["tier"]},
    {"measure": "offence_profile", "by": ["offence_category"]},
    {"measure": "custody_count", "period": "quarters", "by": {"source": "local"}},
    {"measure": "rosh_high", "by": ["rating"]},
]
COMMENTARY = {
    "custody": "There is {{ custody_count.sentence }}, {{ custody_rate.comparison }}, rank {{ custody_rate.rank }}.",
    "local-picture": "Girls: {{ caseload.by(sex='female').part }}; {{ children_suspended.sentence }}.",
}


@dataclass(frozen=True)
class Service:
    """A made-up service; `least` is what a mark stands for at the least, `threshold` the smallest printed count."""

    name: str
    children: int
    seed: int
    config: Mapping[str, Any]
    leave_out: frozenset[str] = frozenset()
    least: int = 1
    threshold: int = 5


SERVICES = (
    Service("heads without rows", 0, 1, {}),
    Service("two children", 2, 2, {"commentary": COMMENTARY}),
    Service(
        "eighteen children, much not supplied",
        18,
        3,
        {"figures": FURTHER[:2], "sections": {"order": ["tracker"], "leave_out": ["introduction"]}},
        leave_out=frozenset({"published", "population", "custody", "assessments"}),
    ),
    Service(
        "noughts withheld",
        40,
        4,
        {"editions": {"public": {"safe_zero": False, "minimum_denominator": 10}}, "published_is_public": False},
        least=0,
    ),
    Service(
        "seventy children, words of 2020, further figures",
        70,
        5,
        {
            "figures": FURTHER,
            "commentary": COMMENTARY,
            "terminology": "legacy-2020",
            "tracker": {"cohort": "Spring group"},
            "editions": {"public": {"profile": "le5"}},
        },
        threshold=6,
    ),
)


@dataclass(frozen=True)
class Made:
    """What was made of a service for the public."""

    service: Service
    protected: Protected
    composed: Composed
    figures: list[dict[str, Any]]


@pytest.fixture(scope="module", params=SERVICES, ids=lambda service: service.name)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    service: Service = request.param
    config = write_service(
        tmp_path_factory.mktemp("service") / "any",
        children=service.children,
        seed=service.seed,
        config=service.config,
        leave_out=service.leave_out,
    )
    counted = pipeline.count(config)
    protected = pipeline.protect_edition(counted, pipeline.edition_of(counted, "public"))
    composed = pipeline.compose_edition(counted, protected)
    text = figures_json(
        counted.spec,
        tuple(protected.figures),
        edition=protected.edition,
        cases=counted.cases,
        places=composed.places,
        key=counted.key,
    )
    return Made(service, protected, composed, json.loads(text)["figures"])


def test_a_paper_of_sections_is_made(made: Made) -> None:
    assert len(made.composed.report.sections) > 5


def _persons(figure: Mapping[str, Any]) -> list[float]:
    """The numbers of persons of the service's own cases that a figure states or gives away."""
    measure = MEASURES[figure["measure"]]
    is_published = measure.is_published and figure["by"].get("source") != "local"
    if figure["status"] != "shown" or measure.counts != "persons" or is_published:
        return []
    if measure.kind == "count":
        return [figure["value"]]
    part, whole = figure["numerator"], figure["denominator"]
    return [part, whole, whole - part] if measure.kind == "share" and part not in {None, whole} else []


def test_no_small_number_of_persons_is_printed_or_is_the_rest_of_a_share(made: Made) -> None:
    small = range(made.service.least, made.service.threshold)

    assert [figure["id"] for figure in made.figures if any(number in small for number in _persons(figure))] == []


def test_every_mark_leaves_three_numbers_possible(made: Made) -> None:
    assert worked_out(made.figures, least=made.service.least) == {}


def _sentences(made: Made) -> list[str]:
    parts = [part for section in made.composed.report.sections for part in section.parts]
    return [re.sub(r"<[^>]+>", "", getattr(block, "html", "")) for part in parts for block in part.blocks]


def test_no_sentence_ends_in_mid_air(made: Made) -> None:
    assert [
        said for said in _sentences(made) if re.search(r"\b(was|were|is|than|against|ranks) ?[.,;]|None|nan", said)
    ] == []


def test_a_section_says_once_why_it_has_no_data(made: Made) -> None:
    for section in made.composed.report.sections:
        said = [getattr(block, "html", "") for part in section.parts for block in part.blocks]
        missing = [text for text in said if text.startswith("No data was supplied")]
        assert len(missing) == len(set(missing))


def test_the_reader_of_these_tests_can_do_sums() -> None:
    # 9 children, 5 boys, no unknown: [c] girls are 4.
    shown = {"measure": "caseload", "area_type": "yjs", "period": "2022-04-01/2022-06-30", "of": {}, "status": "shown"}
    numbers = {"": 9, "male": 5, "unknown": 0}
    figures = [{**shown, "by": {"sex": sex} if sex else {}, "value": n} for sex, n in numbers.items()]
    girls = {**shown, "by": {"sex": "female"}, "value": None, "status": "withheld"}

    assert list(worked_out([*figures, girls], least=1).values()) == [(4, 4)]
