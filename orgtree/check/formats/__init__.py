"""Output formats of findings, one file each: `FORMATS["sarif"].render(report, options)`.

Put a file here and `orgtree check --format` knows it by its name. A format is a module with
`render(report, options) -> str`, imported when it is first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from orgtree.base.folder import Files
from orgtree.check.format_options import FormatOptions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from orgtree.check.report import Report


__all__ = ["FORMATS", "Format", "FormatOptions"]


class Format(Protocol):
    """Protocol of the modules of this package."""

    def render(self, report: Report, options: FormatOptions) -> str:
        """Return the whole report as text that ends with a line end, or is empty."""
        ...


FORMATS: Mapping[str, Format] = Files(__name__)
"""The formats by name; a lookup imports the module."""
