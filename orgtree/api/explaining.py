"""Explain codes, rules and checks as data, for `orgtree explain`, `orgtree rules` and the docs."""

from __future__ import annotations

import inspect
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from orgtree.api.codes import all_codes
from orgtree.base.catalogue import N_
from orgtree.base.messages import Named
from orgtree.base.suggest import nearest
from orgtree.base.text import Text
from orgtree.charter.aliases import field_of_alias, kind_of_alias
from orgtree.charter.load import builtin_names
from orgtree.charter.model import WORDINGS, severity_of
from orgtree.charter.titles import meanings, titles_of
from orgtree.check.loading import PythonRules
from orgtree.check.prepare import options_of
from orgtree.check.rules import CHECKS
from orgtree.check.selection import covers, near_code
from orgtree.check.structure import STRUCTURE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from orgtree.base.finding import Severity
    from orgtree.charter.language import RuleModel
    from orgtree.charter.model import Charter, Field
    from orgtree.check.configuration import Configuration


@dataclass(frozen=True, slots=True)
class RuleText:
    """A rule of a charter, or of the project's settings, in words.

    Args:
        code: Its code.
        charter: Name of the charter, or of the settings' file.
        check: Name of the check that judges it.
        severity: How bad breaking it is; of a rule with cases, by each case's wording.
        title: What must hold.
        description: More about it.
        remedy: What to do when it fails.
        wording: shall, generally or may.
        status: read or quoted.
        source: Where it is written.
        begins: The day, month or year from which it is in force, "" if since ever.
        ends: The one from which it is no more, "" if it has no end.
        judged_at: The date field at which that is judged.
        settings: The check's settings, as written.
        cases: The settings of its cases, as written, each with how bad breaking it is.
        sub_codes: Codes of the rules that are grades of it.
        manual: The manual of a Python rule's module.
        declared: The charter whose rule it is, None for one of the project's settings.
    """

    code: str
    charter: str
    check: str
    severity: Severity
    title: Text
    description: Text
    remedy: Text
    wording: str
    status: str
    source: Text
    begins: str
    ends: str
    judged_at: str
    settings: Mapping[str, Any]
    cases: tuple[tuple[Mapping[str, Any], Severity], ...]
    sub_codes: tuple[str, ...] = ()
    manual: str = ""
    declared: Charter | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class OwnText:
    """One of orgtree's own codes in words.

    Args:
        code: Its code.
        name: Its kebab-case name.
        explanation: Template of what it means.
        manual: The manual of the rule that gives it, "" where reading does.
    """

    code: str
    name: str
    explanation: str
    manual: str = ""


@dataclass(frozen=True, slots=True)
class OptionText:
    """One setting of a check: key, what may stand there, whether required, and description."""

    key: str
    forms: tuple[str, ...]
    required: bool
    description: str


@dataclass(frozen=True, slots=True)
class CheckText:
    """A check in words: its name, its settings and its manual."""

    name: str
    manual: str
    options: tuple[OptionText, ...] = field(default=())

    @property
    def first_line(self) -> str:
        """First line of its manual."""
        return self.manual.partition("\n")[0]


@dataclass(frozen=True, slots=True)
class Declared:
    """Something that a charter declares, found by its name or a title.

    Args:
        charter: The charter.
        what: "kind", "link", "field" or "metric"; a template.
        name: Its name.
        link: The link whose field it is, "" for what is none.
    """

    charter: Charter
    what: str
    name: str
    link: str = ""


def charter_rules(charter: Charter) -> list[RuleText]:
    """Return a charter's rules in words, in its order."""
    return [_rule(charter, code, rule) for code, rule in charter.rules.items()]


def configured_rules(configuration: Configuration) -> list[RuleText]:
    """Return the Python rules of the project's settings in words; those that cannot be loaded are left out."""
    return [
        RuleText(
            code=said.code,
            charter=configuration.label,
            check=module.NAME,
            severity=said.severity or "error",
            title=Text.of(said.title, "en"),
            description=Text(),
            remedy=Text.of(said.remedy, "en"),
            wording="",
            status="read",
            source=Text.of(said.source, "en"),
            begins="",
            ends="",
            judged_at="",
            settings=said.options,
            cases=(),
            manual=inspect.getdoc(module) or "",
        )
        for module, said in PythonRules(configuration).words()
        if said.code is not None
    ]


def own_codes() -> list[OwnText]:
    """Return all of orgtree's own codes in words."""
    manuals = {code: inspect.getdoc(module) or "" for module in STRUCTURE.values() for code in module.CODES}
    return [OwnText(code, name, text, manuals.get(code, "")) for code, (name, text) in all_codes().items()]


def checks() -> list[CheckText]:
    """Return the checks that a charter can name, in words."""
    return [check_text(name) for name in CHECKS]


def check_text(name: str) -> CheckText:
    """Return one check in words.

    Raises:
        KeyError: If there is no such check.
    """
    module = CHECKS[name]
    schema = options_of(module).model_json_schema()
    needed = schema.get("required", [])
    options = (
        OptionText(key, tuple(dict.fromkeys(_forms(entry))), key in needed, entry.get("description", ""))
        for key, entry in schema.get("properties", {}).items()
    )
    return CheckText(name, inspect.getdoc(module) or "", tuple(options))


