"""The checks, one file each: put a file here and a charter can use it.

`CHECKS["field-range"]` is the module `field_range`; it is imported when it is first asked for. What such a
module offers is told in `orgtree.check.rule`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from importlib import import_module, resources
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Iterable

    from orgtree.base.finding import Finding
    from orgtree.check.options import CheckOptions
    from orgtree.check.rule import Context, Problem, Undecided


class Check(Protocol):
    """What a module of this package offers."""

    NAME: str
    Options: type[CheckOptions]

    def check(self, context: Context, options: CheckOptions) -> Iterable[Problem | Undecided | Finding]:
        """Yield what is wrong, and where it cannot be said."""
        ...


class _Checks(Mapping[str, Check]):
    @cached_property
    def _names(self) -> tuple[str, ...]:
        files = (entry.name for entry in resources.files(__name__).iterdir())
        return tuple(sorted(name[:-3].replace("_", "-") for name in files if name.endswith(".py") and name[0] != "_"))

    def __getitem__(self, name: str) -> Check:
        if name not in self._names:
            raise KeyError(name)
        return cast("Check", import_module(f"{__name__}.{name.replace('-', '_')}"))

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


CHECKS: Mapping[str, Check] = _Checks()
"""The checks by name; a lookup imports the module."""
