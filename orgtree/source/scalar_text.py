"""Write scalars as YAML or JSON, in the style of what they replace."""

from __future__ import annotations

import re
from typing import Any, Literal

from orgtree.base.escape import json_text
from orgtree.source.scalars import core_scalar

Quotes = Literal["", "'", '"']
"""How a text stands: plain, or between quotes."""

_BEGIN = re.compile(r"[\w./+]")
_PLAIN = re.compile(r"(?!.*(?:: |:$| #))[^\n\r\x85\u2028\u2029\t]*\Z")
_IN_FLOW = re.compile(r"[^,\[\]{}]*\Z")
_OTHERWISE = re.compile(r"y|n|yes|no|on|off|true|false|null|[-+]?[0-9][0-9_]*(?::[0-9_.]+)*|0b[01_]+", re.IGNORECASE)


def scalar_text(value: Any, quotes: Quotes = "", *, flow: bool = False) -> str:
    r"""Return a scalar that reads back as the value.

    Args:
        value: A text, number, truth value or None.
        quotes: How a text is to stand, where it can.
        flow: Whether it stands between brackets.

    >>> [scalar_text(value) for value in ("Lab", "no", "12", 12, "a: b", None)]
    ['Lab', '"no"', '"12"', '12', '"a: b"', 'null']
    >>> scalar_text("it's", "'")
    "'it''s'"
    """
    if not isinstance(value, str):
        return _bare(value)
    if not quotes and is_plain(value, flow=flow):
        return value
    if quotes == "'" and value.isprintable():
        return f"'{value.replace(chr(39), chr(39) * 2)}'"
    return json_text(value)


def is_plain(value: str, *, flow: bool) -> bool:
    """Return whether a text needs no quotes, for readers of YAML 1.1 and 1.2 alike but for dates."""
    return _is_bare(value, flow=flow) and not _OTHERWISE.fullmatch(value) and core_scalar(value) == value


def key_text(key: str, quotes: Quotes = "", *, flow: bool = False) -> str:
    """Return a key; plain it is a text whatever it looks like.

    >>> key_text("on"), key_text("a: b")
    ('on', '"a: b"')
    """
    return key if not quotes and _is_bare(key, flow=flow) else scalar_text(key, quotes or '"', flow=flow)


def block_text(value: str, sign: str, indent: str, newline: str) -> str | None:
    """Return a text of several lines in the style `|` or `>`, its last line end left out; None where it cannot be.

    Args:
        value: The text.
        sign: The style.
        indent: What its lines begin with.
        newline: What its lines end with.
    """
    body = value.rstrip("\n")
    ends = len(value) - len(body)
    lines = body.split("\n")
    if not body or ends > 1 or not all(line.isprintable() for line in lines) or value[0] in " \t":
        return None
    if sign == ">":
        if any(not line or line[0] in " \t" or line != line.rstrip() for line in lines):
            sign = "|"
        else:
            lines = [part for line in lines for part in (line, "")][:-1]
    shown = [f"{indent}{line}" if line else "" for line in lines]
    return newline.join([sign if ends else f"{sign}-", *shown])


def _is_bare(value: str, *, flow: bool) -> bool:
    """Return whether the characters of a text are taken as they are without quotes."""
    return bool(
        _BEGIN.match(value)
        and value == value.strip()
        and value.isprintable()
        and _PLAIN.match(value)
        and (not flow or _IN_FLOW.match(value))
        and not value.startswith(("---", "..."))
    )


def _bare(value: Any) -> str:
    if isinstance(value, float):
        if value != value:  # noqa: PLR0124 - what is no number differs from itself
            return ".nan"
        if value in (float("inf"), float("-inf")):
            return ".inf" if value > 0 else "-.inf"
        return repr(value)
    return json_text(value)
