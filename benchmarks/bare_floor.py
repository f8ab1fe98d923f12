"""The least that a board report takes: `python benchmarks/bare_floor.py FOLDER [--plain]` of `floor_page.py`.

It imports matplotlib and WeasyPrint, draws as many charts of the same size as the report has, and sets the report's
own page, pictures and fonts as PDF/UA-1. It reads no data, counts, protects, composes and checks nothing. Nothing of
ours is imported. With --plain the charts' labels are not laid out, so that some are cut off: no paper could print
those.
"""

from __future__ import annotations

import io
import json
import re
import sys
from pathlib import Path

import matplotlib as mpl
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

POINTS = {"mm": 25.4, "pt": 72.0, "in": 1.0}


class FromFolder(URLFetcher):
    """Serves what the page asks for."""

    def __init__(self, folder: Path, names: dict[str, str]) -> None:
        """Take the folder, and the file in it of each address."""
        super().__init__()
        self.folder, self.names = folder, names

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002  (WeasyPrint's)
        """The content of an address."""
        content = (self.folder / self.names[url]).read_bytes()
        kind = {".svg": "image/svg+xml", ".png": "image/png"}.get(url[-4:], "font/ttf")
        return URLFetcherResponse(url, content, {"Content-Type": kind})


def draw(picture: bytes, layout: str | None) -> bytes:
    """A chart of eight bars, in the size of another."""
    head = picture[:2000].decode()
    sides = [re.search(rf'\b{side}="([\d.]+)(mm|pt|in)"', head) for side in ("width", "height")]
    inches = [float(side[1]) / POINTS[side[2]] for side in sides if side]
    figure = Figure(figsize=(inches[0], inches[1]), layout=layout)
    FigureCanvasSVG(figure)
    axes = figure.add_subplot()
    axes.bar_label(axes.bar([f"{year}" for year in range(2012, 2020)], [31, 28, 26, 30, 24, 22, 25, 19]))
    axes.set_title("First time entrants")
    axes.set_ylabel("Children")
    drawn = io.BytesIO()
    figure.savefig(drawn, format="svg")
    return drawn.getvalue()


def main() -> None:
    """Draw, and set the page."""
    folder = Path(sys.argv[1])
    record = json.loads((folder / "names.json").read_text(encoding="utf-8"))
    mpl.rcParams["svg.fonttype"] = "none"
    for chart in record["charts"]:
        draw((folder / record["names"][chart]).read_bytes(), None if "--plain" in sys.argv else "constrained")
    fetcher, fonts = FromFolder(folder, record["names"]), FontConfiguration()
    faces = CSS(string=(folder / "faces.css").read_text(encoding="utf-8"), font_config=fonts, url_fetcher=fetcher)
    page = HTML(string=(folder / "page.html").read_text(encoding="utf-8"), url_fetcher=fetcher)
    laid_out = page.render(font_config=fonts, stylesheets=[faces], pdf_variant="pdf/ua-1")
    (folder / "floor.pdf").write_bytes(laid_out.write_pdf(pdf_variant="pdf/ua-1"))


if __name__ == "__main__":
    main()
