"""Where the keys are of the rows of a database by which a paper was stopped."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from report_builder.cli.talk import talk


@contextmanager
def keys_kept(config: Path, out: Path) -> Iterator[None]:
    """Keep the keys of the findings by which a paper is stopped, and say where; the error goes on."""
    from report_builder.model.findings import FindingsError  # noqa: PLC0415  pandas is heavy
    from report_builder.row_keys import keep_keys  # noqa: PLC0415  kept from --help

    try:
        yield
    except FindingsError as error:
        sentence = keep_keys(error.findings, config=config, out=out)
        if sentence:
            talk().warn(sentence)
        raise
