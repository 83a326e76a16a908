"""Findings: what is wrong, where, and what to do about it.

A finding carries message *templates* and what fills them, so that one finding can be said in several
languages and in several formats. What programs read of it has a field of its own; `facts` is for sentences
only. Nothing here prints.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from orgtree.base.catalogue import N_
from orgtree.base.messages import Saying, fill
from orgtree.base.text import NO_TEXT, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from orgtree.base.place import Place

Severity = Literal["error", "warning", "info"]
"""How bad a finding is; the order of `SEVERITIES` is from worst to mildest."""

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")

Status = Literal["read", "quoted"]
"""Whether the wording of a rule was read, or is known from a quotation only."""


@dataclass(frozen=True, slots=True)
class Label:
    """A place that a finding points at, with a short text.

    Args:
        place: Where it is.
        text: Template of the words beside it, filled from the finding's facts; may be empty.
    """

    place: Place
    text: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace one span of a document's text.

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
class Suggestion:
    """A replacement for a wrong text.

    Args:
        text: The right one; "" takes the entry away.
        guess: Whether it is the nearest of the known names, so that a person looks at it; else another
            spelling of the same.
        stated: Whether the charter says that this is what the wrong text means.
    """

    text: str
    guess: bool = True
    stated: bool = False

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Mistake:
    """A message and its help, before they get a code and a place; `str` gives both in English, `say` in any language.

    Args:
        message: Template of one English sentence, without a full stop, that says what is wrong.
        facts: What fills the templates.
        help: Template of a sentence that says what to do; may be empty.
        written: The wrong text, whole and without quotes, if one is wrong.
        suggestion: What to write instead of it.

    >>> print(Mistake("'{name}' is no kind", {"name": "brnach"}, "write {suggestion}", "brnach", Suggestion("branch")))
    'brnach' is no kind; write branch
    """

    message: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    help: str = ""
    written: str | None = None
    suggestion: Suggestion | None = None

    @property
    def saying(self) -> Saying:
        """The message with its help behind it, to be translated."""
        return _with_help(self.message, self.help, {"suggestion": self.suggestion, **self.facts})

    def say(self, translate: Callable[[str], str] = str) -> str:
        """Return it translated, the help behind the message."""
        return self.saying.say(translate)

    def __str__(self) -> str:
        return self.say()


def _with_help(message: str, help_: str, facts: Mapping[str, Any]) -> Saying:
    said = Saying(message, facts)
    return Saying(N_("{message}; {help}"), {"message": said, "help": Saying(help_, facts)}) if help_ else said


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem.

    Args:
        code: Stable code: `ORG203`, or a charter's rule such as `P02`.
        name: Kebab-case name of the problem, as in `duplicate-id`.
        severity: error, warning or info.
        message: Template of one English sentence, without a full stop, that says what is wrong.
        facts: What fills the templates beside the fields; plain values, and words in several languages.
        unit: Id of the unit concerned, if there is one.
        labels: Places; the first is the primary one.
        help: Template of a sentence that says what to do; may be empty.
        fix: Edits that would mend it.
        source: Where the rule is written (a charter's rule names its article), as it is or in several languages.
        follows: Key of the finding that caused this one: follow-on findings are hidden and counted.
        link: Type of the link concerned, if there is one.
        other: Id of the unit at the link's other end, as far as it is known.
        written: The wrong text of the document, whole and without quotes, if one is wrong.
        suggestion: What to write instead of it.
        rule: What must hold: the title of the charter's rule that is broken.
        status: Whether the rule's wording was read, or is known from a quotation only.
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
    link: str | None = None
    other: str | None = None
    written: str | None = None
    suggestion: Suggestion | None = None
    rule: Text = NO_TEXT
    status: Status = "read"

    @property
    def place(self) -> Place | None:
        """The primary place."""
        return self.labels[0].place if self.labels else None

    @property
    def words(self) -> dict[str, Any]:
        """Values for the templates: the facts, and the finding's own fields by name."""
        fields = {"rule": self.rule, "unit": self.unit, "link": self.link, "suggestion": self.suggestion}
        return {**{name: value for name, value in fields.items() if value}, **self.facts}

    @property
    def saying(self) -> Saying:
        """The message with its help behind it, to be translated."""
        return _with_help(self.message, self.help, self.words)

    def text(self, translate: Callable[[str], str] = str) -> str:
        """Return the message, filled; `translate` maps an English template to another language's."""
        return fill(self.message, self.words, translate)

    def help_text(self, translate: Callable[[str], str] = str) -> str:
        """Return the help sentence, filled."""
        return fill(self.help, self.words, translate)
