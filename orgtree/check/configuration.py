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

[per-subtree.s1]                 # the same for a unit and what is below it in any hierarchy
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

import re
import tomllib
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.errors import UsageError
from orgtree.base.finding import SEVERITIES, Finding
from orgtree.base.place import Place
from orgtree.base.suggest import listed, nearest
from orgtree.charter.language import RULE_CODE
from orgtree.check.codes import found
from orgtree.check.selection import covers
from orgtree.check.toml_places import key_stretches, value_stretch

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from orgtree.base.finding import Severity

NAME = "orgtree.toml"
_PYPROJECT = "pyproject.toml"
LEVELS = (*SEVERITIES, "off")
KEYS = ("select", "ignore", "baseline", "rules", "plugins", "severity", "per-file", "per-subtree")
_RULE_KEYS = ("use", "code", "severity", "title", "source", "remedy", "options")
_MOST_BYTES = 1024 * 1024
_AT = re.compile(r"line (\d+), column (\d+)")

Levels = dict[str, str]
"""Code to severity, or to "off"."""
Way = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """A Python rule that the configuration names.

    Args:
        use: A file or a dotted name.
        place: Where it is named.
        code: Code to judge it under, instead of its own.
        severity: Severity instead of its own.
        title: What must hold, a text or a mapping of languages.
        source: Where that is written.
        remedy: What to do when it fails.
        options: Its settings.
    """

    use: str
    place: Place
    code: str | None = None
    severity: Severity | None = None
    title: Any = None
    source: str | None = None
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
    stretches: Mapping[Way, tuple[int, int]] = field(default_factory=dict, repr=False)
    document: int = 0

    @classmethod
    def read(cls, path: str | Path, text: str | None = None) -> Configuration:
        """Read a configuration file; what is wrong in it becomes findings, and the rest holds.

        Args:
            path: The file; of `pyproject.toml` the table `tool.orgtree` is meant.
            text: Its text, when it has been read already.

        Raises:
            UsageError: If it cannot be read.
        """
        path = Path(path)
        if text is None:
            text = _text(path)
        return _Reading(path, text).configuration()

    @classmethod
    def find(cls, file: str | Path) -> Configuration:
        """Return the settings beside a file or in the nearest folder above, up to the repository's root."""
        folder = Path(file).absolute().parent
        for place in (folder, *folder.parents):
            if (place / NAME).is_file():
                return cls.read(_short(place / NAME))
            here = cls._of_pyproject(place / _PYPROJECT)
            if here is not None:
                return here
            if (place / ".git").exists():
                break
        return cls()

    @classmethod
    def _of_pyproject(cls, path: Path) -> Configuration | None:
        """Return the settings of a pyproject.toml, None where it is not there or is about other tools only."""
        if not path.is_file():
            return None
        try:
            text = _text(path)
        except UsageError:
            return None
        found_here = cls.read(_short(path), text) if "orgtree" in text else None
        return found_here if found_here is not None and found_here.label else None

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
        """Return the same settings with their places in the document that its text has become."""
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

    def place(self, *way: str) -> Place:
        """Return where the key of a setting stands."""
        return Place(self.document, (), "value", self.stretches.get(way, (0, 0)))


