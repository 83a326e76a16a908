"""Draw a chart, a map or a page."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from orgtree.base.catalogue import N_
from orgtree.cli.common import as_of_option, charter_option, input_argument, language_option, load, say, working
from orgtree.cli.picture_flags import chosen, picture_options
from orgtree.cli.public_option import public_option, published
from orgtree.cli.spoken_command import OneOf, SpokenCommand, WrongUse
from orgtree.cli.with_option import changed, with_option
from orgtree.draw.forms import FORMS, PAGE

if TYPE_CHECKING:
    from orgtree.api import Organisation
    from orgtree.base.messages import Saying

_TWO = 2
_DAYS = "Day to look at instead of the definition's: a day, month or year, or today; given twice, the days of the earlier and the later state, of one definition where there is no --before."
_FORMS = sorted([*FORMS, PAGE])
_ENDINGS = " ".join(f".{name}" for name in _FORMS)


@click.command(
    "draw",
    cls=SpokenCommand,
    epilog="Examples: orgtree draw team.yaml -o team.svg; orgtree draw city.yaml -o city.pdf --paper A3 --colour community_joint_body; "
    "orgtree draw city.yaml -o map.png --view map; orgtree draw city.yaml -o body.svg --view body --root s1-joint; orgtree draw city.yaml -o old-new.svg --before last-year.yaml; orgtree draw city.yaml -o change.svg --rev HEAD~1 --only-changes",
)
@input_argument
@click.option(
    "-o",
    "--output",
    metavar=f"FILE[{'|'.join(_ENDINGS.split())}]",
    help="File to write, whose ending says its form; - for standard output.",
    required=True,
)
@click.option("--form", type=OneOf(_FORMS), help="The form, where the output's ending does not say it.")
@picture_options
@partial(as_of_option, several=True, help_=_DAYS)
@with_option
@public_option
@click.option("--rev", help="Mark what changed since FILE was as in this revision of its git repository.")
@charter_option
@click.option("-v", "--verbose", is_flag=True, help="Say what was drawn, and with what.")
@language_option
def command(
    file: str,
    output: str,
    form: str | None,
    rev: str | None,
    verbose: bool,
    as_of: tuple[str, ...],
    changes: tuple[str, ...],
    public: bool,
    charter: str | None,
    **options: Any,
) -> int:
    """Draw FILE as a chart, a map, a joint body or a page."""
    from orgtree.api.drawing import part_names, render_parts  # noqa: PLC0415 - loaded when the command runs
    from orgtree.api.drawing_notes import LeftOutNote, SmallTextNote, TangleNote  # noqa: PLC0415 - as above
    from orgtree.base.files import write_whole  # noqa: PLC0415 - as above
    from orgtree.base.messages import Listing  # noqa: PLC0415 - as above

    wanted = form or Path(output).suffix.lstrip(".").lower()
    if wanted not in _FORMS:
        raise WrongUse(
            N_("'{output}' does not end in a form that can be drawn: {endings}; or say --form"),
            output=output,
            endings=_ENDINGS,
        )
    org, earlier = _states(file, options["before"], rev, as_of, charter, changes)
    if public:
        org, earlier = published(org), None if earlier is None else published(earlier)
    notes: list[Saying] = []
    with working(N_("drawing {count} {count:unit|units}"), count=len(org), when=len(org) > 2000):  # noqa: PLR2004 - where it begins to take a while
        parts = render_parts(org, wanted, chosen(options, before=earlier, notes=notes))
    if output == "-":
        sys.stdout.buffer.write(b"\n".join(parts))
    else:
        names = [str(name) for name in part_names(output, len(parts))]
        for name, content in zip(names, parts, strict=True):
            write_whole(name, content)
        if len(parts) > 1:
            message = N_(
                "Mermaid draws so many units in parts only: {files}; --depth, --root and --gather draw less, and .svg or .html has all in one"
            )
            say(message, files=Listing(tuple(names), 3, quoted=False))
    for note in notes:
        unawares = isinstance(note, LeftOutNote) and not (options["along"] or options["root"])
        if verbose or unawares or isinstance(note, (SmallTextNote, TangleNote)):
            say("{note}", note=note)
    if verbose:
        say(N_("{path}: {size} bytes"), path=output, size=sum(map(len, parts)))
    return 0


def _states(
    file: str, before: str | None, rev: str | None, days: tuple[str, ...], charter: str | None, changes: tuple[str, ...]
) -> tuple[Organisation, Organisation | None]:
    """Return what is drawn, and the earlier state of which changes are marked, if there is one.

    Raises:
        WrongUse: If more is named than two states.
    """
    if rev is not None and before is not None:
        raise WrongUse(N_("--before and --rev do not go together; leave one of them out"))
    if len(days) > _TWO:
        raise WrongUse(N_("--as-of goes twice at most: for the earlier and for the later state"))
    now = load(file, charter)
    earlier = load(before, charter) if before is not None else None
    if rev is not None:
        from orgtree.api.revision import load_revision  # noqa: PLC0415 - only where one is asked for

        earlier = load_revision(file, rev, charter=charter)
    if len(days) == _TWO:
        earlier = (earlier or now).at(days[0])
    return changed(now, changes, days[-1] if days else None), earlier
