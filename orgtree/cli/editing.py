"""What `orgtree apply` and `orgtree edit` share: make the changes, and tell what was done."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any

import click

from orgtree.base.catalogue import N_
from orgtree.cli.common import charter_option, language_option, say, tell_recovered, working
from orgtree.cli.exit_codes import EXIT_FINDINGS
from orgtree.cli.guard_options import guard_options, guards_of, tell_exceeded
from orgtree.cli.spoken_command import WrongUse, spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from orgtree.api.text_editing import Edited
    from orgtree.graph.what_if import WrittenChanges


def editing_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of a command that edits a definition."""
    dry_run = click.option("--dry-run", is_flag=True, help="Write nothing; print what would change as a unified diff.")
    return dry_run(guard_options(charter_option(language_option(function))))


def edit_definition(
    file: str,
    lists: Sequence[str | Path | WrittenChanges],
    *,
    dry_run: bool,
    max_removed: str | None,
    max_changed: str | None,
    charter: str | None,
    language: str | None,
) -> int:
    """Make changes to a definition, and tell what was done; return the exit code.

    Args:
        file: The root file.
        lists: The changes.
        dry_run: Whether nothing is written, and the edits are printed.
        max_removed: The most units that may be removed, else nothing is written: a number or a share.
        max_changed: The most units that may be changed, likewise.
        charter: Charter to use instead of the one that the definition names.
        language: Language asked for.
    """
    from orgtree.api.edit_files import edit_files  # noqa: PLC0415 - loaded when the command runs

    if file == "-":
        raise WrongUse(N_("only a file can be edited, not standard input"))
    guards, speak = guards_of(max_removed, max_changed), spoken(language)

    def allowed(edited: Edited) -> bool:
        return all(guard.exceeded(edited.changes) is None for guard in guards)

    with working(N_("editing {file}"), file=file):
        edited = edit_files(file, *lists, charter=charter, dry_run=dry_run, allowed=allowed)
    if dry_run:
        from orgtree.cli.fixing import print_diff  # noqa: PLC0415 - as above

        print_diff(edited.unified_diff())
    held = tell_exceeded(guards, edited.changes, speak)
    if held and not dry_run:
        from orgtree.base.escape import terminal  # noqa: PLC0415 - as above

        click.echo(terminal(edited.changes.to_text(language=speak), lines=True), nl=False)
        say(N_("'{file}' is left as it is"), file=file)
    else:
        looked = [one for one in lists if isinstance(one, str)] if dry_run else ()
        tell_edited(edited, file, language, dry_run=dry_run, lists=looked)
    return EXIT_FINDINGS if held else 0


def tell_edited(
    edited: Edited,
    file: str,
    language: str | None,
    *,
    dry_run: bool = False,
    told: bool = False,
    lists: Sequence[str] = (),
) -> None:
    """Tell what was edited, what that changes, and whether a check finds something new.

    Args:
        edited: The edit.
        file: The root file.
        language: Language asked for.
        dry_run: Whether nothing was written.
        told: Whether what changes has been told already.
        lists: Of a dry run the files that hold the changes; none where they are words, which no check takes.
    """
    from orgtree.base.escape import terminal  # noqa: PLC0415 - loaded when the command runs

    tell_recovered(edited.recovered)
    if not edited.files:
        say(N_("nothing to change"))
        return
    if not dry_run:
        if edited.changes and not told:
            click.echo(terminal(edited.changes.to_text(language=spoken(language)), lines=True), nl=False)
        names = ", ".join(one.label for one in edited.files)
        say(N_("edited: {files} (edits: {places})"), places=edited.places, files=names)
    if new := edited.findings.new:
        if dry_run and not lists:
            say(N_("new findings: {count}"), count=len(new))
        else:
            words = ["orgtree", "check", file, *(word for one in lists for word in ("--with", one))]
            say(N_("new findings: {count}; see them with: {command}"), count=len(new), command=shlex.join(words))
