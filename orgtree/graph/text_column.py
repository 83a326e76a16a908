"""Texts of a data frame that stay in its column; one becomes Python's when it is asked for.

A million ids and names as Python's texts take longer to make than all else that is read of a frame, and a half of the memory.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Any, overload

import numpy as np

from orgtree.charter.unit_id import LONGEST, PLAIN_ASCII, all_ids

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Bools = NDArray[np.bool_]

_AT_ONCE = 1 << 16
"""Texts that are made at a time where all are walked through."""


class TextColumn(Sequence[Any]):
    """A column of texts, None where none is stated; it is like the list of them, and equal to it.

    Args:
        series: A series of polars, of texts.
    """

    def __init__(self, series: Any) -> None:
        self._series = series

    def __len__(self) -> int:
        return len(self._series)

    @overload
    def __getitem__(self, at: int) -> Any: ...

    @overload
    def __getitem__(self, at: slice) -> list[Any]: ...

    def __getitem__(self, at: int | slice) -> Any:
        if isinstance(at, slice):
            return self._series[at].to_list()
        return self._series[range(len(self))[at]]

    def __iter__(self) -> Iterator[Any]:
        for begin in range(0, len(self), _AT_ONCE):
            yield from self._series[begin : begin + _AT_ONCE].to_list()

    def __eq__(self, other: object) -> bool:
        return list(self) == list(other) if isinstance(other, TextColumn | list) else NotImplemented

    __hash__ = None  # type: ignore[assignment]  # as of a list

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> NDArray[Any]:  # noqa: FBT001 - numpy's own
        return np.array(self._series.to_list(), dtype=dtype or object)

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle as a list, which is read without polars."""
        return list, (self._series.to_list(),)

    @property
    def is_ascii(self) -> bool:
        """Whether the texts are of ASCII's characters."""
        return bool(self._series.str.len_bytes().sum() == self._series.str.len_chars().sum())

    @property
    def all_stated(self) -> bool:
        """Whether there is a text in each row."""
        return not self._series.null_count()

    @property
    def all_different(self) -> bool:
        """Whether no text stands twice."""
        return bool(self._series.n_unique() == len(self))

    @property
    def all_ids(self) -> bool:
        """Whether all texts are ids of units, as `orgtree.charter.unit_id.all_ids` says."""
        if not self.is_ascii:
            return all_ids(self._series.to_list())
        plain = self._series.str.len_bytes().max() <= LONGEST and self._series.str.contains(PLAIN_ASCII).all()
        return bool(plain)

    @property
    def any_alike(self) -> bool:
        """Whether two texts of ASCII's characters, all of which are different, differ in capitals only."""
        if not self._series.str.contains("[A-Z]").any():
            return False
        return bool(self._series.str.to_lowercase().n_unique() < len(self))

    @classmethod
    def joined(cls, columns: Sequence[TextColumn]) -> TextColumn:
        """Return the texts of several columns, one after the other."""
        import polars as pl  # noqa: PLC0415 - a column of it is here, so that it is loaded

        return cls(pl.concat([column._series for column in columns]))  # noqa: SLF001 - of the same class

    def take(self, rows: NDArray[Any]) -> TextColumn:
        """Return the texts of some rows."""
        return TextColumn(self._series.gather(rows))

    def place(self, text: str) -> int | None:
        """Return the first place of a text, None where it is none of these."""
        met = (self._series == text).arg_true()
        return int(met[0]) if len(met) else None

    def different(self) -> list[Any]:
        """Return each text once, and None where it occurs."""
        return list(self._series.unique().to_list())

    def among(self, texts: Collection[Any]) -> Bools:
        """Return which are one of some texts, of which None may be one. Shape (texts,)."""
        found = self._series.is_in([text for text in texts if text is not None])
        return np.asarray(found.fill_null(None in texts).to_numpy())

    def codes(self) -> tuple[list[Any], Ints]:
        """Return the different texts and for each row the number of its own; None is one of them where it occurs."""
        import polars as pl  # noqa: PLC0415 - as above

        different = self._series.unique().drop_nulls()
        codes = self._series.cast(pl.Enum(different)).to_physical().cast(pl.Int64).fill_null(len(different))
        return [*different.to_list(), *([] if self.all_stated else [None])], codes.to_numpy()

    def places_in(self, others: TextColumn) -> Ints:
        """Return for each text its place among others, which are different; -1 where it is none of them."""
        import polars as pl  # noqa: PLC0415 - as above

        own, theirs = (
            pl.LazyFrame({"text": column._series, name: np.arange(len(column), dtype=np.int32)})  # noqa: SLF001 - as above
            for name, column in (("row", self), ("place", others))
        )
        met = own.join(theirs, on="text").select("row", "place").collect()
        found = np.full(len(self), -1, dtype=np.int64)
        found[met["row"].to_numpy()] = met["place"].to_numpy()
        return found


def are_ascii(texts: Sequence[str]) -> bool:
    """Return whether texts are of ASCII's characters."""
    return texts.is_ascii if isinstance(texts, TextColumn) else "".join(texts).isascii()


def any_alike(texts: Sequence[str]) -> bool:
    """Return whether two texts, which are different, differ in capitals only; quick, since there are many and few such."""
    if isinstance(texts, TextColumn) and texts.is_ascii:
        return texts.any_alike
    together = "\n".join(texts)
    small = together.casefold()
    return small != together and len(set(small.split("\n"))) < len(texts)