def _text(path: Path) -> str:
    """Return the text of a configuration file.

    Raises:
        UsageError: If it cannot be read, or is larger than any that a person writes.
    """
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
        text = content.decode()
    except OSError as error:
        raise UsageError(f"configuration '{path}' cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"configuration '{path}' is not in UTF-8") from error
    if len(content) > _MOST_BYTES:
        raise UsageError(f"configuration '{path}' is larger than {_MOST_BYTES} bytes")
    return text


def level_of(levels: Mapping[str, str], code: str) -> str | None:
    """Return the severity that is set for a code: of all that cover it, the most exact."""
    best = max((selector for selector in levels if covers(selector, code)), key=len, default=None)
    return None if best is None else levels[best]


def _moved(place: Place, document: int) -> Place:
    return replace(place, document=document)


class _Reading:
    """The reading of one file."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.text = text
        self.stretches = key_stretches(text)
        self.prefix: Way = ("tool", "orgtree") if path.name == _PYPROJECT else ()
        self.findings: list[Finding] = []

    def configuration(self) -> Configuration:
        """Return the settings, those of a file without any from nowhere."""
        try:
            data: Any = tomllib.loads(self.text)
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            if self.prefix and "[tool.orgtree" not in self.text:
                return Configuration()
            self._broken(str(error))
            data = {}
        else:
            for part in self.prefix:
                data = data.get(part) if isinstance(data, dict) else None
            if data is None:
                return Configuration()
        if not isinstance(data, dict):
            self._wrong((), N_("the settings are a table"), {})
            data = {}
        for key in data.keys() - set(KEYS):
            self._unknown(key, (key,), KEYS)
        baseline = self._text(data, "baseline")
        return Configuration(
            label=self.path.as_posix(),
            folder=self.path.parent,
            text=self.text,
            select=self._texts(data, "select"),
            ignore=self._texts(data, "ignore"),
            severity=self._levels(data.get("severity", {}), ("severity",)),
            per_file=self._tables(data, "per-file"),
            per_subtree=self._tables(data, "per-subtree"),
            rules=tuple(self._rules(data.get("rules", []))),
            plugins={name: self._place(("plugins",), name) for name in self._texts(data, "plugins")},
            baseline=self.path.parent / baseline if baseline else None,
            findings=tuple(self.findings),
            stretches={way[len(self.prefix) :]: stretch for way, stretch in self.stretches.items()},
        )

    def _texts(self, data: Mapping[str, Any], key: str) -> tuple[str, ...]:
        value = data.get(key, [])
        if isinstance(value, list) and all(isinstance(entry, str) for entry in value):
            return tuple(value)
        self._wrong((key,), N_("'{key}' is a list of texts"), {"key": key})
        return ()

    def _text(self, data: Mapping[str, Any], key: str) -> str | None:
        value = data.get(key)
        if value is None or isinstance(value, str):
            return value
        self._wrong((key,), N_("'{key}' is a text"), {"key": key})
        return None

    def _tables(self, data: Mapping[str, Any], key: str) -> dict[str, Levels]:
        value = data.get(key, {})
        if not isinstance(value, dict):
            self._wrong((key,), N_("'{key}' is a table of tables"), {"key": key})
            return {}
        return {name: self._levels(entry, (key, name)) for name, entry in value.items()}

    def _levels(self, value: Any, way: Way) -> Levels:
        if not isinstance(value, dict):
            self._wrong(way, N_("'{key}' is a table of codes and severities"), {"key": way[-1]})
            return {}
        levels: Levels = {}
        for code, level in value.items():
            if level in LEVELS:
                levels[code] = level
                continue
            near = nearest(str(level), LEVELS)
            self._wrong(
                (*way, code),
                N_("'{value}' is not a severity"),
                {"value": str(level)[:60], "known": listed(LEVELS), **({"near": near} if near else {})},
                N_("did you mean '{near}'?") if near else N_("it is one of {known}"),
                str(level) if isinstance(level, str) else None,
            )
        return levels

    def _rules(self, value: Any) -> Iterator[RuleEntry]:
        if not isinstance(value, list):
            self._wrong(("rules",), N_("'{key}' is a list of texts or tables"), {"key": "rules"})
            return
        for entry in value:
            if isinstance(entry, str):
                yield RuleEntry(entry, self._place(("rules",), entry))
            elif isinstance(entry, dict) and isinstance(entry.get("use"), str):
                yield self._rule(entry)
            else:
                self._wrong(
                    ("rules",),
                    N_("a rule is a file or a dotted name, or a table that names one with use"),
                    {},
                    N_("write use = with a file such as rules/naming.py, or a dotted name"),
                )

    def _rule(self, entry: dict[str, Any]) -> RuleEntry:
        use = entry["use"]
        for key in entry.keys() - set(_RULE_KEYS):
            self._unknown(key, ("rules", key), _RULE_KEYS)
        code, severity, options = entry.get("code"), entry.get("severity"), entry.get("options", {})
        if code is not None and not (
            isinstance(code, str) and re.match(RULE_CODE, code) and not code.startswith("ORG")
        ):
            self._wrong(
                ("rules", "code"),
                N_("'{value}' is not a rule's code"),
                {"value": str(code)[:60]},
                N_("write capitals and a number, as in X01; those of ORG are orgtree's own"),
                code if isinstance(code, str) else None,
            )
            code = None
        if severity is not None and severity not in SEVERITIES:
            self._wrong(
                ("rules", "severity"),
                N_("'{value}' is not a severity"),
                {"value": str(severity)[:60], "known": listed(SEVERITIES)},
                N_("it is one of {known}"),
                severity if isinstance(severity, str) else None,
            )
            severity = None
        if not isinstance(options, dict):
            self._wrong(("rules", "options"), N_("'{key}' is a table"), {"key": "options"})
            options = {}
        texts = {key: entry.get(key) for key in ("title", "remedy") if isinstance(entry.get(key), str | dict)}
        source = entry.get("source")
        return RuleEntry(
            use,
            self._place(("rules", "use"), use),
            code,
            severity,
            source=source if isinstance(source, str) else None,
            options=options,
            **texts,
        )

    def _place(self, way: Way, value: str | None = None) -> Place:
        full = (*self.prefix, *way)
        while full and full not in self.stretches:
            full = full[:-1]
        key = self.stretches.get(full, (0, 0))
        if value is None:
            return Place(0, (), "value", key)
        return Place(0, (), "value", value_stretch(self.text, key, value))

    def _unknown(self, key: str, way: Way, known: tuple[str, ...]) -> None:
        near = nearest(key, known)
        self.findings.append(
            found(
                "ORG051",
                N_("'{key}' is not a setting"),
                self._place(way),
                facts={"key": key[:60], "known": listed(known, most=20), **({"near": near} if near else {})},
                remedy=N_("did you mean '{near}'?") if near else N_("the settings here are {known}"),
            )
        )

    def _wrong(
        self, way: Way, message: str, facts: dict[str, object], remedy: str = "", value: str | None = None
    ) -> None:
        self.findings.append(found("ORG052", message, self._place(way, value), facts=facts, remedy=remedy))

    def _broken(self, reason: str) -> None:
        at = _AT.search(reason)
        offset = 0
        if at:
            lines = self.text.splitlines(keepends=True)
            offset = sum(map(len, lines[: int(at[1]) - 1])) + int(at[2]) - 1
        self.findings.append(
            found(
                "ORG050",
                N_("the configuration is not TOML: {reason}"),
                Place(0, (), "value", (offset, min(offset + 1, len(self.text)))),
                facts={"reason": reason},
            )
        )


def _short(path: Path) -> Path:
    """Return a path relative to the current folder where it lies below."""
    try:
        return path.relative_to(Path.cwd())
    except ValueError:
        return path
