"""Words as small numbers: those of the contract first, then what an open column adds to them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

BLANK = -1
"""The number of a cell in which nothing stands."""


class NotPlainError(Exception):
    """A table has to be read the ordinary way. It says which column, and no more."""


class Words:
    """The words of a column over all services, each with its number."""

    def __init__(
        self,
        known: Iterable[str] = (),
        *,
        blank: str = "",
        read: Callable[[str], str | None] | None = None,
        is_open: bool = False,
    ) -> None:
        """Words of the contract.

        Args:
            known: in their order; a blank's is added to them.
            blank: what a blank cell is; empty where it stays blank.
            read: a cell's word where that is not the cell itself; None where it has none.
            is_open: whether words that are not known are taken as they come.
        """
        self.names = list(dict.fromkeys((*known, blank) if blank else known))
        self._numbers = {name: number for number, name in enumerate(self.names)}
        self._blank = self._numbers[blank] if blank else BLANK
        self._read, self._is_open = read, is_open
        self._tables: dict[tuple[str, ...], NDArray[np.int16]] = {}

    def number(self, name: str) -> int:
        """The number of a word that is known."""
        return self._numbers[name]

    def numbers_of(self, cells: tuple[str, ...]) -> NDArray[np.int16]:
        """The number of each of a file's words, and last that of a blank.

        Raises:
            NotPlainError: one of them is not spelled as the contract has it.
        """
        if cells not in self._tables:
            self._tables[cells] = np.array([*map(self._number, cells), self._blank], dtype=np.int16)
        return self._tables[cells]

    def _number(self, cell: str) -> int:
        word = self._read(cell) if self._read else cell
        if word is None or (word not in self._numbers and not self._is_open):
            raise NotPlainError
        if word not in self._numbers:
            self._numbers[word] = len(self.names)
            self.names.append(word)
        return self._numbers[word]


def codes_of(column: pa.Array, words: Words) -> NDArray[Any]:
    """The number of each cell's word in a column that is stored as words.

    Raises:
        NotPlainError: it is stored otherwise, or has a word that is not known.
    """
    import pyarrow as pa  # noqa: PLC0415 - heavy, and of no use to --help
    import pyarrow.compute as pc  # noqa: PLC0415

    if pa.types.is_boolean(column.type):
        numbers = words.numbers_of(("no", "yes"))
        taken: NDArray[np.int16] = numbers[pc.fill_null(column.cast(pa.int8()), 2).to_numpy()]
        return taken
    if not pa.types.is_dictionary(column.type):
        raise NotPlainError
    numbers = words.numbers_of(tuple(column.dictionary.to_pylist()))
    indices = column.indices
    if column.null_count:
        indices = pc.fill_null(indices, len(numbers) - 1)
    found: NDArray[np.int16] = numbers[indices.to_numpy()]
    return found
