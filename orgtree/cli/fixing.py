"""Show the fixes of `orgtree check` as a diff, or apply them to the files."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from orgtree.base.catalogue import N_
from orgtree.cli.common import say

if TYPE_CHECKING:
    from orgtree.api.checking import Outcome


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


def fix_files(outcome: Outcome, *, unsafe: bool = False) -> int:
    """Apply the fixes to the files, leaving all bytes outside the edits.

    Args:
        outcome: What a check found.
        unsafe: Apply fixes, too, that are only guesses.

    Returns:
        How many findings were mended.
    """
    from orgtree.base.files import write_whole  # noqa: PLC0415 - loaded when the command runs
    from orgtree.check.fixes import apply, plan  # noqa: PLC0415 - as above
    from orgtree.source.files import saved_prefix  # noqa: PLC0415 - as above

    report = outcome.report
    numbers = {edit.document for finding in report.findings if finding.fix for edit in finding.fix.edits}
    texts = {}
    prefixes = {}
    for number in sorted(numbers):
        prefix = saved_prefix(Path(report.sources.label(number)), report.sources.text(number))
        if prefix is None:
            say(N_("{file} has changed since it was read and is left as it is"), file=report.sources.label(number))
            continue
        texts[number], prefixes[number] = report.sources.text(number), prefix
    mended = len(plan(texts, report.findings, unsafe=unsafe).applied)
    changed = apply(texts, report.findings, unsafe=unsafe)
    for number, text in changed.items():
        write_whole(report.sources.label(number), prefixes[number] + text.encode(), mends=True)
    if changed:
        say(N_("mended {count} findings in {files} files"), count=mended, files=len(changed))
    else:
        say(N_("nothing to mend") if unsafe else N_("nothing to mend that is safe"))
    return mended
