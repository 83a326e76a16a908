"""Registries of modules: each file in a package's folder is an entry, imported on first use."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from typing import Any


class Files(Mapping[str, Any]):
    """The modules of a package by kebab-case name; a lookup imports the module.

    A folder that is put on the package's `__path__` adds its files, and takes them away when it leaves it.

    Args:
        package: Dotted name of the package; files whose name begins with `_` are its own affair.
    """

    def __init__(self, package: str) -> None:
        self._package = package

    @property
    def _names(self) -> Mapping[str, str]:
        return _modules(tuple(sys.modules[self._package].__path__))

    def __getitem__(self, name: str) -> Any:
        return import_module(f"{self._package}.{self._names[name]}")

    def first_line(self, name: str) -> str:
        """Return the first line of a module's docstring, read from its file without importing it."""
        spec = find_spec(f"{self._package}.{self._names[name]}")
        read = getattr(
            spec and spec.loader, "get_source", None
        )  # as loaders of files have; importlib.abc is slow to import
        source = read(spec.name) if spec and read else None
        return (source or "").partition("\n")[0].strip('"').strip()

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


@lru_cache(maxsize=64)
def _modules(folders: tuple[str, ...]) -> Mapping[str, str]:
    """Return the modules in some folders by kebab-case name, in its order."""
    found = sorted(module.name for module in iter_modules(folders) if not module.name.startswith("_"))
    return {name.replace("_", "-"): name for name in found}
