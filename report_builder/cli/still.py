"""Which configs of a call have nothing new since the same call built them: they are told, and need no heavy import."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from report_builder.model.order import Level, Line, Order
from report_builder.unchanged.looks import Contents
from report_builder.unchanged.stamp import Stamp, unchanged


def changed(
    orders: Sequence[Order], *, environment: Mapping[str, str], tell: Callable[[Line], None], made: dict[str, Path]
) -> list[Order]:
    """The orders that are to be carried out; of each other one is said again what its build said.

    Args:
        orders: of one call, all of which are looked at before any is carried out.
        environment: as a build takes it.
        tell: hears what is said.
        made: report -> config; a report that another config of the call makes as well is to be built, and refused then.
    """
    contents = Contents()
    left: list[Order] = []
    for order in orders:
        stamp = unchanged(order, environment=environment, contents=contents)
        if stamp is None or stamp.report in made:
            left.append(order)
        else:
            made[stamp.report] = order.config
            tell_again(stamp, order, _naming(order.config, tell) if len(orders) > 1 else tell)
    return left


def _naming(config: Path, tell: Callable[[Line], None]) -> Callable[[Line], None]:
    """Tells of which of many configs a warning is; an answer names the paper."""
    return lambda line: tell(line.of(config))


def tell_again(stamp: Stamp, order: Order, tell: Callable[[Line], None]) -> None:
    """Say that nothing has changed, and what the build said."""
    tell(Line(Level.ANSWER, f"nothing has changed since it was built: {order.config}"))
    for line in stamp.told:
        tell(line)
