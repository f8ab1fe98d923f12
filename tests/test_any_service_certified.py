"""Papers of made-up services are built and certified: no false alarm stops an honest one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from any_service import write_service

from report_builder import pipeline

pytestmark = pytest.mark.slow
COMMENTARY = {
    "custody": "There is {{ custody_count.sentence }}, {{ custody_rate.comparison }}, rank {{ custody_rate.rank }}.",
    "local-picture": "Girls: {{ caseload.by(sex='female').part }}.",
    "introduction": "We met 14 times, and 3 children told us of theirs.\n\n- 6 visits\n- 9 calls",
}
TYPED = {
    "accept": [
        {"finding": finding, "words": words, "reason": "counted by the service", "by": "Data Manager"}
        for finding, words in (
            *(("typed-number", number) for number in ("14", "3", "6", "9")),
            ("small-number", "3"),
        )
    ]
}
"""The numbers that the commentary types, each answered for."""

TRACKED = {"cohort": "Spring group"}
OLD_WORDS = {"terminology": "legacy-2020", "tracker": TRACKED}


@pytest.mark.parametrize(
    ("children", "seed", "public", "config"),
    [
        (5, 50, {"profile": "le5"}, {"figures": [{"measure": "needs_share", "by": ["need"]}]}),
        (14, 37, {"alternatives": False}, {"commentary": COMMENTARY, "tracker": TRACKED, **TYPED}),
        (80, 18, {"fewer_decimals": True}, {"commentary": COMMENTARY, "tracker": TRACKED, **TYPED}),
        (160, 1, {"fewer_decimals": True, "threshold": 10}, {"tracker": TRACKED}),
        (250, 8, {"fewer_decimals": True}, {}),
        (250, 26, {"safe_zero": False}, OLD_WORDS),
        (250, 10, {"threshold": 10}, {**OLD_WORDS, "sections": {"leave_out": ["custody"]}}),
    ],
)
def test_both_editions_are_built_and_certified(
    children: int, seed: int, public: Mapping[str, Any], config: Mapping[str, Any], tmp_path: Path
) -> None:
    board = {"threshold": 3, "encrypt": False, "safe_zero": public.get("safe_zero", True)}
    editions = {"board": board, "public": public}
    file = write_service(tmp_path / "any", children=children, seed=seed, config={**config, "editions": editions})

    built = pipeline.build(pipeline.count(file), editions=list(editions), formats=["html"], out=tmp_path / "out")

    for written in built:
        assert written.error is None
        assert written.folder is not None
        manifest = json.loads((written.folder / "manifest.json").read_text(encoding="utf-8"))
        certificate = manifest["certificate"]
        assert certificate["exactly_recoverable"] == 0
        assert certificate["narrowest_interval"] is None or certificate["narrowest_interval"] >= 2
