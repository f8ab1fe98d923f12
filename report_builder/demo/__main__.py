"""Regenerate the committed data: `python -m report_builder.demo data/rotherham-2019-20-q4`."""

from __future__ import annotations

import sys
from pathlib import Path

from report_builder.demo.write import NAME, write_demo

if __name__ == "__main__":
    write_demo(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("data") / NAME)
