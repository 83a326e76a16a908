"""Check a folder of tables where it lies, and print what was found and what was not judged."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, cast

import click

from orgtree.base.catalogue import N_, translator
from orgtree.base.escape import terminal
from orgtree.base.messages import fill, said
from orgtree.check.finding_words import SEVERITY_WORDS, counted, paint, sentence
from orgtree.cli.common import coloured, say, working
from orgtree.cli.exit_codes import EXIT_FINDINGS
from orgtree.cli.spoken_command import WrongUse, spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from orgtree.api.checking_tables import JudgedRule, TablesReport
    from orgtree.base.finding import Severity


def check_where_they_lie(
    files: Sequence[str],
    *,
    memory: str | None,
    select: Sequence[str],
    ignore: Sequence[str],
    config: str | None,
    output: str | None,
    everything: bool,
    fail_on: str,
    language: str | None,
) -> int:
    """Check a folder of tables by DuckDB, and return the exit code.

    Args:
        files: The folder, alone.
        memory: The most memory that DuckDB takes.
        select: Only these codes.
        ignore: Codes to leave out.
        config: Configuration file.
        output: Parquet file of all units that break a rule or are undecided.
        everything: Whether all units that break a rule are told.
        fail_on: Fail where a rule is broken that is as bad as this; "never" not to.
        language: Language of titles and messages.

    Raises:
        WrongUse: If there are several folders, or the output is no Parquet file.
    """
    from orgtree.api.checking_tables import MOST_TOLD, check_tables  # noqa: PLC0415 - loaded when the command runs

    if len(files) > 1:
        raise WrongUse(N_("--engine checks one folder of tables at a time"))
    if output is not None and not output.lower().endswith(".parquet"):
        raise WrongUse(N_("--engine writes all units as Parquet: name the file of -o x.parquet, or leave it out"))
    with working(N_("checking {files}"), files=files[0]):
        report = check_tables(
            files[0],
            memory=memory,
            select=select,
            ignore=ignore,
            config=config,
            findings=output,
            most=None if everything else MOST_TOLD,
        )
    if output is not None:
        say(N_("wrote the units of all rules to {file}"), file=output)
    for line in _lines(report, files[0], translator(spoken(language)), colour=coloured(sys.stdout)):
        click.echo(line)
    return EXIT_FINDINGS if fail_on != "never" and report.at_least(cast("Severity", fail_on)) else 0


def _lines(report: TablesReport, folder: str, translate: Callable[[str], str], *, colour: bool) -> Iterator[str]:
    """Yield what was found, the counts, and what was not judged."""

    def filled(template: str, **facts: Any) -> str:
        return terminal(fill(template, facts, translate))

    for rule in report.rules:
        if rule.failing:
            yield from _of_rule(rule, translate, colour=colour)
            if more := sum(rule.failing.values()) - len(rule.told):
                yield "  " + filled(N_("and {count} more"), count=more)
            yield ""
    yield _summary(report, translate)
    undecided = [f"{rule.code} {rule.undecided}" for rule in report.rules if rule.undecided]
    if undecided:
        yield filled(N_("undecided: {rules}"), rules=translate(N_(", ")).join(undecided))
    yield filled(N_("judged by SQL: {rules}"), rules=_codes([rule.code for rule in report.rules], translate))
    if report.left:
        yield translate(N_("not judged where the tables lie:"))
    for reason in dict.fromkeys(said(rule.reason, translate) for rule in report.left):
        codes = [rule.code for rule in report.left if said(rule.reason, translate) == reason]
        yield "  " + filled(N_("{codes}: {reason}"), codes=_codes(codes, translate), reason=reason)
    yield filled(
        N_(
            "nor what holds in any organisation, targets and claims; `orgtree check {folder}` judges all of it in memory"
        ),
        folder=folder,
    )


def _summary(report: TablesReport, translate: Callable[[str], str]) -> str:
    """Return one line with every count."""
    facts = (
        (sum(rule.undecided for rule in report.rules), N_("{count} undecided"), "count"),
        (sum(rule.excepted for rule in report.rules), N_("{count} silenced"), "count"),
        (report.day, N_("as of {date}"), "date"),
    )
    parts = [fill(template, {fact: value}, translate) for value, template, fact in facts if value]
    return terminal(translate(N_("; ")).join([counted(report.counts, translate), *parts]))


def _of_rule(rule: JudgedRule, translate: Callable[[str], str], *, colour: bool) -> Iterator[str]:
    worst = rule.told[0].finding.severity
    head = paint(f"{translate(SEVERITY_WORDS[worst])}[{terminal(rule.code)}]", worst, colour=colour)
    title = terminal(str(said(rule.title, translate)) or rule.check)
    yield head + paint(f" {terminal(rule.check)}: {title}", "bold", colour=colour)
    for one in rule.told:
        yield f"  {terminal(one.id)}: {sentence(one.finding.message, one.finding.words, translate)}"


def _codes(codes: Sequence[str], translate: Callable[[str], str]) -> str:
    return translate(N_(", ")).join(codes) or "–"
