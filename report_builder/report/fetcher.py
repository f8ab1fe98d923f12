"""What WeasyPrint may read while it sets a paper: the pictures and fonts that the build made, from memory, no more.

WeasyPrint's own fetcher opens web addresses and local files that a page names. This one knows neither.
Importing this file imports WeasyPrint: `typeset` does so once the fonts are arranged.
"""

from __future__ import annotations

from collections.abc import Mapping

from weasyprint.urls import (  # type: ignore[import-untyped]
    FatalURLFetchingError,
    URLFetcher,
    URLFetcherResponse,
)

SCHEME = "memory:"


class MemoryFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Serves named bytes from memory and stops the rendering at any other address."""

    def __init__(self, served: Mapping[str, bytes]) -> None:
        """Take what may be served.

        Args:
            served: address -> bytes; every address begins with `memory:`.
        """
        super().__init__(allowed_protocols=[], allow_redirects=False, fail_on_errors=True)
        self._served = dict(served)

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002  (the signature is WeasyPrint's)
        """The bytes of an address of ours.

        Raises:
            FatalURLFetchingError: any other address, be it a file, a web page or inline data.
        """
        if url not in self._served:
            raise FatalURLFetchingError(f"the paper asks for something that the build did not make: {url[:80]!r}")
        return URLFetcherResponse(url, self._served[url], {"Content-Type": _content_type(url)})


def _content_type(url: str) -> str:
    return {"svg": "image/svg+xml", "png": "image/png"}.get(url.rpartition(".")[2], "font/ttf")
