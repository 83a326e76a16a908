"""Compare two definitions: what changed, as text, as data, as a list of changes, as a table."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import click

from orgtree.base.catalogue import N_
from orgtree.cli.common import as_of_option, charter_option, language_option, load, output_option, working
from orgtree.cli.guard_options import guard_options, guards_of, tell_exceeded
from orgtree.cli.spoken_command import OneOf, SpokenCommand, WrongUse, spoken
from orgtree.cli.with_option import changed, with_option
from orgtree.cli.writing import bom_of, bom_option, force_option, form_of, put, refuse_over

if TYPE_CHECKING:
    from orgtree.api.diff import Diff
    from orgtree.api.organisation import Organisation

_FORMATS = ["text", "markdown", "html", "yaml", "json", "csv", "xlsx"]
_ENDINGS = {
    ".txt": "text",
    ".md": "markdown",
    ".html": "html",
    ".yaml": "yaml",
    ".yml": "yaml",
    ".json": "json",
    ".csv": "csv",
    ".xlsx": "xlsx",
}
_WITH_METRICS = ("text", "markdown", "html", "json")
_DAYS = "Day on which both are looked at: a day, month or year, or today; given twice, the two days of one definition that are compared."
_TWO = 2
_LARGE = 20_000
"""From so many units on, comparing takes long enough to say so."""


@click.command(
    "diff",
    cls=SpokenCommand,
    epilog="Exit codes: 0 both say the same; 1 something changed, or with a guard: too much changed; 2 wrong use; 3 nothing to read. "
    "Examples: orgtree diff last-month.yaml team.yaml; orgtree diff last-month.yaml team.yaml -o changes.yaml; orgtree diff team.yaml --rev HEAD~1 --metrics --format markdown; orgtree diff team.yaml --as-of 2015 --as-of 2020; orgtree diff last-month.yaml team.yaml --max-removed 5%",
)
@click.argument("old", type=click.Path(allow_dash=True))
@click.argument("new", type=click.Path(allow_dash=True), required=False)
@click.option("--rev", help="Compare the one file named with what it was in this revision of its git repository.")
@click.option(
    "--format", "form", type=OneOf(_FORMATS), help="How it is written; else as the output's ending says, or text."
)
@output_option
@force_option
@bom_option
@click.option("--metrics", is_flag=True, help="Tell figures before and after, gaps, and findings new and mended.")
@guard_options
@with_option
@partial(as_of_option, several=True, help_=_DAYS)
@charter_option
@language_option
def command(
    old: str,
    new: str | None,
    rev: str | None,
    form: str | None,
    output: str | None,
    force: bool,
    bom: bool,
    metrics: bool,
    max_removed: str | None,
    max_changed: str | None,
    changes: tuple[str, ...],
    as_of: tuple[str, ...],
    charter: str | None,
    language: str | None,
) -> int:
    """Tell what changed from OLD to NEW, by id, grouped by subtree."""
    from orgtree.cli.exit_codes import EXIT_FINDINGS  # noqa: PLC0415 - loaded when the command runs

    form = form_of(form, output, _ENDINGS, shown="text", binary="xlsx")
    if metrics and form not in _WITH_METRICS:
        raise WrongUse(N_("{form} has changes only; --metrics goes with text, markdown, html and json"), form=form)
    mark = bom_of(form, bom=bom)
    guards = guards_of(max_removed, max_changed)
    before, after = _states(old, new, rev, as_of, charter, changes)
    refuse_over(output, form, force=force)
    speak = spoken(language)
    with working(N_("comparing"), when=len(after) > _LARGE):
        diff = before.diff(after)
        content = _written(diff, form, metrics=metrics, language=speak)
    put(content, output, mark)
    # Two days of one file are two days, which is no change of what it says.
    same = {("head", "as_of")} if len(as_of) > 1 and new is None and rev is None else set()
    wrong = (
        tell_exceeded(guards, diff, speak) if guards else any((one.what, one.key) not in same for one in diff.changes)
    )
    return EXIT_FINDINGS if wrong else 0


def _states(
    old: str, new: str | None, rev: str | None, days: tuple[str, ...], charter: str | None, changes: tuple[str, ...]
) -> tuple[Organisation, Organisation]:
    """Return the two states that are compared: two definitions, a revision and what it has become, or two days of one.

    With changes the later one is looked at as it would be; one definition alone is compared with that.

    Raises:
        WrongUse: If what is named is not two states.
    """
    both = days[0] if len(days) == 1 else None
    if new is not None and rev is None and len(days) <= 1:
        return load(old, charter, both), changed(load(new, charter), changes, both)
    if new is None and rev is not None and len(days) <= 1:
        from orgtree.api.revision import load_revision  # noqa: PLC0415 - only where one is asked for

        after = changed(load(old, charter), changes, both)
        with working(N_("reading {file}"), file=old):
            before = load_revision(old, rev, charter=charter)
        return before if both is None else before.at(both), after
    if new is None and rev is None and changes and len(days) <= 1:
        now = load(old, charter)
        return now if both is None else now.at(both), changed(now, changes, both)
    if new is None and rev is None and len(days) == _TWO and not changes:
        first = load(old, charter, days[0])
        return first, first.at(days[1])
    if changes:
        raise WrongUse(N_("--with goes with one day at most"))
    raise WrongUse(
        N_("name two definitions, or one with --rev, one with --with, or one with two days: --as-of 2015 --as-of 2020")
    )


def _written(diff: Diff, form: str, *, metrics: bool, language: str) -> bytes:
    if form == "yaml":
        return diff.to_yaml().encode()
    if form == "xlsx":
        return diff.to_xlsx(language=language)
    if form == "csv":
        return diff.to_csv(language=language).encode()
    said: dict[str, Any] = {"language": language, "metrics": metrics}
    if form == "html":
        return diff.to_html(**said)
    return {"text": diff.to_text, "markdown": diff.to_markdown, "json": diff.to_json}[form](**said).encode()
