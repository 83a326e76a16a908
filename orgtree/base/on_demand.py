"""Sequences whose items are made when they are asked for."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import TypeVar, overload

T_co = TypeVar("T_co", covariant=True)


class OnDemand(Sequence[T_co]):
    """A sequence that makes each item when it is asked for; a slice is a list of them."""

    __slots__ = ()

    @abstractmethod
    def _item(self, place: int) -> T_co:
        """Make the item at a place from 0 to the last."""

    @overload
    def __getitem__(self, at: int) -> T_co: ...

    @overload
    def __getitem__(self, at: slice) -> list[T_co]: ...

    def __getitem__(self, at: int | slice) -> T_co | list[T_co]:
        places = range(len(self))[at]
        return self._item(places) if isinstance(places, int) else [self._item(place) for place in places]
