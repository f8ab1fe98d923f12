"""Which function writes which kind of block. A new kind is one more line here, and a file of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from report_builder.model.built import Block
from report_builder.report.desk import Desk
from report_builder.report.glossary import write_glossary
from report_builder.report.plan import Block as PlannedBlock
from report_builder.report.plan import (
    Disclosure,
    Flag,
    Listing,
    Otherwise,
    PlannedChart,
    PlannedCommentary,
    PlannedGlossary,
    PlannedKeyFigures,
    PlannedPanel,
    PlannedRegister,
    PlannedSides,
    PlannedSignatures,
    PlannedTable,
    PlannedTargets,
    Statement,
    Text,
)
from report_builder.report.writers.chart import write_chart
from report_builder.report.writers.key_figures import write_key_figures
from report_builder.report.writers.panel import write_panel
from report_builder.report.writers.register import write_register
from report_builder.report.writers.sides import write_sides
from report_builder.report.writers.signatures import write_otherwise, write_signatures
from report_builder.report.writers.table import write_table
from report_builder.report.writers.targets import write_targets
from report_builder.report.writers.text import (
    write_commentary,
    write_disclosure,
    write_flag,
    write_listing,
    write_statement,
    write_text,
)

WRITERS: Mapping[type, Callable[[Desk, Any], list[Block]]] = {
    Text: write_text,
    Listing: write_listing,
    Flag: write_flag,
    PlannedChart: write_chart,
    PlannedTable: write_table,
    PlannedCommentary: write_commentary,
    PlannedKeyFigures: write_key_figures,
    PlannedRegister: write_register,
    PlannedTargets: write_targets,
    PlannedSignatures: write_signatures,
    Otherwise: write_otherwise,
    PlannedPanel: write_panel,
    PlannedGlossary: write_glossary,
    Statement: write_statement,
    PlannedSides: write_sides,
    Disclosure: write_disclosure,
}


def write_block(desk: Desk, planned: PlannedBlock) -> list[Block]:
    """The blocks of the paper that a planned block becomes."""
    return WRITERS[type(planned)](desk, planned)
