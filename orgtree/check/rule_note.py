"""Notes on rules for reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from orgtree.base.finding import Severity
    from orgtree.base.text import Text


@dataclass(frozen=True, slots=True)
class RuleNote:
    """Metadata of a rule that was run, broken or not.

    Args:
        code: Its stable code.
        name: Its kebab-case name.
        severity: The severity of its findings.
        title: A few words that say what must hold: a template, or a charter's text in its languages.
        help: A sentence or two for a reader who does not know it.
        source: Where it is written, as it is or in several languages.
    """

    code: str
    name: str
    severity: Severity = "error"
    title: str | Text = ""
    help: str = ""
    source: str | Text = ""
