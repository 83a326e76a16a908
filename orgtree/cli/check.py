"""`orgtree check`: every problem in one run, with its place and remedy."""

from __future__ import annotations

import os
import sys

import click

from orgtree.cli.common import coloured, input_argument, language_option, say, spoken, working

_FORMATS = ["full", "concise", "json", "jsonl", "github", "gitlab", "sarif", "junit"]


@click.command(
    "check",
    epilog="Examples: orgtree check team.yaml; orgtree check team.yaml --format concise --fail-on warning; cat team.yaml | orgtree check -; orgtree check charter.yaml",
)
@input_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    help="How findings are written; else full, or github where GITHUB_ACTIONS is set.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info", "never"]),
    default="error",
    show_default=True,
    help="Exit with 1 for findings as bad as this.",
)
@click.option("--select", multiple=True, help="Only this code and its sub-codes; may be repeated.")
@click.option("--ignore", multiple=True, help="Leave this code and its sub-codes out; may be repeated.")
@click.option("--all", "everything", is_flag=True, help="Show every finding, not the first ten of each rule.")
@click.option("-o", "--output", type=click.Path(dir_okay=False), help="Write to a file instead of standard output.")
@click.option(
    "--config",
    type=click.Path(dir_okay=False),
    help="Configuration file; else orgtree.toml or pyproject.toml beside FILE or above.",
)
@click.option(
    "--baseline",
    type=click.Path(dir_okay=False),
    help="File of old findings that are let pass; entries that no longer occur fail.",
)
@click.option("--write-baseline", is_flag=True, help="Write the present findings to the --baseline file.")
@click.option("--diff", is_flag=True, help="Show what --fix would change.")
@click.option("--fix", is_flag=True, help="Apply the safe fixes.")
@click.option("--watch", is_flag=True, help="Check again whenever a file is saved.")
@click.option("--charter", help="Charter to use instead of the one that the definition names.")
@language_option
def command(
    file: str,
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
    watch: bool,
    charter: str | None,
    language: str | None,
) -> int:
    """Check FILE, a definition or a charter: syntax, schema, graph, the charter's rules, targets and claims.

    Exits with 0 when clean, 1 for findings at or above --fail-on, 2 when the run failed, 3 without input.
    """
    from orgtree import __version__  # noqa: PLC0415 - loaded when the command runs
    from orgtree.api.checking import check_file  # noqa: PLC0415
    from orgtree.base.files import write_whole  # noqa: PLC0415
    from orgtree.check.formats import FORMATS, FormatOptions  # noqa: PLC0415
    from orgtree.cli.main import EXIT_FAILED, EXIT_FINDINGS  # noqa: PLC0415

    if write_baseline and not baseline:
        raise click.UsageError("--write-baseline needs --baseline FILE")
    if watch and file == "-":
        raise click.UsageError("--watch needs a file, not standard input")
    if watch:
        from orgtree.cli.watching import watch_file  # noqa: PLC0415

        return watch_file(file, sys.argv)
    data = sys.stdin.buffer.read() if file == "-" else None
    with working(f"checking {file}"):
        outcome = check_file(
            file,
            stdin=data,
            charter=charter,
            select=select,
            ignore=ignore,
            config=config,
            baseline=None if write_baseline else baseline,
        )
    report = outcome.report
    if write_baseline and baseline:
        from orgtree.check.baseline import write  # noqa: PLC0415

        write_whole(baseline, write(report).encode(), never=outcome.inputs)
        say(f"wrote {len(report.findings)} findings to {baseline}")
        return 0
    if diff or fix:
        from orgtree.cli.fixing import fix_files  # noqa: PLC0415

        return fix_files(outcome, apply=fix)
    name = form or ("github" if os.environ.get("GITHUB_ACTIONS") == "true" and output is None else "full")
    options = FormatOptions(
        language=spoken(language),
        colour=output is None and coloured(sys.stdout),
        width=_width(),
        most_per_rule=None if everything or output else 10,
        version=__version__,
    )
    text = FORMATS[name].render(report, options)
    if output:
        write_whole(output, text.encode(), never=outcome.inputs)
    else:
        click.echo(text, nl=False)
    if outcome.crashed:
        return EXIT_FAILED
    if fail_on != "never" and report.at_least(fail_on):  # type: ignore[arg-type] - click has checked the choice
        return EXIT_FINDINGS
    return 0


def _width() -> int:
    import shutil  # noqa: PLC0415 - only when a frame is drawn

    return min(shutil.get_terminal_size((100, 24)).columns, 160)
