"""Explain a finding's code."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import click

from orgtree.base.catalogue import N_
from orgtree.cli.common import Examples, config_option, language_option, spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from orgtree.api.explaining import CheckText, OwnText, RuleText


@click.command(
    "explain",
    cls=Examples,
    epilog="Examples: orgtree explain ORG203; orgtree explain P04 --lang zh; orgtree explain X01 --charter ./charter.yaml; orgtree explain field-range",
)
@click.argument("code")
@click.option("--charter", help="Charter whose rule is meant: a built-in name or a file; else all built-in ones.")
@config_option
@language_option
def command(code: str, charter: str | None, config: str | None, language: str | None) -> int:
    """Explain CODE: a finding's code, a charter's rule, or the name of a check."""
    from orgtree.api.explaining import RuleText, explained, nearest_code  # noqa: PLC0415 - loaded when it runs
    from orgtree.api.schemas import charter_of  # noqa: PLC0415 - as above
    from orgtree.base.catalogue import translator  # noqa: PLC0415 - as above
    from orgtree.base.escape import terminal  # noqa: PLC0415 - as above
    from orgtree.check.read_configuration import (  # noqa: PLC0415 - as above
        find_configuration,
        read_configuration,
    )

    spoke = spoken(language)
    asked = charter_of(charter) if charter else None
    found = explained(code, asked, read_configuration(config) if config else find_configuration("./-"))
    if not found:
        from orgtree.base.suggest import unknown  # noqa: PLC0415 - on the way of mistakes only

        message, otherwise = "there is no code '{name}'", "orgtree rules lists them"
        find = partial(nearest_code, charter=asked)
        raise click.UsageError(str(unknown(message, code, otherwise=otherwise, find=find)))
    translate = translator(spoke)
    parts = []
    for entry in found:
        lines = _rule(entry, spoke, translate) if isinstance(entry, RuleText) else _own(entry, translate)
        parts.append("\n".join(lines))
    click.echo(terminal("\n\n".join(parts), lines=True))
    return 0


def _own(entry: OwnText | CheckText, translate: Callable[[str], str]) -> Iterator[str]:
    """Yield the lines about one of orgtree's own codes, or about a check."""
    from orgtree.api.explaining import OwnText  # noqa: PLC0415 - loaded when the command runs

    if isinstance(entry, OwnText):
        yield f"{entry.code} {entry.name}"
        yield ""
        yield translate(entry.explanation)
    if entry.manual:
        if isinstance(entry, OwnText):
            yield ""
        yield entry.manual


def _rule(entry: RuleText, language: str, translate: Callable[[str], str]) -> Iterator[str]:
    """Yield the lines about a charter's rule, from its data."""
    from orgtree.base.messages import Listing  # noqa: PLC0415 - loaded when the command runs
    from orgtree.check.finding_words import labelled  # noqa: PLC0415 - as above

    yield f"{entry.code} {entry.title.pick(language)}".rstrip()
    if entry.description:
        yield ""
        yield entry.description.pick(language)
    yield ""
    status = N_("read in a text of the rule") if entry.status == "read" else N_("known from a quotation only")
    facts = (
        (N_("charter") if entry.wording else N_("settings"), entry.charter),
        (N_("severity"), _severity(entry, translate)),
        (N_("source"), entry.source.pick(language)),
        (N_("status"), translate(status) if entry.wording else ""),
        (N_("in force"), _in_force(entry, translate)),
        (N_("remedy"), entry.remedy.pick(language)),
        (N_("check"), entry.check),
    )
    for word, value in facts:
        if value:
            yield labelled(word, value, translate)
    for key, value in entry.settings.items():
        yield f"  {key}: {_written(value)}"
    if entry.cases:
        yield "  " + labelled(N_("cases, of which the first that fits counts"), "", translate).rstrip()
        for case in entry.cases:
            yield f"  - {_written(case)}"
    if entry.sub_codes:
        yield labelled(N_("sub-codes"), Listing(entry.sub_codes, quoted=False), translate)
    yield ""
    if entry.manual:
        yield entry.manual
        return
    yield translate(N_("for the check itself: orgtree explain {check}")).format(check=entry.check)


def _in_force(entry: RuleText, translate: Callable[[str], str]) -> str:
    if not entry.begins and not entry.ends:
        return ""
    period = f"{entry.begins}..{entry.ends}"
    if not entry.judged_at:
        return period
    return translate(N_("{period}, judged at {field}")).format(period=period, field=entry.judged_at)


def _severity(entry: RuleText, translate: Callable[[str], str]) -> str:
    from orgtree.check.finding_words import SEVERITY_WORDS  # noqa: PLC0415 - loaded when the command runs

    word = translate(SEVERITY_WORDS[entry.severity])
    return f"{word} ({entry.wording})" if entry.wording else word


def _written(value: Any) -> str:
    """Return plain data as it is written in YAML, on one line."""
    import yaml  # noqa: PLC0415 - loaded when the command runs

    text = yaml.safe_dump(
        value, allow_unicode=True, default_flow_style=True, width=float("inf"), sort_keys=False, explicit_end=False
    )
    return text.removesuffix("\n").removesuffix("\n...")
