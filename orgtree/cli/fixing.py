"""Show the fixes of `orgtree check` as a diff, or apply them to the files."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from orgtree.base.catalogue import N_
from orgtree.cli.common import say, tell_recovered

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from orgtree.api.checking import Outcome
    from orgtree.base.together import Change


_SHOWN_MARK = re.compile(r"^([-+ ])\\u\{feff\}", re.MULTILINE)


def show_diff(outcome: Outcome, *, unsafe: bool = False, output: str | None = None) -> bool:
    """Print the fixes as a unified diff, or write it to a file as it is; return whether there are any."""
    from orgtree.base.files import write_whole  # noqa: PLC0415 - loaded when the command runs
    from orgtree.check.fixes import diff  # noqa: PLC0415 - as above
    from orgtree.source.files import saved_prefix  # noqa: PLC0415 - as above

    sources = outcome.report.sources
    marked = [
        number for number in range(len(sources)) if saved_prefix(Path(sources.label(number)), sources.text(number))
    ]
    text = diff(outcome.report, unsafe=unsafe, marked=marked)
    if output is not None:
        write_whole(output, text.encode("utf-8", "surrogatepass"))
    else:
        print_diff(text)
    return bool(text)


def print_diff(text: str) -> None:
    """Print a unified diff; line ends and a byte order mark are the file's own, so that `patch` takes what is printed."""
    from orgtree.base.escape import terminal  # noqa: PLC0415 - loaded when the command runs

    shown = "\r\n".join(terminal(part, lines=True) for part in text.split("\r\n"))
    click.echo(_SHOWN_MARK.sub("\\1\ufeff", shown), nl=False)


def recover_folders(files: Iterable[str]) -> None:
    """End what a run that was stopped has begun in the folders of some files, and say so."""
    from orgtree.base.folder_lock import folder_lock  # noqa: PLC0415 - loaded when the command runs
    from orgtree.base.journal import JOURNAL  # noqa: PLC0415 - as above
    from orgtree.base.together import recover  # noqa: PLC0415 - as above

    for folder in dict.fromkeys(Path(file).absolute().parent for file in files):
        if (folder / JOURNAL).is_file():
            with folder_lock(folder):
                tell_recovered(recover(folder))


def fix_files(outcome: Outcome, files: Sequence[str], *, unsafe: bool = False) -> int:
    """Apply the fixes to the files, all or none, leaving all bytes outside the edits.

    Args:
        outcome: What a check found.
        files: The files that were checked.
        unsafe: Apply fixes, too, that are only guesses.

    Returns:
        How many findings were mended.

    Raises:
        WriteError: If a file has changed since it was read, or may not be written; none is.
        OSError: If one cannot be written; none is.
    """
    from orgtree.base.together import Change, changed  # noqa: PLC0415 - loaded when the command runs
    from orgtree.check.fixes import apply, plan  # noqa: PLC0415 - as above
    from orgtree.source.files import saved_prefix  # noqa: PLC0415 - as above

    report = outcome.report
    numbers = {edit.document for finding in report.findings if finding.fix for edit in finding.fix.edits}
    texts = {number: report.sources.text(number) for number in sorted(numbers)}
    mended = len(plan(texts, report.findings, unsafe=unsafe).applied)
    mends: dict[Path, Change] = {}
    for number, text in apply(texts, report.findings, unsafe=unsafe).items():
        label = report.sources.label(number)
        prefix = saved_prefix(Path(label), texts[number])
        if prefix is None:
            raise changed(Path(), label)
        before, after = (prefix + one.encode("utf-8", "surrogatepass") for one in (texts[number], text))
        mends[Path(os.path.realpath(label))] = Change(before, after)
    if mends:
        _write(mends, Path(os.path.realpath(files[0])).parent)
        say(N_("mended {count} {count:finding|findings} in {files} {files:file|files}"), count=mended, files=len(mends))
    else:
        say(N_("nothing to mend") if unsafe else N_("nothing to mend that is safe"))
    return mended


def _write(mends: Mapping[Path, Change], home: Path) -> None:
    """Write files together, by a journal in the folder of the first that was checked, or in one above all of them."""
    from orgtree.base.folder_lock import folder_lock  # noqa: PLC0415 - loaded when the command runs
    from orgtree.base.together import recover, write_together  # noqa: PLC0415 - as above

    folder = (
        home
        if all(home in file.parents for file in mends)
        else Path(os.path.commonpath([file.parent for file in mends]))
    )
    with folder_lock(folder):
        recover(folder)
        write_together(folder, {file.relative_to(folder).as_posix(): change for file, change in mends.items()})
