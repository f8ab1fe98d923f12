"""Which of Arrow's allocators holds the tables: one that hands back what is no longer needed, where there is one."""

from __future__ import annotations

from functools import cache


@cache
def hold_frugally() -> None:
    """Let Arrow use jemalloc, once a process.

    A large dataset is read table by table, each first as text. Arrow's allocator of choice keeps the room of every
    text for later; jemalloc returns it, at no cost of time that could be measured. Some machines have none.
    """
    import pyarrow as pa  # noqa: PLC0415  heavy, and of no use to --help

    try:
        pa.set_memory_pool(pa.jemalloc_memory_pool())
    except NotImplementedError:
        return
