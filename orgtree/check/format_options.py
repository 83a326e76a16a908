"""Options of output formats."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from orgtree.base.catalogue import translator

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, kw_only=True)
class FormatOptions:
    """Options passed to every output format.

    Args:
        language: Language of messages: `en` or `zh`.
        colour: Whether ANSI colours may be used (full and concise).
        width: Columns of the terminal; a longer source line is cut around its label.
        show_fixes: Whether the sentence of a fix is shown.
        show_help: Whether concise says what to do as well; full always does.
        most_per_rule: How many findings of one rule full, concise and github's log show; None shows all.
        explain: The command that explains a rule, shown once at the end with `{code}` filled; "" leaves it out.
        version: Version of orgtree, for formats that name their tool.
        path: Turns a file's label into the path by which a code host knows it (github, gitlab, sarif, markdown).
    """

    language: str = "en"
    colour: bool = False
    width: int = 100
    show_fixes: bool = True
    show_help: bool = False
    most_per_rule: int | None = 10
    explain: str = "orgtree explain {code}"
    version: str = ""
    path: Callable[[str], str] = str

    @cached_property
    def translate(self) -> Callable[[str], str]:
        """The function that translates templates."""
        return translator(self.language)
