"""One service's tables as columns of small numbers, or the news that they are not plain enough for that."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from report_builder.cases.contract import CONTRACT
from report_builder.cases.country.words import BLANK, NotPlainError, Words, codes_of

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

NO_DAY = np.int32(-(2**31))
"""A date that is not known."""


class PlainTable:
    """The columns of one table of one service, each made into numbers when it is first asked for."""

    def __init__(self, table: str, columns: pa.Table) -> None:
        self.name, self._columns, self.size = table, columns, columns.num_rows
        self._made: dict[str, NDArray[Any]] = {}

    def _once(self, column: str, make: Callable[[], NDArray[Any]]) -> NDArray[Any]:
        if column not in self._made:
            self._made[column] = make()
        return self._made[column]

    def codes(self, column: str, words: Words) -> NDArray[Any]:
        """The number of each row's word; `BLANK` where there is none."""
        return self._once(column, lambda: codes_of(self.column(column), words))

    def days(self, column: str) -> NDArray[Any]:
        """Days since 1 January 1970, or `NO_DAY`."""
        return self._once(column, lambda: self._days(column))

    def numbers(self, column: str) -> NDArray[Any]:
        """Whole numbers of the column's range; `BLANK` where there is none."""
        return self._once(column, lambda: self._numbers(column))

    def halves(self, column: str) -> NDArray[Any]:
        """Twice a number that is a multiple of a half; 0 where there is none."""
        import pyarrow.compute as pc  # noqa: PLC0415 - heavy, and of no use to --help

        numbers = pc.fill_null(self.column(column), 0).to_numpy() * 2
        halves: NDArray[np.int64] = numbers.astype(np.int64)
        if not np.array_equal(halves, numbers) or (halves < 0).any():
            raise NotPlainError(column)
        return halves

    def ids(self, column: str = "person_id") -> tuple[pa.Array, NDArray[Any]]:
        """The distinct ids as the file has them, and the place among them of each row's."""
        found = self.column(column)
        if found.null_count:
            raise NotPlainError(column)
        return found.dictionary, found.indices.to_numpy()

    def column(self, name: str) -> pa.Array:
        """A column in one piece, as Arrow has it."""
        import pyarrow as pa  # noqa: PLC0415

        column = self._columns[name]
        if column.num_chunks == 1:
            return column.chunk(0)
        one = column.unify_dictionaries().combine_chunks()
        return one if isinstance(one, pa.Array) else pa.concat_arrays(one.chunks)

    def _days(self, name: str) -> NDArray[Any]:
        import pyarrow as pa  # noqa: PLC0415
        import pyarrow.compute as pc  # noqa: PLC0415

        column = self.column(name)
        if not pa.types.is_date32(column.type) or (column.null_count and _is_required(self.name, name)):
            raise NotPlainError(name)
        days = column.view(pa.int32())
        return np.asarray(pc.fill_null(days, int(NO_DAY)) if column.null_count else days)

    def _numbers(self, name: str) -> NDArray[Any]:
        import pyarrow as pa  # noqa: PLC0415
        import pyarrow.compute as pc  # noqa: PLC0415

        column, of_contract = self.column(name), next(one for one in CONTRACT[self.name].columns if one.name == name)
        if not pa.types.is_integer(column.type):
            raise NotPlainError(name)
        numbers = np.asarray(pc.fill_null(column, BLANK))
        least, most = of_contract.least or 0, of_contract.most
        known = numbers[numbers != BLANK]
        if len(known) and (known.min() < least or (most is not None and known.max() > most)):
            raise NotPlainError(name)
        return numbers


def _is_required(table: str, name: str) -> bool:
    return next(one for one in CONTRACT[table].columns if one.name == name).is_required


def read_plain(table: str, parts: Sequence[Path], columns: Sequence[str]) -> PlainTable:
    """Some columns of a table's parts; its ids must be unique where the contract says so.

    Args:
        table: its name.
        parts: its files, in order.
        columns: those wanted.

    Raises:
        NotPlainError: a column is missing or of another type, or the table cannot be read so.
    """
    import pyarrow as pa  # noqa: PLC0415
    from pyarrow import parquet  # noqa: PLC0415

    # What stands once in a row is no word of a dictionary.
    unique = CONTRACT[table].unique
    words = [name for name in columns if unique != (name,)]
    read = []
    try:
        for part in parts:
            with parquet.ParquetFile(part, read_dictionary=words) as file:
                if not set(columns) <= set(file.schema_arrow.names) or "service" in file.schema_arrow.names:
                    raise NotPlainError(table)
                read.append(file.read(columns=list(columns), use_threads=False))
        found = read[0] if len(read) == 1 else pa.concat_tables(read)
    except (pa.ArrowException, OSError, IndexError) as error:
        raise NotPlainError(table) from error
    _look_at_ids(table, found)
    return PlainTable(table, found)


def _look_at_ids(table: str, found: pa.Table) -> None:
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.compute as pc  # noqa: PLC0415

    unique = CONTRACT[table].unique
    for name in unique if len(unique) == 1 else ():
        if found[name].null_count or pc.count_distinct(found[name]).as_py() != found.num_rows:
            raise NotPlainError(name)
    for name in ("person_id", "cohort"):
        if table != "persons" and name in found.column_names and not pa.types.is_dictionary(found[name].type):
            raise NotPlainError(name)
