"""The page of the demonstration's board report as WeasyPrint gets it, laid into a folder for `bare_floor.py`.

`python benchmarks/floor_page.py FOLDER [EDITION]` writes page.html, faces.css, what the page asks for, and names.json,
which says under which address each file is asked for.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from report_builder import pipeline
from report_builder.report.fonts import font_bytes, font_faces, with_stand_ins
from report_builder.report.house import house_faces, house_font_bytes, logo_in_memory
from report_builder.report.html import PICTURES, to_html
from report_builder.report.papers import pictures_of

CONFIG = Path(__file__).parents[1] / "config" / "rotherham-2019-20-q4.yaml"


def write(folder: Path, edition: str) -> None:
    """Lay the page of an edition of the demonstration into a folder that is not there yet."""
    counted = pipeline.count(CONFIG)
    _, _, composed = pipeline.protected_paper(counted, pipeline.edition_of(counted, edition), out=folder / "none")
    report = composed.report
    pictures = {PICTURES + name: drawing for name, drawing in pictures_of(report).items()}
    logo = {PICTURES + name: drawing for name, drawing in logo_in_memory(report.house).items()}
    served = font_bytes() | house_font_bytes(report.house) | pictures | logo
    folder.mkdir(parents=True)
    (folder / "page.html").write_text(with_stand_ins(to_html(report, for_print=True)), encoding="utf-8")
    (folder / "faces.css").write_text(f"{font_faces()}\n{house_faces(report.house)}", encoding="utf-8")
    names = {}
    for number, (address, content) in enumerate(served.items()):
        names[address] = f"part-{number}"
        (folder / names[address]).write_bytes(content)
    record = {"names": names, "charts": list(pictures)}
    (folder / "names.json").write_text(json.dumps(record), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "board")
