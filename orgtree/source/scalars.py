"""Resolve plain scalars by the core schema of YAML 1.2 (specification 1.2.2, section 10.3.2).

Only `true` and `false` are truth values, so `no`, `on` and `yes` stay texts; `012` is twelve and
`0o14` as well; nothing is a date.
"""

from __future__ import annotations

import math
import re
from typing import Any

MAX_DIGITS = 250
"""A whole number of more characters stays a text: it would fit no float, and printing it may be refused."""

WORDS: dict[str, Any] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **{sign + word: math.inf for sign in ("", "+") for word in (".inf", ".Inf", ".INF")},
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), -math.inf),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), math.nan),
}
"""The scalars that are neither text nor digits."""

_INTEGER = re.compile(r"[-+]?[0-9]+\Z|0o[0-7]+\Z|0x[0-9a-fA-F]+\Z").match
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z").match


def core_scalar(text: str) -> Any:
    """Return the value of a plain scalar.

    >>> [core_scalar(text) for text in ("no", "0o17", "0x1F", "-1.5e3", "~", "true", "2018-03")]
    ['no', 15, 31, -1500.0, None, True, '2018-03']
    """
    return WORDS[text] if text in WORDS else number(text)


def number(text: str) -> int | float | str:
    """Return the number that a plain scalar writes, else the text itself."""
    if text.isdigit() and text.isascii() and len(text) <= MAX_DIGITS:
        return int(text)
    if _INTEGER(text):
        if len(text) > MAX_DIGITS:
            return text
        return int(text, 0) if text[:2] in ("0o", "0x") else int(text)
    return float(text) if _FLOAT(text) else text
