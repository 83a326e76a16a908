"""Settings of a project: `orgtree.toml`, or `[tool.orgtree]` in `pyproject.toml`.

```toml
select = ["P", "ORG"]            # only these codes; left out, all
ignore = ["P19"]                 # codes to leave out, sub-codes included
baseline = "orgtree-baseline.json"
rules = ["rules/naming.py"]      # more checks: a Python file or a dotted name, or a table (see below)
plugins = ["our-rules"]          # entry points of group "orgtree.rules" that are switched on

[severity]                       # error, warning, info or off
P02 = "error"

[per-file."imported/*.yaml"]     # the same for findings in these files, relative to this one
P02 = "off"

[per-subtree.s1]                 # the same for a unit and what stands under it
P06 = "info"

[[rules]]                        # a rule of one's own with its words, instead of the list above
use = "rules/naming.py"
code = "X01"
severity = "warning"
title = "names are short"
options = {for = "team"}
```

Files named here are relative to this file. Python rules load from here only, never from a definition.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, Any

from orgtree.base.finding import SEVERITIES, Finding
from orgtree.base.place import Place
from orgtree.check.selection import covers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from orgtree.base.finding import Severity

LEVELS = (*SEVERITIES, "off")
KEYS = ("select", "ignore", "baseline", "rules", "plugins", "severity", "per-file", "per-subtree")
RULE_KEYS = ("use", "code", "severity", "title", "source", "remedy", "options")

Levels = dict[str, str]
"""Code to severity, or to "off"."""
Pointer = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """A Python rule that the configuration names.

    Args:
        use: A file or a dotted name.
        place: Where it is named.
        code: Code to judge it under, instead of its own.
        severity: Severity instead of its own.
        title: What must hold, a text or a mapping of languages.
        source: Where that is written, in the same way.
        remedy: What to do when it fails.
        options: Its settings.
    """

    use: str
    place: Place
    code: str | None = None
    severity: Severity | None = None
    title: Any = None
    source: Any = None
    remedy: Any = None
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Configuration:
    """The settings of a project.

    Args:
        label: Name of the file, as findings show it; "" for settings from nowhere.
        folder: Folder that its paths are relative to.
        text: The file's whole text.
        select: The only codes that are wanted; all if empty.
        ignore: Codes to leave out.
        severity: Severity by code.
        per_file: The same for files that fit a pattern.
        per_subtree: The same for units below a unit, by its id.
        rules: More rules.
        plugins: Entry points that are switched on, each with where.
        baseline: The baseline file.
        findings: What is wrong with the file.
        stretches: Where its keys stand.
        document: Number of its text among the documents that places are in.
    """

    label: str = ""
    folder: Path = Path()
    text: str = field(default="", repr=False)
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)
    per_file: Mapping[str, Levels] = field(default_factory=dict)
    per_subtree: Mapping[str, Levels] = field(default_factory=dict)
    rules: tuple[RuleEntry, ...] = ()
    plugins: Mapping[str, Place] = field(default_factory=dict)
    baseline: Path | None = None
    findings: tuple[Finding, ...] = ()
    stretches: Mapping[Pointer, tuple[int, int]] = field(default_factory=dict, repr=False)
    document: int = 0

    def fits_file(self, label: str) -> Iterator[Levels]:
        """Yield the severities set for a file, the last pattern first."""
        if not self.per_file:
            return
        try:
            name = Path(label).resolve().relative_to(self.folder.resolve()).as_posix()
        except ValueError:
            return
        for pattern, levels in reversed(list(self.per_file.items())):
            if fnmatchcase(name, pattern):
                yield levels

    def at(self, document: int) -> Configuration:
        """Return the same settings with their document's number."""
        return replace(
            self,
            document=document,
            rules=tuple(replace(rule, place=_moved(rule.place, document)) for rule in self.rules),
            plugins={name: _moved(place, document) for name, place in self.plugins.items()},
            findings=tuple(
                replace(
                    finding,
                    labels=tuple(replace(label, place=_moved(label.place, document)) for label in finding.labels),
                )
                for finding in self.findings
            ),
        )

    def place(self, *pointer: str) -> Place:
        """Return where the key of a setting stands."""
        return Place(self.document, (), "value", self.stretches.get(pointer, (0, 0)))


def level_of(levels: Mapping[str, str], code: str) -> str | None:
    """Return the severity set for a code by the most specific selector."""
    best = max((selector for selector in levels if covers(selector, code)), key=len, default=None)
    return None if best is None else levels[best]


def _moved(place: Place, document: int) -> Place:
    return replace(place, document=document)
