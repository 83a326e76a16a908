"""Check a definition (or a charter) against its rules."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from orgtree.base.catalogue import N_
from orgtree.check.formats import FORMATS, FormatOptions
from orgtree.cli.common import (
    all_option,
    as_of_option,
    charter_option,
    coloured,
    config_option,
    language_option,
    mapping_option,
    output_option,
    say,
    terminal_width,
    working,
)
from orgtree.cli.engine_options import CHECKED, ENGINES, EngineOptions, master_option, memory_option
from orgtree.cli.exit_codes import EXIT_FAILED, EXIT_FINDINGS
from orgtree.cli.repository_paths import repository_paths
from orgtree.cli.spoken_command import OneOf, SpokenCommand, WrongUse, spoken
from orgtree.cli.with_option import tell, with_option

_OF_CODE_HOSTS = ("github", "gitlab", "sarif", "markdown")
"""Formats that name files as a repository does."""

if TYPE_CHECKING:
    from orgtree.api.checking import Outcome
    from orgtree.base.finding import Severity
    from orgtree.check.report import Report


@click.command(
    "check",
    cls=SpokenCommand,
    epilog="Exit codes: 0 nothing found at or above --fail-on; 1 findings; 2 the run failed (wrong use, or a rule that crashed or could not be loaded); 3 no input to read. Examples: orgtree check team.yaml; orgtree check team.yaml --format concise --fail-on warning; cat team.yaml | orgtree check -; orgtree check charter.yaml; orgtree check team.yaml --diff --unsafe",
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(allow_dash=True))
@click.option(
    "--format",
    "form",
    type=OneOf(list(FORMATS)),
    help="How findings are written; else full, or github where GITHUB_ACTIONS is set.",
)
@click.option(
    "--fail-on",
    type=OneOf(["error", "warning", "info", "never"]),
    default="error",
    show_default=True,
    help="Exit with 1 for findings as bad as this.",
)
@click.option("--select", multiple=True, help="Only this code and its sub-codes; may be repeated.")
@click.option("--ignore", multiple=True, help="Leave this code and its sub-codes out; may be repeated.")
@all_option
@output_option
@config_option
@click.option(
    "--baseline",
    type=click.Path(dir_okay=False),
    help="File of old findings that are let pass; entries that no longer occur fail.",
)
@click.option("--write-baseline", is_flag=True, help="Write the present findings to the baseline file.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and exit with 1 if it would.")
@click.option("--fix", is_flag=True, help="Apply the safe fixes, then check again.")
@click.option(
    "--unsafe", is_flag=True, help="With --diff or --fix: take fixes, too, that are only likely, such as near names."
)
@click.option("--watch", is_flag=True, help="Check again whenever a file is saved.")
@click.option(
    "--path-prefix",
    metavar="PATH",
    help="Path of the current folder in the repository, for github, gitlab, sarif and markdown; else the root is found by GITHUB_WORKSPACE, CI_PROJECT_DIR or the folder with .git.",
)
@as_of_option
@with_option
@charter_option
@mapping_option
@click.option(
    "--engine",
    type=OneOf(ENGINES),
    help="FILE is a folder of tables: judge it where it lies, by SQL, or in memory; else as its size says. -o x.parquet is of all that is found.",
)
@memory_option
@master_option
@language_option
def command(
    files: tuple[str, ...],
    form: str | None,
    fail_on: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    everything: bool,
    output: str | None,
    config: str | None,
    baseline: str | None,
    write_baseline: bool,
    diff: bool,
    fix: bool,
    unsafe: bool,
    watch: bool,
    path_prefix: str | None,
    as_of: str | None,
    changes: tuple[str, ...],
    charter: str | None,
    mapping: str | None,
    engine: str | None,
    memory: str | None,
    master: str | None,
    language: str | None,
) -> int:
    """Check each FILE, a definition or a charter: syntax, schema, graph, the charter's rules, targets and claims."""
    from orgtree.api.check_files import check_files  # noqa: PLC0415 - loaded when the command runs
    from orgtree.cli.fixing import fix_files, recover_folders, show_diff  # noqa: PLC0415 - as above
    from orgtree.source import Kept  # noqa: PLC0415 - as above

    _refuse(
        ("-" in files and watch, N_("--watch needs a file, not standard input")),
        (watch and len(files) > 1, N_("--watch watches one definition, and what belongs to it")),
        ("-" in files and fix, N_("--fix needs a file, not standard input; --diff shows what it would change")),
        (unsafe and not (diff or fix), N_("--unsafe goes with --diff or --fix")),
        (
            watch and (diff or fix or write_baseline),
            N_("--watch only checks; leave --diff, --fix and --write-baseline out"),
        ),
        (
            bool(changes) and (diff or fix or write_baseline),
            N_("--with only looks at what would be; leave --diff, --fix and --write-baseline out"),
        ),
    )
    in_memory = {
        "watch": watch,
        "diff": diff,
        "fix": fix,
        "baseline": baseline,
        "write_baseline": write_baseline,
        "path_prefix": path_prefix,
        "as_of": as_of,
        "with_": changes,
        "charter": charter,
        "mapping": mapping,
    }
    asked = EngineOptions(engine, memory, master, sql=None)
    asked.refuse(files[0], **in_memory)
    asked = asked.chosen(files[0], *in_memory.values(), len(files) > 1, told=CHECKED)
    if asked.engine is not None:
        from orgtree.cli.checked_tables import check_where_they_lie, is_parquet  # noqa: PLC0415 - as above

        show = _Shown(form, fail_on, None if is_parquet(output) else output, language, everything=True)
        return show(
            check_where_they_lie(
                files, asked, select=select, ignore=ignore, config=config, output=output, everything=everything
            )
        )
    data = sys.stdin.buffer.read() if "-" in files else None
    show = _Shown(form, fail_on, output, language, everything=everything, path_prefix=path_prefix)
    kept = Kept()

    def run() -> Outcome:
        with working(N_("checking {files}"), files=", ".join(files)):
            return check_files(
                files,
                stdin=data,
                charter=charter,
                mapping=mapping,
                select=select,
                ignore=ignore,
                config=config,
                baseline=None if write_baseline else baseline,
                use_baseline=not write_baseline,
                kept=kept,
                as_of=as_of,
                changes=changes,
            )

    if watch:
        from orgtree.cli.watching import watch_file  # noqa: PLC0415 - as above

        return watch_file(Path(files[0]), run, show)
    if fix:
        recover_folders(files)
    outcome = run()
    for part, root in outcome.parts.items():
        say(N_("{part} is a part of {root}, which is checked"), part=part, root=root)
    if changes and outcome.org is not None:
        tell(outcome.org)
    if write_baseline:
        return _write_baseline(baseline, outcome)
    if diff:
        return EXIT_FINDINGS if show_diff(outcome, unsafe=unsafe, output=output) else 0
    if fix and fix_files(outcome, files, unsafe=unsafe):
        outcome = run()
    return show(outcome)


