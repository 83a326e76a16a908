"""Explain a finding's code, or what a charter declares."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from orgtree.base.catalogue import N_
from orgtree.cli.common import CHARTER, config_option, language_option
from orgtree.cli.spoken_command import SpokenCommand, WrongUse, spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from orgtree.api.explaining import CheckText, Declared, OwnText, RuleText


@click.command(
    "explain",
    cls=SpokenCommand,
    epilog="Examples: orgtree explain ORG203; orgtree explain P04 --lang zh; orgtree explain X01 --charter ./charter.yaml; orgtree explain field-range; orgtree explain headcount team.yaml",
)
@click.argument("code")
@click.argument("file", type=click.Path(), required=False)
@click.option(
    "--charter",
    type=CHARTER,
    help="Charter that is meant: a built-in name or a file; else FILE's, else all built-in ones.",
)
@config_option
@language_option
def command(code: str, file: str | None, charter: str | None, config: str | None, language: str | None) -> int:
    """Explain CODE: a finding's code, a charter's rule, the name of a check, or a kind, field, link or metric.

    What a charter declares is named by its name or its title. FILE is a definition or a charter.
    """
    from orgtree.api.check_files import charter_meant  # noqa: PLC0415 - loaded when the command runs
    from orgtree.api.explaining import compiled_charters, explained, nearest_code  # noqa: PLC0415 - as above
    from orgtree.api.languages import need_charter_language  # noqa: PLC0415 - as above
    from orgtree.api.schemas import charter_of  # noqa: PLC0415 - as above
    from orgtree.base.catalogue import translator  # noqa: PLC0415 - as above
    from orgtree.base.escape import terminal  # noqa: PLC0415 - as above
    from orgtree.check.read_configuration import (  # noqa: PLC0415 - as above
        find_configuration,
        read_configuration,
    )

    spoke = spoken(language)
    reference = charter or (charter_meant(file) if file else None)
    asked = charter_of(reference) if reference else None
    need_charter_language([asked] if asked else compiled_charters(), language)
    found = explained(code, asked, read_configuration(config) if config else find_configuration("./-"))
    if not found:
        from orgtree.base.suggest import unknown  # noqa: PLC0415 - on the way of mistakes only

        message, otherwise = (
            N_("there is no code '{name}'")
            if any(map(str.isdigit, code))
            else N_("there is no code, kind, field, link or metric '{name}'"),
            N_("orgtree rules lists them, and orgtree charter NAME what else it declares"),
        )
        find = partial(nearest_code, charter=asked)
        raise WrongUse(unknown(message, code, otherwise=otherwise, find=find))
    translate = translator(spoke)
    parts = ["\n".join(_lines(entry, spoke, translate)) for entry in found]
    click.echo(terminal("\n\n".join(parts), lines=True))
    return 0


def _lines(
    entry: RuleText | OwnText | CheckText | Declared, language: str, translate: Callable[[str], str]
) -> Iterator[str]:
    from orgtree.api.explaining import Declared, RuleText  # noqa: PLC0415 - loaded when the command runs

    if isinstance(entry, RuleText):
        return _rule(entry, language, translate)
    return _declared(entry, language, translate) if isinstance(entry, Declared) else _own(entry, language, translate)


def _declared(entry: Declared, language: str, translate: Callable[[str], str]) -> Iterator[str]:
    """Yield the lines about a kind, a field, a link or a metric."""
    from orgtree.api.charter_entries import Entries  # noqa: PLC0415 - loaded when the command runs
    from orgtree.api.charter_reference import entry_lines  # noqa: PLC0415 - as above

    first, *rest = entry_lines(Entries(entry.charter, language).of(entry), translate, indent="")
    yield f"{translate(entry.what)} {first}"
    yield ""
    yield from rest


def _own(entry: OwnText | CheckText, language: str, translate: Callable[[str], str]) -> Iterator[str]:
    """Yield the lines about one of orgtree's own codes, or about a check."""
    from orgtree.api.explaining import OwnText  # noqa: PLC0415 - loaded when the command runs
    from orgtree.base.catalogue import MANUALS, translator  # noqa: PLC0415 - as above
    from orgtree.check.manuals import manual_in  # noqa: PLC0415 - as above

    if isinstance(entry, OwnText):
        yield f"{entry.code} {entry.name}"
        yield ""
        yield translate(entry.explanation)
    if entry.manual:
        if isinstance(entry, OwnText):
            yield ""
        yield manual_in(entry.manual, translator(language, MANUALS))


def _rule(entry: RuleText, language: str, translate: Callable[[str], str]) -> Iterator[str]:
    """Yield the lines about a charter's rule, from its data."""
    from orgtree.api.charter_entries import CASES, WRITTEN, Entries  # noqa: PLC0415 - loaded when the command runs
    from orgtree.api.charter_entry import flow  # noqa: PLC0415 - as above
    from orgtree.api.rule_facts import rule_facts  # noqa: PLC0415 - as above
    from orgtree.base.messages import Listing  # noqa: PLC0415 - as above
    from orgtree.check.finding_words import labelled  # noqa: PLC0415 - as above

    yield f"{entry.code} {entry.title.pick(language)}".rstrip()
    if entry.description:
        yield ""
        yield entry.description.pick(language)
    yield ""
    for word, value in rule_facts(entry, language):
        if value:
            yield labelled(word, value, translate)
    if entry.declared is None:
        if entry.settings:
            yield labelled(WRITTEN, flow(entry.settings), translate)
    else:
        told = Entries(entry.declared, language)
        for word, value in told.settings(entry):
            yield f"  {labelled(word, value, translate)}"
        if entry.cases:
            yield "  " + labelled(CASES, "", translate).rstrip()
            yield from (f"  - {case}" for case in told.cases(entry))
    if entry.sub_codes:
        yield labelled(N_("sub-codes"), Listing(entry.sub_codes, quoted=False).say(translate), translate)
    yield ""
    if entry.manual:
        yield entry.manual
        return
    yield translate(N_("for the check itself: orgtree explain {check}")).format(check=entry.check)
