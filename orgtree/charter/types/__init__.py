"""Field types, one file each: `TYPES["count"]` is the object `TYPE` of `count.py`.

To add one, put a file here whose `TYPE` answers what `orgtree.charter.field_type.FieldType` asks: everything else finds
it by its folder.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, cast

from orgtree.base.folder import Files

if TYPE_CHECKING:
    from orgtree.charter.field_type import FieldType, Scale

__all__ = ["TYPES", "types_on"]


class _Types(Mapping[str, "FieldType"]):
    def __init__(self) -> None:
        self._files = Files(__name__)

    def __getitem__(self, name: str) -> FieldType:
        return cast("FieldType", self._files[name].TYPE)

    def __contains__(self, name: object) -> bool:
        return name in self._files

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


TYPES: Mapping[str, FieldType] = _Types()
"""The types by their words in a charter; a lookup imports the file."""


def types_on(*scales: Scale) -> list[str]:
    """Return the names of the types with one of some scales.

    >>> types_on("amount"), types_on("day")
    (['count', 'money', 'number'], ['date'])
    """
    return [name for name, kind in TYPES.items() if kind.scale in scales]
