"""The side processes of a command: the console script may start them, a caller within another program may not."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

import click

from report_builder.cli.main import MAY_START_PROCESSES
from report_builder.model.order import ALL, Order

if TYPE_CHECKING:
    from report_builder.aside.asking import Aside


def beside(orders: Collection[Order]) -> AbstractContextManager[Aside]:
    """Where the running command may have charts drawn and pages set; open while it builds.

    Args:
        orders: what it builds: alike in their edition and their forms; all forms where none is named.
    """
    if not click.get_current_context().meta.get(MAY_START_PROCESSES):
        from report_builder.aside.asking import HERE  # noqa: PLC0415  kept from --help

        return nullcontext(HERE)
    from report_builder.beside import beside_a_build  # noqa: PLC0415  kept from --help
    from report_builder.warm.known_configs import is_known  # noqa: PLC0415  likewise

    formats = {form for one in orders for form in one.formats} or {"pdf"}
    is_of_one_edition = all(one.edition != ALL for one in orders)
    is_drawn = not all(is_known(one.config, one.out) for one in orders)
    return beside_a_build(formats, is_of_one_edition=is_of_one_edition, is_drawn=is_drawn)
