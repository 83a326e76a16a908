"""One problem, as data: what is wrong, where, and what to do about it.

A finding carries message *templates* and the facts to fill them, so that one finding can be
said in several languages and in several formats. Nothing here prints.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from orgtree.base.messages import fill, said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from orgtree.base.place import Place
    from orgtree.base.text import Text

Severity = Literal["error", "warning", "info"]
"""How bad a finding is; the order of `SEVERITIES` is from worst to mildest."""

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Label:
    """A place that a finding points at, with a few words on why.

    Args:
        place: Where it is.
        text: Template of the words beside it, filled from the finding's facts; may be empty.
    """

    place: Place
    text: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace one stretch of a document's text.

    Args:
        document: Number of the document.
        start: First character that goes, counted from 0.
        end: First character that stays.
        text: What stands there instead.
    """

    document: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A way to mend a finding by text edits.

    Args:
        title: Template of one imperative sentence.
        edits: Edits that do not overlap.
        safe: Whether it may be applied without a person looking at it.
    """

    title: str
    edits: tuple[Edit, ...]
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem.

    Args:
        code: Stable code: `ORG203`, or a charter's rule such as `P02`.
        name: Kebab-case name of the problem, as in `duplicate-id`.
        severity: error, warning or info.
        message: Template of one English sentence, without a full stop, that says what is wrong.
        facts: What fills the templates, also handed to machine formats; plain values, and words in several languages.
        unit: Id of the unit concerned, if there is one.
        labels: Places; the first is the primary one.
        help: Template of a sentence that says what to do; may be empty.
        fix: Edits that would mend it.
        source: Where the rule is written (a charter's rule names its article), as it is or in several languages.
        follows: Key of the finding that caused this one: follow-on findings are hidden and counted.
    """

    code: str
    name: str
    severity: Severity
    message: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    unit: str | None = None
    labels: tuple[Label, ...] = ()
    help: str = ""
    fix: Fix | None = None
    source: str | Text = ""
    follows: str | None = None

    @property
    def place(self) -> Place | None:
        """The primary place."""
        return self.labels[0].place if self.labels else None

    def text(self, translate: Callable[[str], str] = str) -> str:
        """Return the message, filled; `translate` maps an English template to another language's."""
        return fill(self.message, self.facts, translate)

    def help_text(self, translate: Callable[[str], str] = str) -> str:
        """Return the help sentence, filled."""
        return fill(self.help, self.facts, translate)

    def source_text(self, translate: Callable[[str], str] = str) -> str:
        """Return where the rule is written, in the language that *translate* speaks."""
        return str(said(self.source, translate))
