"""Every paper built a second time, elsewhere: the same bytes in every file of every form."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from every_paper import EDITIONS, EveryPaper

pytestmark = pytest.mark.slow


def digests(folder: Path) -> dict[str, str]:
    return {file.name: sha256(file.read_bytes()).hexdigest() for file in folder.iterdir()}


@pytest.mark.parametrize(("config", "edition"), EDITIONS)
def test_another_folder_clock_zone_language_and_hash_seed_give_the_same_bytes(
    config: str, edition: str, papers: EveryPaper
) -> None:
    again = digests(papers.built(config, again=True) / edition)

    assert digests(papers.built(config) / edition) == again
    assert len(again) >= 3
