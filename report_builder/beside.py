"""Which side processes a build begins with, and what each gets ready while the data are read and counted."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import AbstractContextManager

from report_builder import bundled
from report_builder.aside.asking import Aside
from report_builder.aside.letters import Letter
from report_builder.aside.processes import side_processes


def beside_a_build(
    formats: Collection[str], *, is_of_one_edition: bool, is_drawn: bool = True
) -> AbstractContextManager[Aside]:
    """Two side processes, both of which draw, and which set pages where a PDF is wanted.

    The second gets ready to set pages only where two editions are set at once. Whatever a process is asked for that it
    is not ready for only takes it longer.

    Args:
        formats: the endings of the forms that are wanted.
        is_of_one_edition: whether no second edition is made.
        is_drawn: whether charts are likely to be drawn; where an earlier build's are kept, one process is enough for
            each edition's pages, and none for an edition without.
    """
    fonts = bundled.font_files()
    draws = Letter("report_builder.drawing.ready:get_ready", (bundled.folder("charts"), fonts))
    sets = Letter("report_builder.report.typeset:get_ready")
    if not is_drawn:
        return side_processes([[sets]] * (1 if is_of_one_edition else 2) if "pdf" in formats else [])
    if "pdf" not in formats:
        return side_processes([[draws], [draws]])
    return side_processes([[draws, sets], [draws] if is_of_one_edition else [draws, sets]])
