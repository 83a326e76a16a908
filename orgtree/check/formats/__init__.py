"""Output formats of findings, one file each: `FORMATS["sarif"].render(report, options)`.

A format is a module with `NAME`, `DESCRIPTION` (one line) and `render(report, options) -> str`, imported
when it is first asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from orgtree.check.formats.options import FormatOptions

if TYPE_CHECKING:
    from orgtree.check.report import Report

__all__ = ["FORMATS", "Format", "FormatOptions"]

_MODULES = {
    "full": "full",
    "concise": "concise",
    "json": "as_json",
    "jsonl": "as_jsonl",
    "github": "github",
    "gitlab": "gitlab",
    "sarif": "sarif",
    "junit": "junit",
}


class Format(Protocol):
    """What a module of this package offers."""

    NAME: str
    DESCRIPTION: str

    def render(self, report: Report, options: FormatOptions) -> str:
        """Return the whole report as text that ends with a line end, or is empty."""
        ...


class _Formats(Mapping[str, Format]):
    def __getitem__(self, name: str) -> Format:
        return cast("Format", import_module(f"{__name__}.{_MODULES[name]}"))

    def __iter__(self) -> Iterator[str]:
        return iter(_MODULES)

    def __len__(self) -> int:
        return len(_MODULES)


FORMATS: Mapping[str, Format] = _Formats()
"""The formats by name; a lookup imports the module."""