def explained(
    code: str, charter: Charter | None = None, configuration: Configuration | None = None
) -> list[RuleText | OwnText | CheckText | Declared]:
    """Explain a code, the name of a check, or the name or title of what a charter declares.

    Args:
        code: A code of orgtree's own, a charter's rule, a check, or a kind, field, link or metric.
        charter: The charter that is meant; all built-in ones if left out.
        configuration: The project's settings, whose rules are meant too.

    Returns:
        Every meaning; a rule's code may mean one in several charters.
    """
    found: list[RuleText | OwnText | CheckText | Declared] = [entry for entry in own_codes() if entry.code == code]
    if code in CHECKS:
        found.append(check_text(code))
    if configuration is not None:
        found += [entry for entry in configured_rules(configuration) if code in {entry.code, entry.check}]
    charters = [charter] if charter else list(compiled_charters())
    found += [_rule(one, code, one.rules[code]) for one in charters if code in one.rules]
    found += [entry for one in charters for entry in declared(one, code)]
    return found or [entry for one in charters for entry in _otherwise(one, code)]


def declared(charter: Charter, word: str) -> Iterator[Declared]:
    """Yield the kinds, links, fields and metrics that have a name or a title."""
    metrics = {name: charter.text(model.title) for name, model in charter.metrics.items()}
    groups: tuple[tuple[str, dict[str, Text]], ...] = (
        (N_("kind"), titles_of(charter.kinds)),
        (N_("link"), titles_of(charter.links)),
        (N_("field"), titles_of(charter.fields)),
        (N_("metric"), metrics),
    )
    for what, titles in groups:
        for name in [word] if word in titles else meanings(word, titles):
            yield Declared(charter, what, name)
    for link, own in _link_fields(charter):
        titles = titles_of(own)
        for name in [word] if word in titles else meanings(word, titles):
            yield Declared(charter, "field", name, link)


def _otherwise(charter: Charter, word: str) -> Iterator[Declared]:
    """Yield the kinds and fields that a word is an alias of, and the fields of which a value has a name or a title."""
    if called := kind_of_alias(word, charter.kinds.values()):
        yield Declared(charter, "kind", called[0].name)
    if name := field_of_alias(word, charter.fields.values()):
        yield Declared(charter, "field", name)
    for link, group in (("", charter.fields), *_link_fields(charter)):
        for entry in group.values():
            if word in entry.of or meanings(word, entry.of):
                yield Declared(charter, "field", entry.name, link)


def _link_fields(charter: Charter) -> Iterator[tuple[str, dict[str, Field]]]:
    """Yield each link's name and the fields that it declares itself."""
    for link in charter.links.values():
        yield link.name, {name: field for name, field in link.fields.items() if field.owner == link.name}


def nearest_code(code: str, charter: Charter | None = None) -> str | None:
    """Return the known code or check nearest to an unknown one."""
    charters = [charter] if charter else list(compiled_charters())
    codes = [*all_codes(), *CHECKS, *(rule for one in charters for rule in one.rules)]
    groups = [group for one in charters for group in (one.kinds, one.links, one.fields)]
    titles = [words for group in groups for thing in group.values() for _, words in thing.title.words]
    names = [*(name for group in groups for name in group), *(name for one in charters for name in one.metrics)]
    return near_code(code, codes) or nearest(code, dict.fromkeys([*names, *titles]))


def compiled_charters() -> Iterator[Charter]:
    """Yield the built-in charters, each compiled; their names are `orgtree.builtin_charters`."""
    from orgtree.api.schemas import charter_of  # noqa: PLC0415 - only where none is named

    for name in builtin_names():
        yield charter_of(name)


def _rule(charter: Charter, code: str, rule: RuleModel) -> RuleText:
    text = charter.text
    return RuleText(
        code=code,
        charter=charter.name,
        check=rule.check,
        severity=severity_of(rule),
        title=text(rule.title),
        description=text(rule.description),
        remedy=text(rule.remedy),
        wording=rule.wording,
        status=rule.status,
        source=text(rule.source),
        begins=str(rule.in_force.from_ or ""),
        ends=str(rule.in_force.until or ""),
        judged_at=_titled(charter, rule.judged_at) if rule.judged_at else "",
        settings=rule.options,
        cases=tuple((case, _severity(rule, case.get("wording"))) for case in rule.cases or ()),
        sub_codes=tuple(other for other in charter.rules if other != code and covers(code, other)),
        declared=charter,
    )


def _titled(charter: Charter, field: str) -> str:
    """Return a field's name, which sentences say by its title."""
    known = charter.fields.get(field)
    return Named(field, known.title) if known else field


def _severity(rule: RuleModel, wording: Any) -> Severity:
    """Return how bad breaking a case is; one with a wording that there is not, which `check` tells, is as its rule."""
    return severity_of(rule, wording if isinstance(wording, str) and wording in WORDINGS else None)


def _forms(entry: Mapping[str, Any]) -> Iterator[str]:
    """Yield what may stand at a setting, from its JSON Schema."""
    if "enum" in entry:
        yield " | ".join(map(str, entry["enum"]))
    elif "anyOf" in entry:
        for part in entry["anyOf"]:
            yield from _forms(part)
    elif "type" not in entry:
        yield from [entry["$comment"]] if "$comment" in entry else []
    else:
        types = entry["type"]
        for name in types if isinstance(types, list) else [types]:
            if name == "array":
                items = entry.get("items") or entry.get("allOf", [{}])[0].get("items", {})
                yield f"[{' | '.join(_forms(items)) or '…'}]"
            elif name != "null":
                yield _FORMS.get(str(name), str(name))


_FORMS = {"object": "mapping", "string": "text", "integer": "whole number", "boolean": "true | false"}
