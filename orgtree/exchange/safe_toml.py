"""Read TOML whose keys would take their reader the square of their length."""

from __future__ import annotations

import re
import tomllib
from typing import Any

_MOST_CHARACTERS = 1024 * 1024
_MOST_DOTS = 100
_QUOTED = re.compile(r"""\"[^"\n]*"|'[^'\n]*'""")


def read_toml(text: str) -> dict[str, Any]:
    """Return the data of a text.

    Args:
        text: The text.

    Raises:
        ValueError: If it is no TOML, or too long, or a line has a key of too many parts.
        RecursionError: If it is nested too deep.

    >>> read_toml("a.b = 'c.d'")
    {'a': {'b': 'c.d'}}
    """
    if len(text) > _MOST_CHARACTERS:
        message = f"it has more than {_MOST_CHARACTERS} characters"
        raise ValueError(message)
    for number, line in enumerate(text.splitlines(), 1):
        if line.count(".") > _MOST_DOTS and _QUOTED.sub("", line).count(".") > _MOST_DOTS:
            message = f"line {number} has more than {_MOST_DOTS} dots outside of texts"
            raise ValueError(message)
    return tomllib.loads(text)
