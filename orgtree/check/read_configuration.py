"""Read a configuration file; mistakes become findings at their place."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.errors import UsageError
from orgtree.base.finding import SEVERITIES
from orgtree.base.journal import PYPROJECT, SETTINGS
from orgtree.base.messages import shortened
from orgtree.base.place import Place
from orgtree.base.suggest import unknown
from orgtree.charter.reserved_words import RULE_CODE
from orgtree.check.codes import check_finding
from orgtree.check.configuration import KEYS, LEVELS, RULE_KEYS, Configuration, RuleEntry
from orgtree.check.toml_places import key_stretches, value_stretch
from orgtree.source.files import read_utf8

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from orgtree.base.finding import Finding
    from orgtree.check.configuration import Levels, Pointer

_MOST_BYTES = 1024 * 1024
_AT = re.compile(r"line (\d+), column (\d+)")


def read_configuration(path: str | Path, text: str | None = None) -> Configuration:
    """Read a configuration file; mistakes become findings and are left out.

    Args:
        path: The file; of `pyproject.toml` the table `tool.orgtree` is meant.
        text: Its text, when it has been read already.

    Raises:
        UsageError: If it cannot be read.
    """
    path = Path(path)
    return _Reading(path, read_utf8(path, _MOST_BYTES) if text is None else text).configuration()


def find_configuration(file: str | Path) -> Configuration:
    """Return the settings beside a file or in the nearest folder above, up to the repository's root."""
    folder = Path(file).absolute().parent
    for place in (folder, *folder.parents):
        if (place / SETTINGS).is_file():
            return read_configuration(_short(place / SETTINGS))
        here = _of_pyproject(place / PYPROJECT)
        if here is not None:
            return here
        if (place / ".git").exists():
            break
    return Configuration()


def _of_pyproject(path: Path) -> Configuration | None:
    """Return the settings of a pyproject.toml, None where it is missing or has none for orgtree."""
    if not path.is_file():
        return None
    try:
        text = read_utf8(path, _MOST_BYTES)
    except UsageError:
        return None
    found_here = read_configuration(_short(path), text)
    return found_here if found_here.label else None


def _short(path: Path) -> Path:
    """Return a path relative to the current folder where it lies below."""
    try:
        return path.relative_to(Path.cwd())
    except ValueError:
        return path


class _Reading:
    """The reading of one file.

    Args:
        path: Where it is; of `pyproject.toml` the table `tool.orgtree` is meant.
        text: Its text.
    """

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.text = text
        self.stretches = key_stretches(text)
        self.prefix: Pointer = ("tool", "orgtree") if path.name == PYPROJECT else ()
        self.findings: list[Finding] = []

    def configuration(self) -> Configuration:
        """Return the settings, the defaults for a file without any."""
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
            self._wrong((), N_("the settings have to be a table"), {})
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
            stretches={
                pointer[len(self.prefix) :]: stretch
                for pointer, stretch in self.stretches.items()
                if pointer[: len(self.prefix)] == self.prefix != pointer
            },
        )

    def _texts(self, data: Mapping[str, Any], key: str) -> tuple[str, ...]:
        value = data.get(key, [])
        if isinstance(value, list) and all(isinstance(entry, str) for entry in value):
            return tuple(value)
        self._wrong((key,), N_("'{key}' has to be a list of texts"), {"key": key})
        return ()

    def _text(self, data: Mapping[str, Any], key: str) -> str | None:
        value = data.get(key)
        if value is None or isinstance(value, str):
            return value
        self._wrong((key,), N_("'{key}' has to be a text"), {"key": key})
        return None

    def _tables(self, data: Mapping[str, Any], key: str) -> dict[str, Levels]:
        value = data.get(key, {})
        if not isinstance(value, dict):
            self._wrong((key,), N_("'{key}' has to be a table of tables"), {"key": key})
            return {}
        return {name: self._levels(entry, (key, name)) for name, entry in value.items()}

    def _levels(self, value: Any, pointer: Pointer) -> Levels:
        if not isinstance(value, dict):
            self._wrong(pointer, N_("'{key}' has to be a table of codes and severities"), {"key": pointer[-1]})
            return {}
        levels: Levels = {}
        for code, level in value.items():
            if level in LEVELS:
                levels[code] = level
                continue
            self._no_severity((*pointer, code), level, LEVELS)
        return levels

    def _rules(self, value: Any) -> Iterator[RuleEntry]:
        if not isinstance(value, list):
            self._wrong(("rules",), N_("'{key}' has to be a list of texts or tables"), {"key": "rules"})
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
        for key in entry.keys() - set(RULE_KEYS):
            self._unknown(key, ("rules", key), RULE_KEYS)
        code, severity, options = entry.get("code"), entry.get("severity"), entry.get("options", {})
        if code is not None and not (
            isinstance(code, str) and re.match(RULE_CODE, code) and not code.startswith("ORG")
        ):
            self._wrong(
                ("rules", "code"),
                N_("'{value}' is not a rule's code"),
                {"value": shortened(code)},
                N_("write capitals and a number, as in X01; those of ORG are orgtree's own"),
                code if isinstance(code, str) else None,
            )
            code = None
        if severity is not None and severity not in SEVERITIES:
            self._no_severity(("rules", "severity"), severity, SEVERITIES)
            severity = None
        if not isinstance(options, dict):
            self._wrong(("rules", "options"), N_("'{key}' has to be a table"), {"key": "options"})
            options = {}
        texts = {key: entry.get(key) for key in ("title", "source", "remedy") if isinstance(entry.get(key), str | dict)}
        return RuleEntry(
            use,
            self._place(("rules", "use"), use),
            code,
            severity,
            options=options,
            **texts,
        )

    def _place(self, pointer: Pointer, value: str | None = None) -> Place:
        full = (*self.prefix, *pointer)
        while full and full not in self.stretches:
            full = full[:-1]
        key = self.stretches.get(full, (0, 0))
        if value is None:
            return Place(0, (), "value", key)
        return Place(0, (), "value", value_stretch(self.text, key, value))

    def _unknown(self, key: str, pointer: Pointer, known: tuple[str, ...]) -> None:
        mistake = unknown(
            N_("'{key}' is not a setting"),
            key,
            known,
            fact="key",
            most=None,
            otherwise=N_("the settings here are {known}"),
        )
        self.findings.append(check_finding("ORG051", mistake, self._place(pointer)))

    def _no_severity(self, pointer: Pointer, value: object, known: tuple[str, ...]) -> None:
        mistake = unknown(
            N_("'{value}' is not a severity"), value, known, fact="value", otherwise=N_("it is one of {known}")
        )
        place = self._place(pointer, value if isinstance(value, str) else None)
        self.findings.append(check_finding("ORG052", mistake, place))

    def _wrong(
        self, pointer: Pointer, message: str, facts: dict[str, object], remedy: str = "", value: str | None = None
    ) -> None:
        self.findings.append(check_finding("ORG052", message, self._place(pointer, value), facts=facts, help=remedy))

    def _broken(self, reason: str) -> None:
        at = _AT.search(reason)
        offset = 0
        if at:
            lines = self.text.splitlines(keepends=True)
            offset = sum(map(len, lines[: int(at[1]) - 1])) + int(at[2]) - 1
        self.findings.append(
            check_finding(
                "ORG050",
                N_("the configuration is not TOML: {reason}"),
                Place(0, (), "value", (offset, min(offset + 1, len(self.text)))),
                facts={"reason": reason},
            )
        )
