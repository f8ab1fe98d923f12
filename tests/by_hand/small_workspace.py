"""A workspace of one small service, whose briefing is built in about a second. All made up."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from growing_services import FOUR

from report_builder.cli.main import run

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><rect width="8" height="8" fill="#005288"/></svg>'
PAPER = "brindle-2019-20-q1-scrutiny-briefing"


def put_workspace(place: Path) -> Path:
    """Write it, with commentary in a file of its own, a logo, a family list, a template and a chart; its config."""
    service = FOUR[1]
    service.grow(place, date(2019, 7, 20))
    config = service.put(place, port=25)
    text = config.read_text(encoding="utf-8").replace("quarter: latest", "quarter: 2019-20 Q1\nas_at: 2019-07-20")
    config.write_text(f"{text}house: {{logo: logo.svg, logo_alt: Brindle}}\ncommentary: words.md\n", encoding="utf-8")
    (config.parent / "logo.svg").write_text(LOGO, encoding="utf-8")
    (config.parent / "words.md").write_text("## background\n\nThe service is small.\n", encoding="utf-8")
    (config.parent / "families.yaml").write_text("families: {}\npartnerships: {}\n", encoding="utf-8")
    for name in ("templates", "charts"):
        (place / name).mkdir()
        (place / name / "notes.txt").write_text("ours\n", encoding="utf-8")
    return config


def call_of(config: Path, *further: str) -> list[str]:
    """The call that builds its briefing for the board, as a page."""
    out = config.parent.parent / "out"
    return ["build", str(config), "--edition", "board", "--format", "html", "--out", str(out), *further]


def build(config: Path, *further: str) -> int:
    """Build it in this process."""
    return run(["-q", *call_of(config, *further)])