class _Shown:
    """Shows the outcome of a check as its options say, and returns the exit code."""

    def __init__(
        self,
        form: str | None,
        fail_on: str,
        output: str | None,
        language: str | None,
        *,
        everything: bool,
        path_prefix: str | None = None,
    ) -> None:
        self._form = form or ("github" if os.environ.get("GITHUB_ACTIONS") == "true" and output is None else "full")
        self._fail_on = fail_on
        self._output = output
        self._asked, self._language = language, spoken(language)
        self._everything = everything or output is not None
        if path_prefix is not None and self._form not in _OF_CODE_HOSTS:
            raise WrongUse(N_("--path-prefix goes with --format {known}"), known=", ".join(_OF_CODE_HOSTS))
        self._path = repository_paths(path_prefix, os.environ) if self._form in _OF_CODE_HOSTS else str

    def __call__(self, outcome: Outcome) -> int:
        from orgtree import __version__  # noqa: PLC0415 - loaded when the command runs
        from orgtree.api.languages import need_charter_language, need_language  # noqa: PLC0415 - as above
        from orgtree.base.files import write_whole  # noqa: PLC0415 - as above

        if outcome.org is not None:
            need_language(outcome.org.snapshot, self._asked)
        elif outcome.charter is not None:
            need_charter_language([outcome.charter], self._asked)
        options = FormatOptions(
            language=self._language,
            colour=self._output is None and coloured(sys.stdout),
            width=terminal_width(),
            most_per_rule=None if self._everything else 10,
            version=__version__,
            path=self._path,
        )
        text = FORMATS[self._form].render(outcome.report, options)
        if self._output:
            write_whole(self._output, text.encode())
        else:
            click.echo(text, nl=False)
            if self._form == "github":
                _write_job_summary(outcome, options)
        if self._form == "gitlab":
            _tell_beside(outcome.report, options)
        if outcome.crashed:
            return EXIT_FAILED
        if self._fail_on != "never" and outcome.report.reaches(cast("Severity", self._fail_on)):
            return EXIT_FINDINGS
        return 0


def _tell_beside(report: Report, options: FormatOptions) -> None:
    """Tell on standard error what a format of nothing but findings has no room for."""
    from orgtree.check.finding_words import limited, not_judged  # noqa: PLC0415 - loaded when the command runs

    for line in (*limited((), options, report.unlisted)[1], *not_judged(report, options.translate)):
        click.echo(line, err=True)


def _write_job_summary(outcome: Outcome, options: FormatOptions) -> None:
    """Append all findings to the page that GitHub shows of a job, which holds what annotations have no room for."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if not path:
        return
    try:
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(FORMATS["markdown"].render(outcome.report, options))
    except OSError as error:
        say(N_("the job summary cannot be written: {error}"), error=error.strerror or error)


def _refuse(*cases: tuple[bool, str]) -> None:
    """Refuse options that do not go together."""
    for wrong, message in cases:
        if wrong:
            raise WrongUse(message)


def _write_baseline(baseline: str | None, outcome: Outcome) -> int:
    from orgtree.base.files import write_whole  # noqa: PLC0415 - loaded when the command runs
    from orgtree.check.baseline import write  # noqa: PLC0415 - as above

    path = baseline or outcome.baseline
    if path is None:
        raise WrongUse(N_("--write-baseline needs --baseline FILE, or a baseline in the configuration"))
    write_whole(path, write(outcome.report).encode())
    say(N_("wrote {count} {count:finding|findings} to {path}"), count=len(outcome.report.findings), path=path)
    return EXIT_FAILED if outcome.crashed else 0
