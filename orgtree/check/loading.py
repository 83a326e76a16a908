"""Load the configuration's Python rules from files, dotted names and entry points.

Such a module offers what `orgtree.check.rule` tells, and adds a check that a charter can name. With a `CODE` it
is a rule as well, judged at every organisation:

```python
NAME, CODE = "short-name", "X01"
SEVERITY = "warning"             # error if left out
TITLE = {"en": "names are short", "zh": "名称要短"}
SOURCE = "house style, 2"       # a text or a mapping of languages, as TITLE is
```

`TITLE`, `SOURCE`, `REMEDY` and `SEVERITY` may be left out, and the configuration may say them instead.
"""

from __future__ import annotations

import importlib
import importlib.util
import re
import sys
from dataclasses import replace
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Any, cast

from pydantic import ValidationError

from orgtree.base.catalogue import N_
from orgtree.base.files import note_read
from orgtree.base.finding import SEVERITIES
from orgtree.base.messages import Saying
from orgtree.base.suggest import unknown
from orgtree.base.text import Text
from orgtree.charter.expression import Namespace
from orgtree.charter.reserved_words import RULE_CODE
from orgtree.charter.validate import validation_findings
from orgtree.check.codes import check_finding
from orgtree.check.configuration import RuleEntry
from orgtree.check.options import CheckOptions
from orgtree.check.prepare import Case, Rule, options_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from orgtree.base.finding import Finding, Severity
    from orgtree.base.place import Place
    from orgtree.charter.model import Charter
    from orgtree.check.configuration import Configuration

GROUP = "orgtree.rules"
"""The entry point group that packages offer rules in."""

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*\Z")


class PythonRules:
    """The Python rules that a configuration names.

    Args:
        configuration: The project's settings.
        load: Whether they are imported, which runs them; else a finding says that they are not.

    Attributes:
        checks: Checks by name, for charters.
        findings: What could not be loaded.
        crashed: Whether a rule is missing from the run for that.
        left: Whether rules are named that were not to be loaded.
    """

    def __init__(self, configuration: Configuration, *, load: bool = True) -> None:
        self.checks: dict[str, Any] = {}
        self.findings: list[Finding] = []
        self.crashed = False
        self.left = False
        self._entries: list[tuple[Any, RuleEntry | None, Place]] = []
        if not load:
            places = [*(entry.place for entry in configuration.rules), *configuration.plugins.values()]
            self.left = bool(places)
            self.findings += [_not_wanted(place) for place in places[:1]]
            return
        for entry in configuration.rules:
            self._add(entry.use, entry, entry.place, lambda entry=entry: _module(entry.use, configuration.folder))
        if configuration.plugins:
            offered = {point.name: point for point in entry_points(group=GROUP)}
            for name, place in configuration.plugins.items():
                if name in offered:
                    self._add(name, None, place, offered[name].load)
                else:
                    self._no_plugin(name, offered, place)

    def words(self) -> Iterator[tuple[Any, RuleEntry]]:
        """Yield each module with its settings, the code filled in from the module."""
        for module, entry, place in self._entries:
            said = entry or RuleEntry("", place)
            yield (
                module,
                replace(
                    said,
                    code=said.code or getattr(module, "CODE", None),
                    severity=said.severity or cast("Severity", getattr(module, "SEVERITY", "error")),
                    title=said.title or getattr(module, "TITLE", None),
                    remedy=said.remedy or getattr(module, "REMEDY", None),
                    source=said.source or getattr(module, "SOURCE", None),
                ),
            )

    def rules(self, charter: Charter) -> list[Rule]:
        """Return the rules, with settings parsed against a charter's names; report wrong ones."""
        return list(self._rules(charter))

    def _add(self, name: str, entry: RuleEntry | None, place: Place, load: Any) -> None:
        try:
            module = load()
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever their import raises is reported
            self._not_loaded(name, f"{type(error).__name__}: {error}"[:500], place)
            return
        wrong = _wrong(module)
        if wrong:
            self._not_loaded(name, wrong, place)
            return
        self.checks[module.NAME] = module
        self._entries.append((module, entry, place))

    def _rules(self, charter: Charter) -> Iterator[Rule]:
        for module, said in self.words():
            if said.code is None:
                continue
            model = options_of(module)
            settings = dict(said.options)
            try:
                options = model.model_validate(settings, context={"names": Namespace.of(charter)})
            except ValidationError as error:
                self.findings += validation_findings(error, model, settings, _always(said.place))
                continue
            case = Case(
                where=None,
                options=options,
                severity=said.severity or "error",
                title=Text.of(said.title, "en"),
                remedy=Text.of(said.remedy, "en"),
                source=Text.of(said.source, "en"),
            )
            yield Rule(said.code, module, (case,), place=said.place, own_codes=True)

    def _no_plugin(self, name: str, offered: dict[str, Any], place: Place) -> None:
        mistake = unknown(
            N_("no installed package offers the plugin '{name}'"),
            name,
            sorted(offered),
            otherwise=N_("install it; there are {known}") if offered else N_("install it"),
        )
        self.findings.append(check_finding("ORG054", mistake, place))

    def _not_loaded(self, name: str, reason: Saying | str, place: Place) -> None:
        self.crashed = True
        self.findings.append(
            check_finding(
                "ORG053",
                N_("the rule '{name}' cannot be loaded: {reason}"),
                place,
                facts={"name": name, "reason": reason},
                help=N_("a rule is a module with NAME and check(context, options)"),
            )
        )


def _not_wanted(place: Place) -> Finding:
    return check_finding(
        "ORG056",
        N_("the Python rules of this configuration are not loaded, since loading runs them"),
        place,
        severity="info",
        help=N_("where you trust this folder, start with --python-rules"),
    )


def _module(use: str, folder: Path) -> Any:
    """Import a file relative to a folder, or a dotted name."""
    if "/" not in use and not use.endswith(".py"):
        found = importlib.import_module(use)
        if found.__file__ is not None:
            note_read(found.__file__)
        return found
    path = (folder / use).resolve()
    if not path.is_file():
        raise FileNotFoundError(f"there is no file '{use}'")
    note_read(path)
    name = "orgtree_rule_" + re.sub(r"\W", "_", str(path))
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise ImportError(f"'{use}' is not a Python file")
    module = importlib.util.module_from_spec(spec)
    # Where it stands while it runs, so that what is defined in it can be found by its module's name.
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except BaseException:
        sys.modules.pop(name, None)
        raise
    return module


def _always(place: Place) -> Callable[[Any, Any], Place]:
    def places(pointer: Any, part: Any = "value") -> Place:  # noqa: ARG001 - all of a rule's settings stand in one place
        return place

    return places


def _wrong(module: Any) -> Saying | None:
    """Return what is missing for a module to be a rule, None if nothing."""
    name = getattr(module, "NAME", None)
    if not (isinstance(name, str) and _NAME.match(name)):
        return Saying(N_("it has no NAME in kebab case"))
    if not callable(getattr(module, "check", None)):
        return Saying(N_("it has no check(context, options)"))
    model: Any = options_of(module)
    if not (isinstance(model, type) and issubclass(model, CheckOptions)):
        return Saying(N_("its Options are not a CheckOptions"))
    code = getattr(module, "CODE", None)
    if code is not None and not (isinstance(code, str) and re.match(RULE_CODE, code) and not code.startswith("ORG")):
        return Saying(N_("its CODE is not capitals and a number, as in X01"))
    if getattr(module, "SEVERITY", "error") not in SEVERITIES:
        return Saying(N_("its SEVERITY is not error, warning or info"))
    return None
