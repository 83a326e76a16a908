"""List rules and findings with their sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from orgtree.base.catalogue import N_
from orgtree.cli.common import CHARTER, config_option, language_option
from orgtree.cli.spoken_command import OneOf, SpokenCommand, spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from orgtree.api.explaining import CheckText, OwnText, RuleText


@click.command(
    "rules",
    cls=SpokenCommand,
    epilog="Examples: orgtree rules; orgtree rules --charter ./charter.yaml --lang zh; orgtree rules --checks; orgtree rules --format json",
)
@click.option("--charter", type=CHARTER, help="Only the rules of this charter: a built-in name or a file.")
@click.option(
    "--checks", "checks_only", is_flag=True, help="List the checks that a charter's rules can use, with their options."
)
@click.option(
    "--format", "form", type=OneOf(["text", "json"]), default="text", show_default=True, help="How it is written."
)
@config_option
@language_option
def command(charter: str | None, checks_only: bool, form: str, config: str | None, language: str | None) -> int:
    """List the rules of charters and orgtree's own findings; with --checks what a charter's rules are made of."""
    from orgtree.api import explaining  # noqa: PLC0415 - loaded when the command runs
    from orgtree.api.languages import need_charter_language  # noqa: PLC0415 - as above
    from orgtree.api.schemas import charter_of  # noqa: PLC0415 - as above
    from orgtree.base.catalogue import MANUALS, translator  # noqa: PLC0415 - as above
    from orgtree.base.escape import json_text, terminal  # noqa: PLC0415 - as above
    from orgtree.check.read_configuration import (  # noqa: PLC0415 - as above
        find_configuration,
        read_configuration,
    )

    spoke = spoken(language)
    translate = translator(spoke)
    if checks_only:
        found = explaining.checks()
        manuals = translator(spoke, MANUALS)
        data: dict[str, Any] = {"orgtree": "checks/1", "checks": [_check_data(entry, manuals) for entry in found]}
        lines: Iterator[str] = (line for entry in found for line in _check(entry, translate, manuals))
    else:
        charters = [charter_of(charter)] if charter else list(explaining.compiled_charters())
        need_charter_language(charters, language)
        own = [] if charter else explaining.own_codes()
        rules = [
            (f"{one.name}: {one.title.pick(spoke)}".removesuffix(": "), explaining.charter_rules(one))
            for one in charters
        ]
        configuration = read_configuration(config) if config else find_configuration("./-")
        if configured := explaining.configured_rules(configuration):
            rules.append((configuration.label, configured))
        data = {
            "orgtree": "rules/1",
            "rules": [_rule_data(entry, spoke) for _, entries in rules for entry in entries],
            "codes": [
                {"code": entry.code, "name": entry.name, "explanation": translate(entry.explanation)} for entry in own
            ],
        }
        lines = _listed(rules, own, spoke, translate)
    if form == "json":
        click.echo(json_text(data, indent=2))
    else:
        click.echo(terminal("\n".join(lines), lines=True))
    return 0


def _listed(
    rules: list[tuple[str, list[RuleText]]], own: list[OwnText], language: str, translate: Callable[[str], str]
) -> Iterator[str]:
    from orgtree.check.finding_words import SEVERITY_WORDS, written_in  # noqa: PLC0415 - loaded when the command runs

    begun = False
    for heading, entries in rules:
        if begun:
            yield ""
        begun = True
        yield heading
        for entry in entries:
            severity = translate(SEVERITY_WORDS[entry.severity])
            source = written_in(entry.source, translate, quoted=entry.status == "quoted")
            line = f"{entry.code:<7} {severity:<8} {entry.title.pick(language) or entry.check}"
            yield line + (f" [{source}]" if source else "")
    if own:
        yield ""
        yield translate(N_("findings of orgtree itself"))
        for code in own:
            yield f"{code.code:<7} {code.name}"


def _check(entry: CheckText, translate: Callable[[str], str], manuals: Callable[[str], str]) -> Iterator[str]:
    yield f"{entry.name}: {manuals(entry.first_line)}"
    for option in entry.options:
        told = [" | ".join(map(manuals, option.forms)), translate(N_("required")) if option.required else ""]
        kind = ", ".join(filter(None, told))
        yield f"  {option.key}{f' ({kind})' if kind else ''}: {manuals(option.description)}".rstrip(": ")
    yield ""


def _check_data(entry: CheckText, manuals: Callable[[str], str]) -> dict[str, Any]:
    options = [
        {
            "key": option.key,
            "type": " | ".join(option.forms),
            "required": option.required,
            "description": manuals(option.description),
        }
        for option in entry.options
    ]
    return {"name": entry.name, "description": manuals(entry.first_line), "options": options}


def _rule_data(entry: RuleText, language: str) -> dict[str, Any]:
    return {
        "code": entry.code,
        "charter": entry.charter,
        "severity": entry.severity,
        "title": entry.title.pick(language),
        "source": entry.source.pick(language),
        "status": entry.status,
        "wording": entry.wording,
        "check": entry.check,
        "in_force": {"from": entry.begins or None, "until": entry.ends or None},
    }
