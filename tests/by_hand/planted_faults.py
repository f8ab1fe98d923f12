"""All planted faults: a fault, how it is planted, and where the checks must find it."""

from __future__ import annotations

from planted_cells import CELLS
from planted_files import FILES
from planted_rows import ROWS
from planted_sums import SUMS

PLANTED = [*FILES, *CELLS, *ROWS, *SUMS]
