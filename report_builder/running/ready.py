"""Imported last by the process that workers are forked from: what is there by then is never looked through again.

So the garbage collector of a worker writes nothing to those pages, and all workers share them.
"""

from __future__ import annotations

import gc

gc.collect()
gc.freeze()
