"""The commands, one file each: put a file here and `orgtree NAME` runs its `command`.

The first line of a file's docstring is its line in the help. It is read, not run: a command is imported only when it
is asked for, so that starting stays quick.
"""

from __future__ import annotations

from orgtree.base.folder import Files

COMMANDS = Files(__name__)
"""The commands by name; a lookup imports the module."""


def help_line(name: str) -> str:
    """Return a command's line in the help.

    >>> help_line("draw")
    'draw a chart, a map or a page'
    """
    line = COMMANDS.first_line(name)
    return f"{line[:1].lower()}{line[1:].rstrip('.')}"
